import { FileName } from "@postkasse/core/letter"
import { fileName } from "@postkasse/core/testing"
import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dispositionOf } from "./disposition.ts"

/** Names of characters that turn into others when they are spelled plainly: full-width slashes and quotes, ligatures. */
const lookalike = fc
  .string({ unit: fc.constantFrom("／", "＼", "．", "＂", "％", "﹨", "ﬁ", "a"), minLength: 1, maxLength: 20 })
  .filter(Schema.is(FileName))
const name = fc.oneof(fileName, lookalike, fc.string({ unit: "binary", maxLength: 60 }).filter(Schema.is(FileName)))

describe("a Content-Disposition", () => {
  it("gives the name back whole to who reads UTF-8 (RFC 8187)", () => {
    fc.assert(
      fc.property(name, (name) => {
        const [, told = ""] =
          /; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*)$/.exec(dispositionOf("inline", name)) ?? []
        expect(decodeURIComponent(told)).toBe(name)
      })
    )
  })

  it("is a header whatever the name: printable ASCII, and one quoted name that nothing ends early", () => {
    fc.assert(
      fc.property(name, (name) => {
        const header = dispositionOf("attachment", name)
        expect(header).toMatch(/^attachment; filename="[^"\\/%\p{Cc}]*"; filename\*=UTF-8''\S*$/u)
        expect(header).toMatch(/^[\x20-\x7e]+$/)
        expect(() => new Headers({ "content-disposition": header })).not.toThrow()
      })
    )
  })
})
