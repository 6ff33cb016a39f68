import { DateTime } from "effect"
import { describe, expect, it } from "vitest"
import { OsloDate } from "../calendar/index.ts"
import { Bytes } from "../policy/index.ts"
import type { Refusal } from "../refusal/index.ts"
import { type Language, textOf } from "./index.ts"

/** The detail, with the spaces that do not break a number written as plain ones. */
const told = (refusal: Refusal, language: Language): string =>
  textOf(refusal, language).detail.replaceAll(/[\u00a0\u202f]/gu, " ")

describe("refusals in words: cases", () => {
  const tooLarge: Refusal = {
    _tag: "LetterTooLarge",
    rules: ["SEND-6"],
    most: Bytes.make(30_000_000),
    has: Bytes.make(30_000_001)
  }

  it("QUOTA-1: sizes are decimal, and one byte too many is one byte too many", () => {
    expect(told(tooLarge, "nb")).toBe("Et brev kan være på høyst 30 MB. Dette er 1 byte for stort.")
    expect(told({ ...tooLarge, has: Bytes.make(31_249_001) }, "nn")).toBe(
      "Eit brev kan vere på høgst 30 MB. Dette er 1,3 MB for stort."
    )
    expect(told({ ...tooLarge, has: Bytes.make(30_128_000) }, "en")).toBe(
      "A letter can be at most 30 MB. This one is 128 kB too large."
    )
  })

  it("LIFE-3: dates are written as people write them", () => {
    const closed: Refusal = {
      _tag: "MailboxIsClosed",
      rules: ["LIFE-3"],
      deletionDay: OsloDate.make("2026-11-22"),
      reopenLevel: "high"
    }
    expect(told(closed, "nb")).toContain("til og med 22. november 2026.")
    expect(told(closed, "nn")).toContain("til og med 22. november 2026.")
    expect(told(closed, "en")).toContain("until the end of 22 November 2026.")
  })

  it("AUTH-12: moments are Oslo's, to the minute, summer and winter", () => {
    const wait = (at: string): Refusal => ({
      _tag: "TooManyGuesses",
      rules: ["AUTH-12"],
      retryAt: DateTime.makeUnsafe(at)
    })
    expect(told(wait("2026-07-01T08:15:00Z"), "nb")).toContain("1. juli 2026 kl. 10.15.")
    expect(told(wait("2026-12-01T08:14:00.001Z"), "nn")).toContain("1. desember 2026 kl. 09.15.")
    expect(told(wait("2026-12-31T23:00:00Z"), "en")).toContain("1 January 2027 at 00:00.")
  })

  it.each([
    [["AUTH-4"], "substantial", "Post fra det offentlige kan ikke åpnes med passord. Logg inn med ID-porten."],
    [
      ["AUTH-3"],
      "high",
      "Avsenderen krever en sikrere innlogging enn den du har nå. Logg inn med BankID, Buypass eller Commfides."
    ],
    [["AUTH-12"], "substantial", "Dette krever en sikrere innlogging enn den du har nå. Logg inn med ID-porten."]
  ] as const)("AUTH-5: a locked letter says why (%j) and how it opens", (rules, stepUpTo, text) => {
    expect(told({ _tag: "LevelTooLow", rules, has: "password", stepUpTo }, "nb")).toBe(text)
  })
})
