import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { refusal, refusalOf, refusalTags } from "../refusal/arbitrary.ts"
import { Refusal } from "../refusal/index.ts"
import { language } from "./arbitrary.ts"
import { Language, textOf } from "./index.ts"

const languages = Language.literals

describe("a refusal in words", () => {
  it("FIELD-14: there is a generator for every refusal, so that these laws are about all of them", () => {
    expect(refusalTags.length).toBe(Refusal.members.length)
  })

  it.each(refusalTags)("TRUST-6: %s is told in Bokmål, Nynorsk and English, each in its own words", (tag) => {
    fc.assert(
      fc.property(refusalOf(tag), (refusal) => {
        const told = languages.map((language) => JSON.stringify(textOf(refusal, language)))
        expect(new Set(told).size).toBe(languages.length)
      })
    )
  })

  it("FIELD-14: is one line of title and a sentence or more, with nothing left out", () => {
    fc.assert(
      fc.property(refusal, language, (refusal, language) => {
        const { title, detail } = textOf(refusal, language)
        expect(title).toMatch(/^[^\n.]{3,80}$/u)
        expect(detail).toMatch(/^[^\n]{3,400}\.$/u)
        expect(title + detail).not.toMatch(/undefined|null|NaN|Invalid Date|\[object/u)
      }),
      { numRuns: 1000 }
    )
  })

  it("SUPPORT-2: says what to do in du-form, without the formal De and without jargon for levels", () => {
    fc.assert(
      fc.property(refusal, language, (refusal, language) => {
        const { title, detail } = textOf(refusal, language)
        expect(`${title} ${detail}`).not.toMatch(/\b(De|Dem|Deres|Dykk|substantial|loa)\b/u)
        if (language !== "en") expect(detail).not.toMatch(/\b(the|your)\b/u)
        if (language === "nn") expect(`${title} ${detail}`).not.toMatch(/\b(ikke|jeg|noe|fra|hvordan|hva)\b/u)
        if (language === "nb") expect(`${title} ${detail}`).not.toMatch(/\b(ikkje|eg|noko|frå|korleis|kva)\b/u)
      }),
      { numRuns: 1000 }
    )
  })

  it("FIELD-25: two mailboxes, letters or sendings that are not found are told alike", () => {
    const notFound = fc.constantFrom("MailboxNotFound" as const, "LetterNotFound" as const, "SendingNotFound" as const)
    const two = notFound.chain((tag) => fc.tuple(refusalOf(tag), refusalOf(tag)))
    fc.assert(
      fc.property(two, language, ([one, other], language) => {
        expect(textOf(one, language)).toEqual(textOf(other, language))
      })
    )
  })

  it("AUTH-14: whoever fails with a password is pointed to ID-porten", () => {
    const failed = fc.oneof(refusalOf("LoginRefused"), refusalOf("TooManyGuesses"))
    fc.assert(
      fc.property(failed, language, (refusal, language) => {
        expect(textOf(refusal, language).detail).toContain("ID-porten")
      })
    )
  })

  it("AUTH-12: a password that is refused is not told back, and a login is not told which half was wrong", () => {
    fc.assert(
      fc.property(refusalOf("LoginRefused"), refusalOf("LoginRefused"), language, (one, other, language) => {
        expect(textOf(one, language)).toEqual(textOf(other, language))
      })
    )
  })

  it("who comes when the text says is not too early: moments are told to the minute, rounded up", () => {
    fc.assert(
      fc.property(refusalOf("TooManyGuesses"), fc.integer({ min: 1, max: 59_999 }), (refusal, early) => {
        const whole = Math.ceil(DateTime.toEpochMillis(refusal.retryAt) / 60_000) * 60_000
        const at = (millis: number) => textOf({ ...refusal, retryAt: DateTime.makeUnsafe(millis) }, "nb")
        expect(at(whole - early)).toEqual(at(whole))
        expect(at(whole + 60_000)).not.toEqual(at(whole))
      })
    )
  })
})
