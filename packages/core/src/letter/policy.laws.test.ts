import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { letter } from "./arbitrary.ts"
import { confirmed, documentsOf, isVisible, opened } from "./index.ts"

describe("a letter", () => {
  it("FIELD-6: shows from its delivery time on, and not a moment before", () => {
    fc.assert(
      fc.property(letter, instant, (letter, at) => {
        expect(isVisible(letter, letter.visibleAt)).toBe(true)
        expect(isVisible(letter, DateTime.subtract(letter.visibleAt, { milliseconds: 1 }))).toBe(false)
        expect(isVisible(letter, at)).toBe(DateTime.isGreaterThanOrEqualTo(at, letter.visibleAt))
      })
    )
  })

  it("FIELD-8, FIELD-12: keeps the moment at which it was first opened, and first confirmed, and changes in nothing else", () => {
    fc.assert(
      fc.property(letter, instant, instant, (letter, first, again) => {
        expect(opened(letter, first)).toEqual({ ...letter, openedAt: letter.openedAt ?? first })
        expect(opened(opened(letter, first), again)).toEqual(opened(letter, first))
        expect(confirmed(letter, first)).toEqual({ ...letter, confirmedAt: letter.confirmedAt ?? first })
        expect(confirmed(confirmed(letter, first), again)).toEqual(confirmed(letter, first))
      })
    )
  })

  it("SEND-6, AUTH-11: has the documents that were sent with it; one that only links elsewhere has none", () => {
    fc.assert(
      fc.property(letter, (letter) => {
        const { contents } = letter
        expect(documentsOf(letter)).toEqual(contents._tag === "LinkElsewhere" ? [] : contents.documents)
      })
    )
  })
})
