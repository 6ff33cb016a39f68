import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { anyText } from "../letter/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { guessCount } from "./arbitrary.ts"
import {
  afterWrongGuess,
  type GuessCount,
  guessesPassedBefore,
  judgeGuess,
  judgePassword,
  type PasswordRefused,
  withoutGuess
} from "./index.ts"

const policy = profile.map((profile) => profile.password)
const never = () => false
const why = (...of: Parameters<typeof judgePassword>): PasswordRefused["why"] | "fine" => {
  const answer = judgePassword(...of)
  return Result.isSuccess(answer) ? "fine" : answer.failure.why
}
const letter = fc.constantFrom(..."aZ0 æ漢🎉\u{1d11e}\u0000'")

describe("choosing a password", () => {
  it("AUTH-12: any characters will do: only their number and the list of common ones decide", () => {
    fc.assert(
      fc.property(policy, letter, fc.nat(200), fc.boolean(), (policy, letter, length, common) => {
        const right = length >= policy.minCharacters && length <= policy.maxCharacters
        const expected = right ? (common ? "Common" : "fine") : length < policy.minCharacters ? "TooShort" : "TooLong"
        expect(why(policy, letter.repeat(length), () => common)).toBe(expected)
      }),
      { numRuns: 500 }
    )
  })

  it("AUTH-12: the same word typed on another keyboard is the same password", () => {
    const word = fc.string({
      unit: fc.constantFrom("å", "é", "ö", "Å", "x", "a\u030a", "e\u0301\u0323"),
      maxLength: 30
    })
    fc.assert(
      fc.property(policy, word, (policy, word) => {
        const typed = [word.normalize("NFC"), word.normalize("NFD")].map((text) => judgePassword(policy, text, never))
        expect(typed[0]).toEqual(typed[1])
        if (typed[0] !== undefined && Result.isSuccess(typed[0])) expect(typed[0].success).toBe(word.normalize("NFC"))
      })
    )
  })

  it("AUTH-12: a common password is common in whatever case", () => {
    const common = (text: string) => text === "passordpassord"
    fc.assert(
      fc.property(policy, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (numbers, upper) => {
        const policy = { ...numbers, minCharacters: 1, maxCharacters: 128 }
        const text = upper.map((up, at) => (up ? "PASSORDPASSORD"[at] : "passordpassord"[at])).join("")
        expect(why(policy, text, common)).toBe("Common")
      })
    )
  })

  it("AUTH-12: every text gets an answer, and what was chosen can be chosen again unchanged", () => {
    fc.assert(
      fc.property(policy, anyText, (policy, text) => {
        const first = judgePassword(policy, text, never)
        if (Result.isSuccess(first)) expect(judgePassword(policy, first.success, never)).toEqual(first)
      })
    )
  })
})

describe("guessing a password", () => {
  const pauses = fc.array(fc.oneof(fc.nat(1000), fc.nat(30 * 60_000)), { maxLength: 60 })

  it("AUTH-12: of however many guesses no more are heard within a window than the limit", () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: 1, max: 8 }), instant, pauses, (policy, most, start, pauses) => {
        let count: GuessCount | null = null
        let at = start
        const heard: Array<{ at: DateTime.Utc; window: number }> = []
        for (const pause of pauses) {
          at = DateTime.add(at, { milliseconds: pause })
          if (Result.isFailure(judgeGuess(policy, most, count, at))) continue
          const next: GuessCount = afterWrongGuess(policy, count, at)
          heard.push({ at, window: DateTime.toEpochMillis(next.since) })
          count = next
        }
        for (const { window } of heard) {
          const inWindow = heard.filter((guess) => {
            const since = DateTime.toEpochMillis(guess.at) - window
            return since >= 0 && since < policy.guessWindow
          })
          expect(inWindow.length).toBeLessThanOrEqual(most)
        }
      })
    )
  })

  it("AUTH-12: the limit is reached: that many guesses are heard at once, and not one more", () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: 1, max: 30 }), instant, (policy, most, at) => {
        let count: GuessCount | null = null
        for (let guess = 0; guess < most; guess++) {
          expect(Result.isSuccess(judgeGuess(policy, most, count, at))).toBe(true)
          count = afterWrongGuess(policy, count, at)
        }
        expect(Result.isFailure(judgeGuess(policy, most, count, at))).toBe(true)
      })
    )
  })

  it("AUTH-12: a guess that was none leaves the wrong ones as they were, and none takes away another's", () => {
    fc.assert(
      fc.property(policy, guessCount, instant, (policy, count, other) => {
        const counted = afterWrongGuess(policy, count, count.since)
        expect(withoutGuess(counted, counted.since)).toEqual(count)
        expect(withoutGuess({ ...count, wrong: 0 }, count.since)).toEqual({ ...count, wrong: 0 })
        fc.pre(!DateTime.Equivalence(other, count.since))
        expect(withoutGuess(count, other)).toEqual(count)
      })
    )
  })

  it("AUTH-12: guesses that were not heard are none, and let no more others be answered in a window, however late they are taken back", () => {
    const guess = fc.record({
      pause: fc.oneof(fc.nat(1000), fc.nat(30 * 60_000)),
      /** Null where it is answered; else how many guesses later it is taken back. */
      unheardFor: fc.option(fc.nat(5))
    })
    const guesses = fc.array(guess, { maxLength: 60 })
    fc.assert(
      fc.property(policy, fc.integer({ min: 1, max: 8 }), instant, guesses, (policy, most, start, guesses) => {
        let count: GuessCount | null = null
        let at = start
        const answered = new Map<number, number>()
        const pending: Array<{ readonly back: number; readonly since: DateTime.Utc }> = []
        for (const [turn, { pause, unheardFor }] of guesses.entries()) {
          at = DateTime.add(at, { milliseconds: pause })
          for (const { since } of pending.filter(({ back }) => back === turn)) {
            if (count !== null) count = withoutGuess(count, since)
          }
          if (Result.isFailure(judgeGuess(policy, most, count, at))) continue
          const counted: GuessCount = afterWrongGuess(policy, count, at)
          count = counted
          const window = DateTime.toEpochMillis(counted.since)
          if (unheardFor === null) answered.set(window, (answered.get(window) ?? 0) + 1)
          else pending.push({ back: turn + 1 + unheardFor, since: counted.since })
        }
        for (const number of answered.values()) expect(number).toBeLessThanOrEqual(most)
      }),
      { numRuns: 500 }
    )
  })

  it("AUTH-12: what is swept was as good as not counted, and what still counts is not swept", () => {
    fc.assert(
      fc.property(policy, guessCount, instant, fc.nat(40_000_000), (policy, { wrong }, at, early) => {
        const before = guessesPassedBefore(policy, at)
        const swept = { wrong, since: DateTime.subtract(before, { milliseconds: early + 1 }) }
        expect(judgeGuess(policy, wrong, swept, at)).toEqual(Result.succeed(undefined))
        expect(afterWrongGuess(policy, swept, at)).toEqual(afterWrongGuess(policy, null, at))
        const kept = { wrong, since: DateTime.add(before, { milliseconds: 1 }) }
        expect(Result.isFailure(judgeGuess(policy, wrong, kept, at))).toBe(true)
      })
    )
  })

  it("AUTH-12: who is told to wait is heard at that moment, and not before it", () => {
    fc.assert(
      fc.property(policy, guessCount, fc.nat(40_000_000), (policy, count, later) => {
        const at = DateTime.add(count.since, { milliseconds: later })
        const answer = judgeGuess(policy, count.wrong, count, at)
        fc.pre(Result.isFailure(answer))
        if (Result.isSuccess(answer)) return
        const { retryAt } = answer.failure
        expect(DateTime.isGreaterThan(retryAt, at)).toBe(true)
        expect(
          Result.isFailure(judgeGuess(policy, count.wrong, count, DateTime.subtract(retryAt, { milliseconds: 1 })))
        ).toBe(true)
        expect(Result.isSuccess(judgeGuess(policy, count.wrong, count, retryAt))).toBe(true)
        expect(afterWrongGuess(policy, count, retryAt)).toEqual({ wrong: 1, since: retryAt })
      })
    )
  })
})
