import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { refusal } from "./arbitrary.ts"
import { Explanation, explain } from "./index.ts"

describe("explaining a refusal", () => {
  it("FIELD-14: every refusal says whether a retry can help, whose fault it is and what one can do", () => {
    fc.assert(
      fc.property(refusal, (refusal) => {
        expect(Schema.is(Explanation)(explain(refusal))).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-14: a retry can help exactly where the remedy is to ask the same again", () => {
    fc.assert(
      fc.property(refusal, (refusal) => {
        const { retryable, remedy } = explain(refusal)
        expect(retryable).toBe(remedy?._tag === "WaitUntil" || remedy?._tag === "TryAgain")
      })
    )
  })

  it("FIELD-25: what is not found has no remedy, and all that is not found has one explanation", () => {
    fc.assert(
      fc.property(refusal, (refusal) => {
        fc.pre(refusal._tag.endsWith("NotFound"))
        expect(explain(refusal)).toEqual({ retryable: false, fault: "caller", remedy: null })
      })
    )
  })
})
