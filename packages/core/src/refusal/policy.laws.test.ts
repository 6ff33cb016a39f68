import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { writtenAs } from "../written.arbitrary.ts"
import { refusal, refusalOf, refusalTags } from "./arbitrary.ts"
import { Explanation, explain, Refusal, type Remedy } from "./index.ts"

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

  it("FIELD-14: every refusal and its explanation are written down whole", () => {
    for (const tag of refusalTags) {
      fc.assert(
        fc.property(refusalOf(tag), (refusal) => {
          expect(writtenAs(Refusal).again(refusal)).toEqual(refusal)
          expect(writtenAs(Refusal).takenBroken(refusal)).toEqual([])
          const explanation = explain(refusal)
          expect(writtenAs(Explanation).again(explanation)).toEqual(explanation)
          expect(writtenAs(Explanation).takenBroken(explanation)).toEqual([])
        }),
        { numRuns: 5 }
      )
    }
  })

  it("FIELD-14: it is the operator's doing where a letter is held, the log was altered or not signed as it should be, or no price is set, and the caller's elsewhere", () => {
    fc.assert(
      fc.property(refusal, (refusal) => {
        const operators = ["HeadRefused", "LetterHeld", "LogAltered", "PriceListMissing"].includes(refusal._tag)
        expect(explain(refusal).fault).toBe(operators ? "operator" : "caller")
      }),
      { numRuns: 500 }
    )
  })

  it("FIELD-9: what is wrong or missing in a recipient is put right; nothing makes a mailbox for those who have none", () => {
    fc.assert(
      fc.property(refusalOf("RecipientNotDigital"), (refusal) => {
        const { result } = refusal
        const what = result._tag === "Invalid" ? result.field : "recipient"
        const nothing = result._tag === "IdentifiedNotDigital"
        expect(explain(refusal).remedy).toEqual(nothing ? null : { _tag: "Correct", what })
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

  const askOwner: Remedy = { _tag: "AskOwner" }
  const rules = ["FIELD-14"] as const

  it.each<readonly [why: string, refusal: Refusal, remedy: Remedy | null]>([
    [
      "FIELD-11: a batch that was cancelled",
      { _tag: "BatchNotOpen", rules, phase: "cancelled" },
      { _tag: "BeginAgain" }
    ],
    ["FIELD-11: a batch that goes its way", { _tag: "BatchNotOpen", rules, phase: "committed" }, null],
    [
      "INVOICE-3: an invoice marked as paid",
      { _tag: "NotPayable", rules, why: "MarkedPaid" },
      { _tag: "TakeBackMark" }
    ],
    ["INVOICE-3: an invoice paid here", { _tag: "NotPayable", rules, why: "PaidHere" }, null],
    [
      "NOTIFY-9: terms that newer ones came after",
      { _tag: "TermsNotCurrent", rules, current: "2" },
      { _tag: "AcceptTerms", version: "2" }
    ],
    ["NOTIFY-9: terms before there are any", { _tag: "TermsNotCurrent", rules, current: null }, null],
    ["FIELD-22: more than the owner lets one do", { _tag: "OutsideGrant", rules: ["FIELD-22"] }, askOwner],
    ["LIFE-7: more than an estate may, whose owner is dead", { _tag: "OutsideGrant", rules: ["LIFE-7"] }, null],
    ["ACCESS-1: access that the owner gave", { _tag: "GivenByAnother", rules, givenBy: "owner" }, askOwner],
    [
      "ACCESS-5: access that the operator gave",
      { _tag: "GivenByAnother", rules, givenBy: "operator" },
      { _tag: "WriteToSupport" }
    ],
    [
      "BUSINESS-3: an account that there is",
      { _tag: "AccountExists", rules },
      { _tag: "AskOneOf", roles: ["accountManager", "administrator"] }
    ]
  ])("FIELD-14: what can be done about it: %s", (_, refusal, remedy) => {
    expect(explain(refusal).remedy).toEqual(remedy)
  })
})
