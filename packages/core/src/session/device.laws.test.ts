import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addDays, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { type Level } from "../identity/index.ts"
import { profile } from "../policy/arbitrary.ts"
import type { SessionPolicy } from "../policy/index.ts"
import { proof, session, watchedSession } from "./arbitrary.ts"
import { judgeSession, levelOfProof, type Session, useSession } from "./index.ts"

const policy = profile.map((profile) => profile.session)
const hours = 3_600_000
const after = (at: DateTime.Utc, milliseconds: number): DateTime.Utc => DateTime.add(at, { milliseconds })
// Where its person has chosen no password since.
const judge = (policy: SessionPolicy, session: Session, at: Instant) =>
  judgeSession(policy, session, session.passwordChosenAt, at)
const lives = (...of: Parameters<typeof judge>): boolean => Result.isSuccess(judge(...of))
const worth = (...of: Parameters<typeof judge>): Level | "ended" => {
  const standing = judge(...of)
  return Result.isSuccess(standing) ? standing.success.level : "ended"
}
const on = (device: Session["device"]) => session.map((session): Session => ({ ...session, device }))
describe("a browser session", () => {
  it("AUTH-10: keeps its level and ends at its idle limit, unless used", () => {
    fc.assert(
      fc.property(watchedSession("browser"), ({ policy, session, at }) => {
        const fresh = { ...session, lastUse: session.startedAt }
        const idle = after(session.startedAt, policy.browserIdle)
        fc.pre(1 < policy.browserIdle && policy.browserIdle < policy.browserAbsolute)
        expect(worth(policy, fresh, after(idle, -1))).toBe(levelOfProof(session.proof))
        expect(worth(policy, fresh, idle)).toBe("ended")
        expect(worth(policy, useSession(policy, fresh, after(idle, -1)), idle)).toBe(levelOfProof(session.proof))
        if (lives(policy, session, at)) expect(worth(policy, session, at)).toBe(levelOfProof(session.proof))
      })
    )
  })

  it("AUTH-10: ends at its absolute limit however much it is used", () => {
    fc.assert(
      fc.property(policy, on("browser"), fc.array(instant), (policy, session, uses) => {
        const used = uses.reduce((session, use) => useSession(policy, session, use), session)
        expect(lives(policy, used, after(session.startedAt, policy.browserAbsolute))).toBe(false)
        const last = after(session.startedAt, policy.browserAbsolute - 1)
        expect(lives(policy, useSession(policy, { ...session, lastUse: session.startedAt }, last), last)).toBe(true)
      })
    )
  })

  it("AUTH-10: a step-up is a new session, with limits of its own", () => {
    fc.assert(
      fc.property(watchedSession("browser"), proof, ({ policy, session, at }, proof) => {
        const steppedUp = { ...session, proof, startedAt: at, lastUse: at }
        expect(worth(policy, steppedUp, at)).toBe(levelOfProof(proof))
        const end = Math.min(policy.browserIdle, policy.browserAbsolute)
        expect(lives(policy, steppedUp, after(at, end - 1))).toBe(true)
        expect(lives(policy, steppedUp, after(at, end))).toBe(false)
      })
    )
  })
})

describe("a mobile session", () => {
  it("AUTH-8: ends when the last of its days in Oslo since last use ends, summer time or not", () => {
    fc.assert(
      fc.property(policy, on("mobile"), (policy, session) => {
        const end = endOf(addDays(osloDateOf(session.lastUse), policy.mobileIdleDays))
        expect(lives(policy, session, after(end, -1))).toBe(true)
        expect(lives(policy, session, end)).toBe(false)
      })
    )
  })

  it("AUTH-8: each use renews it, for ever", () => {
    fc.assert(
      fc.property(
        policy,
        on("mobile"),
        fc.array(fc.nat(59 * 24 * hours), { maxLength: 60 }),
        (policy, session, pauses) => {
          const patient = { ...policy, mobileIdleDays: 60 }
          let at = session.lastUse
          let used = session
          for (const pause of pauses) {
            at = after(at, pause)
            expect(lives(patient, used, at)).toBe(true)
            used = useSession(patient, used, at)
          }
        }
      )
    )
  })

  it("AUTH-9: is worth a password only, from when it has been idle too long or its login is too old", () => {
    fc.assert(
      fc.property(watchedSession("mobile"), ({ policy, session, at }) => {
        fc.pre(lives(policy, session, at))
        const idle = DateTime.toEpochMillis(at) - DateTime.toEpochMillis(session.lastUse)
        const age = DateTime.toEpochMillis(at) - DateTime.toEpochMillis(session.startedAt)
        const fresh = idle < policy.mobileLevelIdle && age < policy.mobileLevelAge
        expect(worth(policy, session, at)).toBe(fresh ? levelOfProof(session.proof) : "password")
        const dropped = session.proof._tag === "DroppedLogin" || (session.proof._tag === "ElectronicLogin" && !fresh)
        expect(judge(policy, session, at)).toMatchObject({ success: { rules: [dropped ? "AUTH-9" : "AUTH-2"] } })
      })
    )
  })

  it("AUTH-9: drops at exactly its limits", () => {
    fc.assert(
      fc.property(policy, on("mobile"), (numbers, session) => {
        const policy = { ...numbers, mobileIdleDays: 400, mobileLevelIdle: hours, mobileLevelAge: 10 * hours }
        const start = { ...session, lastUse: session.startedAt }
        const proved = levelOfProof(session.proof)
        expect(worth(policy, start, after(start.startedAt, hours - 1))).toBe(proved)
        expect(worth(policy, start, after(start.startedAt, hours))).toBe("password")
        const old = { ...start, lastUse: after(start.startedAt, 10 * hours - 1) }
        expect(worth(policy, old, after(start.startedAt, 10 * hours - 1))).toBe(proved)
        expect(worth(policy, old, after(start.startedAt, 10 * hours))).toBe("password")
      })
    )
  })

  it("AUTH-9: what has dropped stays dropped, used or not, until one logs in anew", () => {
    fc.assert(
      fc.property(
        watchedSession("mobile"),
        fc.array(fc.nat(40 * hours), { maxLength: 20 }),
        ({ policy, session, at }, pauses) => {
          fc.pre(worth(policy, session, at) === "password")
          let [used, now] = [useSession(policy, session, at), at]
          for (const pause of pauses) {
            expect(["password", "ended"]).toContain(worth(policy, used, now))
            now = after(now, pause)
            used = useSession(policy, used, now)
          }
        }
      )
    )
  })

  it("AUTH-9: using it in time keeps its level, as long as the login is young enough", () => {
    fc.assert(
      fc.property(policy, on("mobile"), fc.array(fc.nat(hours - 1), { maxLength: 8 }), (numbers, session, pauses) => {
        const policy = { ...numbers, mobileIdleDays: 400, mobileLevelIdle: hours, mobileLevelAge: 9 * hours }
        let [used, now] = [{ ...session, lastUse: session.startedAt }, session.startedAt]
        for (const pause of pauses) {
          now = after(now, pause)
          expect(worth(policy, used, now)).toBe(levelOfProof(session.proof))
          used = useSession(policy, used, now)
        }
      })
    )
  })
})
