import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { refusalOf, refusalTags } from "./refusal/arbitrary.ts"
import { Refusal } from "./refusal/index.ts"
import { writtenAs } from "./written.arbitrary.ts"

// The generators spell out each refusal's tag and facts by themselves; the schemas of all words must say the same.
describe("every word's refusals", () => {
  const { again, takenBroken } = writtenAs(Refusal)

  it.each(refusalTags)(
    "FIELD-14: %s comes to whoever asked with its rules and all its facts, and not without",
    (tag) => {
      fc.assert(
        fc.property(refusalOf(tag), (refusal) => {
          expect(again(refusal)).toEqual(refusal)
          expect(takenBroken(refusal)).toEqual([])
        }),
        { numRuns: 10 }
      )
    }
  )
})
