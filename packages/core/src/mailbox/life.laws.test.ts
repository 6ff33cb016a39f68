import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addMonths, endOf, osloDateOf } from "../calendar/index.ts"
import { level } from "../identity/arbitrary.ts"
import { reaches } from "../identity/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { lifeActorOn, mailbox, owner } from "./arbitrary.ts"
import {
  close,
  deactivate,
  deleteForGood,
  enter,
  evolve,
  type Life,
  type LifeActor,
  type LifeEvent,
  type Mailbox,
  noticeDeath,
  reactivate,
  receives,
  reopen
} from "./index.ts"

/** A mailbox, who acts on it, and when: after what happened to it, sometimes at the end of its deletion day. */
const scene = mailbox.chain((mailbox) => {
  const end = mailbox.life._tag === "Closed" ? endOf(mailbox.life.deletionDay) : null
  const edges = end === null ? instant : fc.constantFrom(DateTime.subtract(end, { milliseconds: 1 }), end)
  return fc.record({
    profile,
    mailbox: fc.constant(mailbox),
    by: lifeActorOn(mailbox),
    at: fc.oneof(instant, edges)
  })
})

type Act = (mailbox: Mailbox, by: LifeActor, at: DateTime.Utc) => Result.Result<LifeEvent, { readonly _tag: string }>
const acts = (profile: Parameters<typeof close>[0]): Readonly<Record<string, Act>> => ({
  deactivate,
  reactivate,
  close: (...of) => close(profile, ...of),
  reopen: (...of) => reopen(profile, ...of),
  noticeDeath,
  deleteForGood
})
const byOwner = (mailbox: Mailbox): LifeActor => ({ _tag: "OwnerActs", owner: mailbox.owner, level: "high" })
const operator: LifeActor = { _tag: "OperatorActs" }
const isDue = (life: Life, at: DateTime.Utc): boolean =>
  life._tag === "Closed" && DateTime.isGreaterThanOrEqualTo(at, endOf(life.deletionDay))

describe("a mailbox's life", () => {
  it("LIFE-1: only an active mailbox receives; only an active or a deactivated one is looked into", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, at }) => {
        expect(receives(mailbox)).toBe(mailbox.life._tag === "Active")
        const entered = Result.isSuccess(enter(profile, mailbox, mailbox.owner, at))
        expect(entered).toBe(mailbox.life._tag === "Active" || mailbox.life._tag === "Deactivated")
      })
    )
  })

  it("LIFE-2: what the owner may do nobody else may, and what the operator may do the owner may not", () => {
    fc.assert(
      fc.property(scene, owner, level, ({ profile, mailbox, at }, other, level) => {
        fc.pre(JSON.stringify(other) !== JSON.stringify(mailbox.owner))
        const stranger: LifeActor = { _tag: "OwnerActs", owner: other, level }
        for (const [name, act] of Object.entries(acts(profile))) {
          const operators = name === "noticeDeath" || name === "deleteForGood"
          const outsiders = operators ? [stranger, byOwner(mailbox)] : [stranger, operator]
          for (const by of outsiders) {
            expect(act(mailbox, by, at)).toEqual(Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] }))
          }
        }
      })
    )
  })

  it("FIELD-25: a stranger gets one answer, wherever the mailbox is in its life", () => {
    fc.assert(
      fc.property(scene, owner, ({ profile, mailbox, at }, other) => {
        fc.pre(JSON.stringify(other) !== JSON.stringify(mailbox.owner))
        const answer = Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
        expect(enter(profile, mailbox, other, at)).toEqual(answer)
      })
    )
  })

  it("LIFE-2: the owner deactivates and reactivates, and is then where it began", () => {
    fc.assert(
      fc.property(mailbox, instant, instant, (given, at, later) => {
        const mailbox: Mailbox = { ...given, life: { _tag: "Active" } }
        const off = deactivate(mailbox, byOwner(mailbox), at)
        if (Result.isFailure(off)) throw new Error(off.failure._tag)
        const deactivated = evolve(mailbox, off.success)
        expect(receives(deactivated)).toBe(false)
        const on = reactivate(deactivated, byOwner(mailbox), later)
        if (Result.isFailure(on)) throw new Error(on.failure._tag)
        expect(evolve(deactivated, on.success)).toEqual(mailbox)
      })
    )
  })

  it("LIFE-3, LIFE-8: content is deleted when the day ends that comes so many months after closing, never sooner", () => {
    fc.assert(
      fc.property(profile, mailbox, instant, (profile, given, at) => {
        const mailbox: Mailbox = { ...given, life: { _tag: "Active" } }
        const closing = close(profile, mailbox, byOwner(mailbox), at)
        if (Result.isFailure(closing)) throw new Error(closing.failure._tag)
        const closed = evolve(mailbox, closing.success)
        const end = endOf(addMonths(osloDateOf(at), profile.life.closedMonths))
        expect(closed.life).toMatchObject({ _tag: "Closed", policy: profile.version })
        const before = DateTime.subtract(end, { milliseconds: 1 })
        expect(Result.isFailure(deleteForGood(closed, operator, before))).toBe(true)
        expect(Result.isSuccess(deleteForGood(closed, operator, end))).toBe(true)
      })
    )
  })

  it("LIFE-3: until then its owner finds nothing but the choice to reopen it; what is told of that is true", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, at }) => {
        const entered = enter(profile, mailbox, mailbox.owner, at)
        fc.pre(Result.isFailure(entered) && entered.failure._tag === "MailboxIsClosed")
        if (Result.isSuccess(entered) || entered.failure._tag !== "MailboxIsClosed") return
        const { reopenLevel, deletionDay } = entered.failure
        const last = DateTime.subtract(endOf(deletionDay), { milliseconds: 1 })
        const by: LifeActor = { _tag: "OwnerActs", owner: mailbox.owner, level: reopenLevel }
        for (const moment of [at, last]) {
          const opened = reopen(profile, mailbox, by, moment)
          if (Result.isFailure(opened)) throw new Error(opened.failure._tag)
          expect(receives(evolve(mailbox, opened.success))).toBe(true)
        }
      })
    )
  })

  it("LIFE-3: a closed mailbox reopens only at the level that the policy says, and a refusal names that level", () => {
    fc.assert(
      fc.property(scene, level, ({ profile, mailbox, at }, level) => {
        fc.pre(mailbox.life._tag === "Closed" && !isDue(mailbox.life, at))
        const answer = reopen(profile, mailbox, { _tag: "OwnerActs", owner: mailbox.owner, level }, at)
        expect(Result.isSuccess(answer)).toBe(reaches(level, profile.life.reopenLevel))
        if (Result.isSuccess(answer)) return
        expect(answer.failure).toMatchObject({ _tag: "ReopeningNeedsLevel", stepUpTo: profile.life.reopenLevel })
      })
    )
  })

  it("LIFE-3: once its day has ended a closed mailbox has no way but deletion, whatever happens first", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, by, at }) => {
        fc.pre(isDue(mailbox.life, at))
        for (const [name, act] of Object.entries(acts(profile))) {
          if (name !== "deleteForGood") expect(Result.isFailure(act(mailbox, by, at))).toBe(true)
        }
        expect(enter(profile, mailbox, mailbox.owner, at)).toMatchObject({ failure: { _tag: "MailboxNotFound" } })
      })
    )
  })

  it("LIFE-5: a death notice deactivates the mailbox at once: nothing arrives and its owner's login leads nowhere", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, at }) => {
        const notice = noticeDeath(mailbox, operator, at)
        fc.pre(Result.isSuccess(notice))
        if (Result.isFailure(notice)) return
        const deceased = evolve(mailbox, notice.success)
        expect(deceased.life).toEqual({ _tag: "Deceased", since: at })
        expect(receives(deceased)).toBe(false)
        expect(Result.isFailure(enter(profile, deceased, mailbox.owner, at))).toBe(true)
      })
    )
  })

  it("LIFE-5: every mailbox of a living person takes the notice, but one whose content is already due for deletion", () => {
    fc.assert(
      fc.property(scene, ({ mailbox, at }) => {
        const over = mailbox.life._tag === "Deceased" || mailbox.life._tag === "Deleted" || isDue(mailbox.life, at)
        expect(Result.isFailure(noticeDeath(mailbox, operator, at))).toBe(over)
      })
    )
  })

  it("LIFE-9: no event in a mailbox's life changes whose it is, its id, its address or who sees it", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, by, at }) => {
        for (const act of Object.values(acts(profile))) {
          const answer = act(mailbox, by, at)
          if (Result.isFailure(answer)) continue
          expect({ ...evolve(mailbox, answer.success), life: mailbox.life }).toEqual(mailbox)
          expect(answer.success).toMatchObject({ mailbox: mailbox.id, at })
        }
      })
    )
  })
})
