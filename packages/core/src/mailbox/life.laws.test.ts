import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addMonths, endOf, osloDateOf } from "../calendar/index.ts"
import { level } from "../identity/arbitrary.ts"
import { reaches } from "../identity/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { lifeActorOn, mailbox, owner } from "./arbitrary.ts"
import { type LifeCommand, lifeCommands, operatorsCommands, ownersCommands } from "./command.arbitrary.ts"
import {
  beforeClosing,
  close,
  deactivate,
  deleteForGood,
  deletionOf,
  enter,
  evolve,
  type Life,
  type LifeActor,
  LifeEvent,
  type Mailbox,
  reactivate,
  receives,
  recompute,
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
        const none = Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
        for (const ask of Object.values<LifeCommand>(ownersCommands)) {
          for (const by of [stranger, operator]) expect(ask(profile, mailbox, by, at)).toEqual(none)
        }
        for (const ask of Object.values<LifeCommand>(operatorsCommands)) {
          for (const by of [stranger, byOwner(mailbox)]) expect(ask(profile, mailbox, by, at)).toEqual(none)
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

  it("LIFE-4: before closing one is shown the better ways, and the very day that closing would set", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, by, at }) => {
        const shown = beforeClosing(profile, mailbox, by, at)
        const closed = close(profile, mailbox, by, at)
        if (Result.isFailure(closed)) {
          expect(shown).toEqual(closed)
          return
        }
        const { deletionDay } = closed.success
        if (Result.isFailure(shown)) throw new Error(shown.failure._tag)
        // Giving access comes first, where there is somebody to give it to.
        const better = mailbox.owner._tag === "PersonOwner" ? ["GiveAccess"] : []
        expect(shown.success).toEqual({
          betterWays: [...better, "SaveEverything"],
          deletionDay,
          reopenLevel: profile.life.reopenLevel,
          rules: ["LIFE-3", "LIFE-4"]
        })
      })
    )
  })

  it("LIFE-3: until then its owner finds nothing but the choice to reopen it; what is told of that is true", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, at }) => {
        const entered = enter(profile, mailbox, mailbox.owner, at)
        fc.pre(Result.isFailure(entered) && entered.failure._tag === "MailboxIsClosed")
        if (Result.isSuccess(entered) || entered.failure._tag !== "MailboxIsClosed") return
        const { reopenLevel, deletionDay, ...refusal } = entered.failure
        expect(refusal).toEqual({ _tag: "MailboxIsClosed", rules: ["LIFE-3"] })
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
        for (const [name, ask] of Object.entries<LifeCommand>(lifeCommands)) {
          if (name !== "deleteForGood") expect(Result.isFailure(ask(profile, mailbox, by, at))).toBe(true)
        }
        expect(enter(profile, mailbox, mailbox.owner, at)).toMatchObject({ failure: { _tag: "MailboxNotFound" } })
      })
    )
  })

  it("LIFE-9: no event in a mailbox's life changes whose it is, its id, its address or who sees it", () => {
    fc.assert(
      fc.property(scene, ({ profile, mailbox, by, at }) => {
        for (const ask of Object.values<LifeCommand>(lifeCommands)) {
          const answer = ask(profile, mailbox, by, at)
          if (Result.isFailure(answer)) continue
          expect({ ...evolve(mailbox, answer.success), life: mailbox.life }).toEqual(mailbox)
          expect(answer.success).toMatchObject({ mailbox: mailbox.id, at })
        }
      })
    )
  })

  it("LIFE-1: each change is read again as it was written, and not without any part of it", () => {
    const { again, takenBroken } = writtenAs(LifeEvent)
    fc.assert(
      fc.property(scene, ({ profile, mailbox, by, at }) => {
        const asked = Object.values<LifeCommand>(lifeCommands).map((ask) => ask(profile, mailbox, by, at))
        const answers = asked.flatMap((answer) => (Result.isSuccess(answer) ? [answer.success] : []))
        const computed = recompute(profile, mailbox, at)
        for (const event of computed === null ? answers : [...answers, computed]) {
          expect(again(event)).toEqual(event)
          expect(takenBroken(event)).toEqual([])
        }
      }),
      { numRuns: 50 }
    )
  })

  it("LIFE-1 to LIFE-11: each change names the rules that it is made by, and each refusal those that it is given by", () => {
    const rulesOf: Readonly<Record<string, ReadonlyArray<string>>> = {
      deactivate: ["LIFE-1", "LIFE-2"],
      reactivate: ["LIFE-2"],
      close: ["LIFE-2", "LIFE-3", "LIFE-8"],
      reopen: ["LIFE-3"],
      noticeDeath: ["LIFE-5", "LIFE-7", "LIFE-8"],
      handInCertificate: ["LIFE-11", "LIFE-7", "LIFE-8"],
      withdrawDeathNotice: ["LIFE-5"],
      bringDeletionForward: ["LIFE-11"],
      decideDeletion: ["LIFE-7"]
    }
    fc.assert(
      fc.property(scene, fc.constantFrom(...Object.entries<LifeCommand>(lifeCommands)), (scene, [name, ask]) => {
        const { profile, mailbox, by, at } = scene
        const { life, owner } = mailbox
        const answer = ask(profile, mailbox, by, at)
        const deletion = deletionOf(life)
        if (Result.isSuccess(answer)) {
          expect(answer.success.rules).toEqual(rulesOf[name] ?? [...(deletion?.rules ?? []), "LIFE-10"])
          return
        }
        const ofDeath = name === "noticeDeath" || name === "handInCertificate"
        const refusals: Readonly<Record<string, object>> = {
          MailboxNotFound: { rules: ["FIELD-25"] },
          LifeForbids: {
            rules: [ofDeath && owner._tag === "OrganisationOwner" ? "LIFE-5" : "LIFE-1"],
            from: life._tag
          },
          ReopeningNeedsLevel: {
            rules: ["LIFE-3"],
            has: by._tag === "OwnerActs" ? by.level : null,
            stepUpTo: profile.life.reopenLevel
          },
          DeletionNotDue: { rules: deletion?.rules, deletionDay: deletion?.day },
          DeletionUndecided: { rules: ["LIFE-7"], deletionDay: deletion?.day }
        }
        const { _tag } = answer.failure
        expect(answer.failure).toEqual({ _tag, ...refusals[_tag] })
      }),
      { numRuns: 1000 }
    )
  })
})
