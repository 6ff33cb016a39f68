import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addMonths, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { deceased, mailbox } from "./arbitrary.ts"
import { type LifeCommand, operatorsCommands } from "./command.arbitrary.ts"
import {
  bringDeletionForward,
  DeathSource,
  decideDeletion,
  deleteForGood,
  deletionOf,
  enter,
  evolve,
  type Life,
  type LifeActor,
  type LifeEvent,
  type Mailbox,
  noticeDeath,
  openToEstate,
  receives,
  withdrawDeathNotice
} from "./index.ts"

const operator: LifeActor = { _tag: "OperatorActs" }
const source = fc.constantFrom(...DeathSource.literals)
const justBefore = (at: Instant): Instant => DateTime.subtract(at, { milliseconds: 1 })

/** The mailbox after an answer that must be yes. */
const after = (mailbox: Mailbox, answer: Result.Result<LifeEvent, { readonly _tag: string }>): Mailbox => {
  if (Result.isFailure(answer)) throw new Error(answer.failure._tag)
  return evolve(mailbox, answer.success)
}

const isDue = (life: Life, at: Instant): boolean => {
  const deletion = deletionOf(life)
  return deletion !== null && deletion.ground !== "right" && DateTime.isGreaterThanOrEqualTo(at, endOf(deletion.day))
}

/** A person's mailbox that takes the notice: whose owner lives, as far as is known, and whose content is not due. */
const reached = fc
  .record({ profile, mailbox, told: source, at: instant })
  .filter(({ mailbox: { owner, life }, at }) => {
    const lives = life._tag !== "Deceased" && life._tag !== "Deleted"
    const isOver = life._tag === "Closed" && DateTime.isGreaterThanOrEqualTo(at, endOf(life.deletionDay))
    return owner._tag === "PersonOwner" && lives && !isOver
  })

/** A deceased mailbox as it is stored, and a moment after the notice: often just before its day has ended, or just after. */
const estate = fc.record({ profile, mailbox, life: deceased }).chain(({ profile, mailbox, life }) => {
  const end = endOf(life.deletionDay)
  const moment = fc.oneof(fc.constantFrom(justBefore(end), end), instantAfter(life.since, 600 * 86_400_000))
  return moment.map((at) => ({
    profile,
    mailbox: { ...mailbox, life },
    life,
    at: DateTime.isLessThan(at, life.since) ? life.since : at
  }))
})

describe("a death notice", () => {
  it("LIFE-5: deactivates the mailbox at once: nothing arrives and its owner's login leads nowhere", () => {
    fc.assert(
      fc.property(reached, ({ profile, mailbox, told, at }) => {
        const dead = after(mailbox, noticeDeath(profile, mailbox, operator, told, at))
        expect(dead.life).toMatchObject({ _tag: "Deceased", since: at, before: mailbox.life })
        expect(receives(dead)).toBe(false)
        expect(Result.isFailure(enter(profile, dead, mailbox.owner, at))).toBe(true)
      })
    )
  })

  it("LIFE-5: reaches every mailbox of a living person but one whose content is due; an organisation does not die", () => {
    fc.assert(
      fc.property(profile, mailbox, source, instant, (profile, mailbox, told, at) => {
        const { life, owner } = mailbox
        const over = life._tag === "Deceased" || life._tag === "Deleted" || isDue(life, at)
        const refused = Result.isFailure(noticeDeath(profile, mailbox, operator, told, at))
        expect(refused).toBe(over || owner._tag !== "PersonOwner")
      })
    )
  })

  it("LIFE-11: a death certificate handed in does what the register's notice does, and it shows which it was", () => {
    fc.assert(
      fc.property(reached, ({ profile, mailbox, at }) => {
        const [register, certificate] = DeathSource.literals.map((told) => {
          const { life } = after(mailbox, noticeDeath(profile, mailbox, operator, told, at))
          expect(life).toMatchObject({ told })
          return { ...life, told: null }
        })
        expect(register).toEqual(certificate)
        const answer = noticeDeath(profile, mailbox, operator, "certificate", at)
        if (Result.isSuccess(answer)) expect(answer.success.rules).toContain("LIFE-11")
      })
    )
  })

  it("LIFE-6, LIFE-7, LIFE-8, LIFE-12: sets the days for papers and for deletion, in calendar months from its registering", () => {
    fc.assert(
      fc.property(reached, ({ profile, mailbox, told, at }) => {
        const { life } = after(mailbox, noticeDeath(profile, mailbox, operator, told, at))
        const { estateMonths, deceasedMonths, deceasedDeletion } = profile.life
        expect(life).toMatchObject({
          papersDay: estateMonths === null ? null : addMonths(osloDateOf(at), estateMonths),
          deletionDay: addMonths(osloDateOf(at), deceasedMonths),
          ground: deceasedDeletion,
          policy: profile.version
        })
      })
    )
  })

  it("LIFE-5: withdrawn, leaves the mailbox as it was; one that was closed is closed anew from then", () => {
    fc.assert(
      fc.property(reached, fc.nat(86_400_000 * 20), ({ profile, mailbox, told, at }, millis) => {
        const later = DateTime.add(at, { milliseconds: millis })
        const dead = after(mailbox, noticeDeath(profile, mailbox, operator, told, at))
        fc.pre(!isDue(dead.life, later))
        const again = after(dead, withdrawDeathNotice(profile, dead, operator, later))
        if (mailbox.life._tag !== "Closed") {
          expect(again).toEqual(mailbox)
          return
        }
        const deletionDay = addMonths(osloDateOf(later), profile.life.closedMonths)
        expect(again.life).toEqual({ _tag: "Closed", since: later, deletionDay, policy: profile.version })
      })
    )
  })
})

describe("a deceased mailbox", () => {
  it("LIFE-7: is the estate's to read until its content is due, whoever else asks, and then nobody's", () => {
    fc.assert(
      fc.property(estate, ({ profile, mailbox, life, at }) => {
        expect(openToEstate(mailbox, at)).toBe(!isDue(life, at))
        expect(openToEstate({ ...mailbox, life: life.before }, at)).toBe(false)
        expect(Result.isFailure(enter(profile, mailbox, mailbox.owner, at))).toBe(true)
      })
    )
  })

  it("LIFE-7: is deleted when its day has ended and never sooner; where that is only a right, once it is decided", () => {
    fc.assert(
      fc.property(estate, ({ mailbox, life, at }) => {
        const over = DateTime.isGreaterThanOrEqualTo(at, endOf(life.deletionDay))
        const { deletionDay } = life
        const answer = deleteForGood(mailbox, operator, at)
        if (over && life.ground !== "right") {
          expect(after(mailbox, answer).life._tag).toBe("Deleted")
          return
        }
        const _tag = over ? "DeletionUndecided" : "DeletionNotDue"
        expect(answer).toMatchObject({ failure: { _tag, deletionDay } })
        const decided = decideDeletion(mailbox, operator, at)
        expect(Result.isSuccess(decided)).toBe(over)
        if (!over) return
        const due = after(mailbox, decided)
        expect(after(due, deleteForGood(due, operator, at)).life._tag).toBe("Deleted")
        expect(openToEstate(due, at)).toBe(false)
      })
    )
  })

  it("LIFE-7: nothing is decided where there is a duty, a request or a decision already", () => {
    fc.assert(
      fc.property(estate, ({ mailbox, life, at }) => {
        fc.pre(life.ground !== "right")
        expect(decideDeletion(mailbox, operator, at)).toMatchObject({ failure: { _tag: "LifeForbids" } })
      })
    )
  })

  it("LIFE-11: deleted sooner where the estate asks: when that day has ended, and what had passed already stays passed", () => {
    fc.assert(
      fc.property(estate, ({ mailbox, life, at }) => {
        const answer = bringDeletionForward(mailbox, operator, at)
        expect(Result.isSuccess(answer)).toBe(!isDue(life, at))
        if (Result.isFailure(answer)) return
        const asked = evolve(mailbox, answer.success)
        const today = osloDateOf(at)
        const { policy } = life
        expect(deletionOf(asked.life)).toEqual({ day: today, ground: "request", rules: ["LIFE-11"], policy })
        expect(Result.isFailure(deleteForGood(asked, operator, justBefore(endOf(today))))).toBe(true)
        const gone = deleteForGood(asked, operator, endOf(today))
        expect(gone).toMatchObject({ success: { _tag: "MailboxDeleted", rules: ["LIFE-11", "LIFE-10"] } })
        if (life.ground !== "right") expect(today <= life.deletionDay).toBe(true)
      })
    )
  })

  it("LIFE-3, LIFE-7: once due, has no way but deletion", () => {
    fc.assert(
      fc.property(estate, ({ profile, mailbox, life, at }) => {
        fc.pre(isDue(life, at))
        for (const [name, ask] of Object.entries<LifeCommand>(operatorsCommands)) {
          expect(Result.isSuccess(ask(profile, mailbox, operator, at))).toBe(name === "deleteForGood")
        }
      })
    )
  })
})
