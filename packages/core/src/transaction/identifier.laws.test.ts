import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Identifier } from "./index.ts"

const is = Schema.is(Identifier)

describe("an id", () => {
  it("is a UUID, and has one spelling: no other text names the same", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(is(id)).toBe(true)
        for (const other of [id.toUpperCase(), `{${id}}`, id.replaceAll("-", ""), ` ${id}`, `${id}\n`]) {
          expect(is(other)).toBe(other === id)
        }
      })
    )
  })

  it("is nothing else", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(is(text)).toBe(false)
      })
    )
  })
})
