import { instant, sending } from "@postkasse/core/testing"
import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { json } from "../codec/index.ts"
import { StoredState } from "./state.ts"

const state = json("sending's state", StoredState)

describe("a sending's state", () => {
  it("is read as it was stored", () => {
    fc.assert(
      fc.property(sending, ({ state: before }) => {
        expect(state.decode(JSON.parse(JSON.stringify(state.encode(before))))).toEqual(before)
      })
    )
  })

  it("SEND-3: that was cleared before the acceptance was kept counts from when it was cleared", () => {
    fc.assert(
      fc.property(instant, (at) => {
        const before = { _tag: "Cleared", at: DateTime.formatIso(at) }
        expect(state.decode(before)).toEqual({ _tag: "Cleared", at, acceptedAt: at })
        expect(() => state.decode({ _tag: "Accepted" })).toThrow("does not parse")
      })
    )
  })
})
