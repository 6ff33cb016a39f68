import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { mailbox } from "./arbitrary.ts"
import {
  close,
  deleteAgain,
  deleteForGood,
  deletionOf,
  evolve,
  type Life,
  type LifeActor,
  type LifeEvent,
  type Mailbox,
  noticeDeath,
  recompute
} from "./index.ts"

const operator: LifeActor = { _tag: "OperatorActs" }
const byOwner = ({ owner }: Mailbox): LifeActor => ({ _tag: "OwnerActs", owner, level: "high" })

const after = (mailbox: Mailbox, answer: Result.Result<LifeEvent, { readonly _tag: string }>): Mailbox => {
  if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
  return evolve(mailbox, answer.success)
}

const endsAt = (life: Life): Instant | null => {
  const deletion = deletionOf(life)
  return deletion === null ? null : endOf(deletion.day)
}

/** A mailbox, and a moment: often at the end of its deletion day, or just before. */
const scene = mailbox.chain((mailbox) => {
  const end = endsAt(mailbox.life)
  const edges = end === null ? instant : fc.constantFrom(DateTime.subtract(end, { milliseconds: 1 }), end)
  return fc.record({ profile, mailbox: fc.constant(mailbox), at: fc.oneof(instant, edges) })
})

/** A mailbox whose owner closed it, or has died, under one profile; another profile; and a moment after. */
const ended = fc
  .record({ old: profile, other: profile, mailbox, since: instant, dead: fc.boolean() })
  .filter(({ mailbox }) => mailbox.owner._tag === "PersonOwner")
  .map(({ old, other, mailbox: given, since, dead }) => {
    const born: Mailbox = { ...given, life: { _tag: "Active" } }
    const act = dead ? noticeDeath(old, born, operator, "register", since) : close(old, born, byOwner(born), since)
    return {
      old,
      other: { ...other, version: `${old.version}, changed` },
      born,
      mailbox: after(born, act),
      since,
      dead
    }
  })
  .chain((scene) => instantAfter(scene.since).map((at) => ({ ...scene, at })))

describe("the day of deletion", () => {
  it("RETAIN-4, LIFE-3, LIFE-7, LIFE-11: is told where there is one, with its ground; and what is told is what happens", () => {
    fc.assert(
      fc.property(scene, ({ mailbox, at }) => {
        const { life } = mailbox
        const told = deletionOf(life)
        const answer = deleteForGood(mailbox, operator, at)
        expect(told !== null).toBe(life._tag === "Closed" || life._tag === "Deceased")
        if (told === null) {
          expect(answer).toMatchObject({ failure: { _tag: "LifeForbids" } })
          return
        }
        const ended = DateTime.isGreaterThanOrEqualTo(at, endOf(told.day))
        expect(Result.isSuccess(answer)).toBe(ended && told.ground !== "right")
        if (Result.isSuccess(answer)) expect(answer.success.rules).toEqual([...told.rules, "LIFE-10"])
        if (life._tag !== "Closed" && life._tag !== "Deceased") return
        const ground = life._tag === "Closed" ? "duty" : life.ground
        const rule = life._tag === "Closed" ? "LIFE-3" : ground === "request" ? "LIFE-11" : "LIFE-7"
        expect(told).toEqual({ day: life.deletionDay, ground, rules: [rule], policy: life.policy })
      })
    )
  })

  it("LIFE-8: a new policy counts from the same start, as if it had been there, but never back behind today", () => {
    fc.assert(
      fc.property(ended, ({ other, born, mailbox, since, dead, at }) => {
        const event = recompute(other, mailbox, at)
        fc.pre(event !== null)
        if (event === null) return
        const then = dead
          ? noticeDeath(other, born, operator, "register", since)
          : close(other, born, byOwner(born), since)
        const fresh = after(born, then).life
        const now = evolve(mailbox, event).life
        const today = osloDateOf(at)
        const late = (day: string | null) => (day === null || day > today ? day : today)
        if (fresh._tag === "Closed") expect(now).toEqual({ ...fresh, deletionDay: late(fresh.deletionDay) })
        if (fresh._tag !== "Deceased") return
        const { deletionDay, papersDay } = fresh
        expect(now).toEqual({ ...fresh, deletionDay: late(deletionDay), papersDay: late(papersDay) })
      }),
      { numRuns: 300 }
    )
  })

  it("LIFE-8: is computed again once for each version, for what is not due and nobody has chosen a day for", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, at }) => {
        const told = deletionOf(mailbox.life)
        const event = recompute(profile, mailbox, at)
        const due = Result.isSuccess(deleteForGood(mailbox, operator, at))
        const version = "policy" in mailbox.life ? mailbox.life.policy : null
        const idle = told === null || due || told.ground === "request" || version === profile.version
        expect(event === null).toBe(idle)
        if (event === null) return
        const computed = evolve(mailbox, event)
        expect(event).toMatchObject({ _tag: "DeletionRecomputed", mailbox: mailbox.id, at })
        expect(event.rules).toEqual([...(told?.rules ?? []), "LIFE-8"])
        expect(computed.life).toMatchObject({ policy: profile.version })
        expect(recompute(profile, computed, at)).toBeNull()
        // Nothing that was there a moment ago goes by computing alone.
        expect(Result.isFailure(deleteForGood(computed, operator, at))).toBe(true)
      }),
      { numRuns: 300 }
    )
  })
})

describe("a mailbox that a restored backup has brought back", () => {
  it("LIFE-10: is deleted again whatever it was, at once and once", () => {
    fc.assert(
      fc.property(mailbox, instant, (found, at) => {
        const event = deleteAgain(found, at)
        const knows = found.life._tag === "Deleted"
        expect(event).toEqual(knows ? null : { _tag: "MailboxDeleted", mailbox: found.id, at, rules: ["LIFE-10"] })
        const deleted = event === null ? found : evolve(found, event)
        expect(deleted.life).toEqual(knows ? found.life : { _tag: "Deleted", since: at })
        expect(deleteAgain(deleted, at)).toBeNull()
      })
    )
  })
})
