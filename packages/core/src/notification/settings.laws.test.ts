import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { personId } from "../identity/arbitrary.ts"
import { owner } from "../mailbox/arbitrary.ts"
import { explain } from "../refusal/index.ts"
import { personSettings, terms } from "./arbitrary.ts"
import {
  acceptTerms,
  defaultSettings,
  type PersonSettings,
  termsInForce,
  termsToAccept,
  turnOff,
  turnOn
} from "./index.ts"

const has = ({ on }: PersonSettings, channel: "email" | "sms"): boolean => on === channel || on === "both"
const channel = fc.constantFrom("email" as const, "sms" as const)

describe("a person's settings", () => {
  it("NOTIFY-2: each channel is turned on and off by itself, but the last that is on stays on", () => {
    fc.assert(
      fc.property(personSettings, channel, (settings, channel) => {
        const other = channel === "email" ? "sms" : "email"
        const on = turnOn(settings, channel)
        expect([has(on, channel), has(on, other)]).toEqual([true, has(settings, other)])
        const off = turnOff(settings, channel)
        if (Result.isSuccess(off)) {
          expect([has(off.success, channel), has(off.success, other)]).toEqual([false, true])
          expect(has(settings, other)).toBe(true)
        } else {
          expect(off.failure).toEqual({ _tag: "LastChannel", rules: ["NOTIFY-2"] })
          expect([has(settings, channel), has(settings, other)]).toEqual([true, false])
        }
      })
    )
  })

  it("NOTIFY-2: whatever is turned on and off, in whatever order, something is on", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), channel)), (changes) => {
        const settings = changes.reduce<PersonSettings>((settings, [on, channel]) => {
          const answer = on ? Result.succeed(turnOn(settings, channel)) : turnOff(settings, channel)
          return Result.isSuccess(answer) ? answer.success : settings
        }, defaultSettings)
        expect(has(settings, "email") || has(settings, "sms")).toBe(true)
        const [last] = changes.toReversed()
        if (last?.[0] === true) expect(has(settings, last[1])).toBe(true)
      })
    )
  })

  it("NOTIFY-1: both are on to begin with", () => {
    expect([has(defaultSettings, "email"), has(defaultSettings, "sms")]).toEqual([true, true])
    expect(defaultSettings._tag).toBe("PersonSettings")
  })
})

describe("the terms", () => {
  it("NOTIFY-9: those in force are the latest that have come into force", () => {
    fc.assert(
      fc.property(terms, instant, (terms, at) => {
        const begun = terms.filter(({ effectiveFrom }) => DateTime.isLessThanOrEqualTo(effectiveFrom, at))
        const current = termsInForce(terms, at)
        expect(current === null).toBe(begun.length === 0)
        if (current === null) return
        expect(begun).toContain(current)
        for (const one of begun) expect(DateTime.isGreaterThan(one.effectiveFrom, current.effectiveFrom)).toBe(false)
      })
    )
  })

  it("NOTIFY-9, RECEIVE-12: a person or a business accepts what is in force or announced, and is then asked for nothing more", () => {
    fc.assert(
      fc.property(
        terms,
        owner,
        personId,
        fc.constantFrom("1", "2", "3", "4", "5"),
        instant,
        (terms, owner, by, version, at) => {
          const answer = acceptTerms(terms, owner, by, version, at)
          const current = termsInForce(terms, at)
          const known = terms.find((one) => one.version === version)
          const isPast =
            known === undefined ||
            (current !== null &&
              known !== current &&
              !DateTime.isGreaterThan(known.effectiveFrom, current.effectiveFrom))
          if (Result.isFailure(answer)) {
            expect(isPast).toBe(true)
            expect(answer.failure).toEqual({
              _tag: "TermsNotCurrent",
              rules: ["NOTIFY-9"],
              current: current?.version ?? null
            })
            expect(termsToAccept(terms, version, at)).toBe(current?.version ?? null)
            const { remedy } = explain(answer.failure)
            expect(remedy).toEqual(current === null ? null : { _tag: "AcceptTerms", version: current.version })
            if (remedy?._tag !== "AcceptTerms") return
            expect(Result.isSuccess(acceptTerms(terms, owner, by, remedy.version, at))).toBe(true)
          } else {
            expect(isPast).toBe(false)
            expect(answer.success).toEqual({ _tag: "TermsAccepted", owner, by, version, at, rules: ["NOTIFY-9"] })
            expect(termsToAccept(terms, version, at)).toBeNull()
          }
        }
      )
    )
  })

  it("NOTIFY-9: when new terms come into force, whoever has accepted older ones must accept again", () => {
    fc.assert(
      fc.property(terms, instant, (terms, at) => {
        expect(termsToAccept(terms, null, at)).toBe(termsInForce(terms, at)?.version ?? null)
        for (const one of terms) {
          for (const later of terms) {
            if (!DateTime.isGreaterThan(later.effectiveFrom, one.effectiveFrom)) continue
            expect(termsToAccept(terms, one.version, later.effectiveFrom)).toBe(
              termsInForce(terms, later.effectiveFrom)?.version
            )
          }
        }
      })
    )
  })
})
