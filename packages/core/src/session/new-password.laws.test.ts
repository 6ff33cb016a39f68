import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { session, watchedSession } from "./arbitrary.ts"
import { judgeSession, passwordMoment, renewSession, type Session } from "./index.ts"

const watched = fc.oneof(watchedSession("browser"), watchedSession("mobile"))
const after = (at: Instant, milliseconds: number): Instant => DateTime.add(at, { milliseconds })

describe("a new password", () => {
  it("AUTH-12: ends every session that does not know of it, whatever proved it, and says so", () => {
    fc.assert(
      fc.property(watched, instant, ({ policy, session, at }, clock) => {
        const before = session.passwordChosenAt
        fc.pre(Result.isSuccess(judgeSession(policy, session, before, at)))
        const chosenAt = passwordMoment(before, clock)
        expect(judgeSession(policy, session, chosenAt, at)).toEqual(
          Result.fail({ _tag: "SessionEnded", rules: ["AUTH-12"] })
        )
      })
    )
  })

  it("AUTH-12, AUTH-10: leaves the session that it was chosen in what it was, and lengthens nothing", () => {
    fc.assert(
      fc.property(watched, instant, ({ policy, session, at }, clock) => {
        const chosenAt = passwordMoment(session.passwordChosenAt, clock)
        const renewed = renewSession(session, chosenAt)
        expect(judgeSession(policy, renewed, chosenAt, at)).toEqual(
          judgeSession(policy, session, session.passwordChosenAt, at)
        )
        expect({ ...renewed, passwordChosenAt: session.passwordChosenAt }).toEqual(session)
      })
    )
  })

  it("AUTH-12: counts from a moment of its own, however many are chosen at once and whatever the clocks say", () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 2, maxLength: 20 }), (clocks) => {
        let last: Instant | null = null
        for (const clock of clocks) {
          const next: Instant = passwordMoment(last, clock)
          expect(DateTime.isGreaterThanOrEqualTo(next, clock)).toBe(true)
          if (last !== null) expect(DateTime.isGreaterThan(next, last)).toBe(true)
          last = next
        }
      })
    )
  })

  it("AUTH-12: a session of one who never chose a password, or none since it began, ends by its limits alone", () => {
    fc.assert(
      fc.property(watched, fc.option(fc.nat(1e12)), ({ policy, session, at }, earlier) => {
        const own = judgeSession(policy, session, session.passwordChosenAt, at)
        expect(judgeSession(policy, session, null, at)).toEqual(own)
        if (session.passwordChosenAt === null) return
        expect(judgeSession(policy, session, after(session.passwordChosenAt, -(earlier ?? 0)), at)).toEqual(own)
      })
    )
  })
})

type Step =
  | { readonly _tag: "LogIn"; readonly pause: number }
  | { readonly _tag: "Choose"; readonly pause: number; readonly by: number }
// Two servers' clocks, one behind the other.
const pause = fc.integer({ min: -5, max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ _tag: fc.constant("LogIn" as const), pause }),
  fc.record({ _tag: fc.constant("Choose" as const), pause, by: fc.nat(9) })
)

describe("a person's sessions, as they log in here and there and choose passwords", () => {
  it("AUTH-12: those live that began since the newest password was chosen, and the one that chose it; of the others none", () => {
    fc.assert(
      fc.property(profile, session, fc.array(step, { maxLength: 30 }), ({ session: policy }, first, steps) => {
        let chosenAt: Instant | null = null
        let at = first.startedAt
        // The model: a list of those that live, emptied by each choice of all but one.
        const sessions: Array<Session> = []
        let living: ReadonlySet<number> = new Set()
        const lives = (one: Session) => Result.isSuccess(judgeSession(policy, one, chosenAt, one.startedAt))
        for (const one of steps) {
          at = after(at, one.pause)
          if (one._tag === "LogIn") {
            living = new Set([...living, sessions.length])
            sessions.push({ ...first, startedAt: at, lastUse: at, passwordChosenAt: chosenAt })
          } else {
            const by = [...living][one.by % Math.max(1, living.size)]
            const chooser = by === undefined ? undefined : sessions[by]
            if (by === undefined || chooser === undefined) continue
            const moment: Instant = passwordMoment(chosenAt, at)
            chosenAt = moment
            sessions[by] = renewSession(chooser, moment)
            living = new Set([by])
          }
          expect(sessions.map(lives)).toEqual(sessions.map((_, index) => living.has(index)))
        }
      })
    )
  })
})
