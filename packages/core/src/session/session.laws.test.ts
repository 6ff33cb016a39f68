import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { Level, reaches } from "../identity/index.ts"
import { profile } from "../policy/arbitrary.ts"
import type { SessionPolicy } from "../policy/index.ts"
import { proof, session, watchedSession } from "./arbitrary.ts"
import {
  type Device,
  endedBefore,
  judgeSession,
  levelOfProof,
  mayChoosePassword,
  mayRegister,
  type Session,
  useSession
} from "./index.ts"

const after = (at: DateTime.Utc, milliseconds: number): DateTime.Utc => DateTime.add(at, { milliseconds })
// Where its person has chosen no password since.
const judge = (policy: SessionPolicy, session: Session, at: Instant) =>
  judgeSession(policy, session, session.passwordChosenAt, at)
const lives = (...of: Parameters<typeof judge>): boolean => Result.isSuccess(judge(...of))
const worth = (...of: Parameters<typeof judge>): Level | "ended" => {
  const standing = judge(...of)
  return Result.isSuccess(standing) ? standing.success.level : "ended"
}

describe("a session", () => {
  it("AUTH-13: one that has ended gives no level, then or ever after, used or not", () => {
    fc.assert(
      fc.property(
        fc.oneof(watchedSession("browser"), watchedSession("mobile")),
        fc.nat(1e12),
        ({ policy, session, at }, more) => {
          fc.pre(!lives(policy, session, at))
          expect(worth(policy, session, after(at, more))).toBe("ended")
        }
      )
    )
  })

  it("AUTH-2, AUTH-9: is never worth more than the login that began it, and never gains by waiting", () => {
    fc.assert(
      fc.property(
        fc.oneof(watchedSession("browser"), watchedSession("mobile")),
        fc.nat(1e10),
        ({ policy, session, at }, more) => {
          const now = worth(policy, session, at)
          const later = worth(policy, session, after(at, more))
          if (now !== "ended") expect(reaches(levelOfProof(session.proof), now)).toBe(true)
          if (now !== "ended" && later !== "ended") expect(reaches(now, later)).toBe(true)
        }
      )
    )
  })

  it("AUTH-1, AUTH-9: a password proves level password; so much is left of an electronic login that has dropped", () => {
    fc.assert(
      fc.property(proof, (proof) => {
        expect(levelOfProof(proof) === "password").toBe(proof._tag !== "ElectronicLogin")
      })
    )
  })

  it("AUTH-8, AUTH-10: lives unused until exactly the moment that it was told it ends", () => {
    fc.assert(
      fc.property(fc.oneof(watchedSession("browser"), watchedSession("mobile")), ({ policy, session, at }) => {
        const standing = judge(policy, session, at)
        fc.pre(Result.isSuccess(standing))
        if (Result.isFailure(standing)) return
        const { endsAt } = standing.success
        expect(DateTime.isGreaterThan(endsAt, at)).toBe(true)
        expect(lives(policy, session, after(endsAt, -1))).toBe(true)
        const over = session.device === "browser" ? "AUTH-10" : "AUTH-8"
        expect(judge(policy, session, endsAt)).toMatchObject({
          failure: { _tag: "SessionEnded", rules: [over] }
        })
      })
    )
  })

  it("AUTH-9: background traffic does not prolong it: asking what it is worth changes nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(watchedSession("browser"), watchedSession("mobile")),
        fc.array(instant),
        ({ policy, session, at }, polls) => {
          const before = structuredClone(session)
          const first = judge(policy, session, at)
          for (const poll of polls) judge(policy, session, poll)
          expect(session).toEqual(before)
          expect(judge(policy, session, at)).toEqual(first)
        }
      )
    )
  })

  it("AUTH-8, AUTH-10: use never shortens it, and late news of an earlier use changes nothing", () => {
    const scene = fc.oneof(watchedSession("browser"), watchedSession("mobile"))
    fc.assert(
      fc.property(scene, fc.nat(1e10), instant, ({ policy, session, at }, earlier, later) => {
        const used = useSession(policy, session, at)
        expect(useSession(policy, used, after(at, -earlier))).toEqual(used)
        if (lives(policy, session, later)) expect(lives(policy, used, later)).toBe(true)
        expect({ ...used, lastUse: session.lastUse, proof: session.proof }).toEqual(session)
      })
    )
  })
})

describe("a session some of whose uses could not be recorded", () => {
  it("AUTH-8, AUTH-9, AUTH-10: lives no longer and is worth no more than with all of them", () => {
    const uses = fc.array(fc.record({ pause: fc.nat(40 * 3_600_000), recorded: fc.boolean() }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(watchedSession("browser"), watchedSession("mobile")), uses, ({ policy, session }, uses) => {
        let [all, some, at] = [session, session, session.lastUse]
        for (const { pause, recorded } of uses) {
          at = after(at, pause)
          const [whole, part] = [worth(policy, all, at), worth(policy, some, at)]
          if (part !== "ended") expect(whole !== "ended" && reaches(whole, part)).toBe(true)
          if (part === "ended") return
          all = useSession(policy, all, at)
          if (recorded) some = useSession(policy, some, at)
        }
      })
    )
  })
})

describe("sessions that may be forgotten", () => {
  it("AUTH-8, AUTH-10: all that were last used before the moment have ended, and one used just after it need not have", () => {
    fc.assert(
      fc.property(
        profile,
        instant,
        session,
        fc.integer({ min: 1, max: 1e10 }),
        fc.boolean(),
        ({ session: numbers }, at, given, early, longer) => {
          // Whichever device a session outlives the other on.
          const browserIdle = longer ? (numbers.mobileIdleDays + 3) * 86_400_000 : numbers.browserIdle
          const policy = { ...numbers, browserIdle, browserAbsolute: 2 * browserIdle }
          const before = endedBefore(policy, at)
          const since = (lastUse: DateTime.Utc, device: Device) =>
            lives(policy, { ...given, device, startedAt: lastUse, lastUse }, at)
          expect(since(after(before, -early), "browser") || since(after(before, -early), "mobile")).toBe(false)
          expect(since(after(before, 1), "browser") || since(after(before, 1), "mobile")).toBe(true)
        }
      )
    )
  })
})

describe("what a login lets one begin", () => {
  it("AUTH-6: a mailbox is created with BankID, Buypass or Commfides at level high, and by no other login", () => {
    fc.assert(
      fc.property(proof, (proof) => {
        const may = mayRegister(proof)
        const firm = proof._tag === "ElectronicLogin" && proof.level === "high"
        expect(Result.isSuccess(may)).toBe(firm && proof.electronicId !== null && proof.electronicId !== "minid")
        if (Result.isSuccess(may)) expect(proof).toMatchObject({ electronicId: may.success })
      })
    )
  })

  it("AUTH-1, AUTH-12: a password is chosen by who has proved more than a password", () => {
    fc.assert(
      fc.property(proof, (proof) => {
        const may = mayChoosePassword(levelOfProof(proof))
        expect(Result.isSuccess(may)).toBe(proof._tag === "ElectronicLogin")
        if (Result.isSuccess(may)) return
        const rules = ["AUTH-1", "AUTH-12"]
        expect(may.failure).toEqual({ _tag: "LevelTooLow", rules, has: levelOfProof(proof), stepUpTo: "substantial" })
        const enough = Level.literals.filter((level) => Result.isSuccess(mayChoosePassword(level)))
        expect(enough).toEqual(Level.literals.filter((level) => reaches(level, may.failure.stepUpTo)))
      })
    )
  })
})
