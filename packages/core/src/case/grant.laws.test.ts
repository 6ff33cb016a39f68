import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { bringDeletionForward, type Deceased, evolve as evolveLife, type Mailbox } from "../mailbox/index.ts"
import type { CaseKind, ProviderProfile } from "../policy/index.ts"
import { cast, completeCase } from "./arbitrary.ts"
import { approve, type Case, type CaseActor, evolve, missingFrom, prepare } from "./index.ts"

const [one, other] = [cast.staff[0], cast.staff[1]].map((person): CaseActor => ({ _tag: "StaffActs", person })) as [
  CaseActor,
  CaseActor
]

interface Ready {
  readonly profile: ProviderProfile
  readonly of: Case
  readonly mailbox: Mailbox
  readonly at: Instant
}

/** What comes of the case in two pairs of hands: the grant, or the first refusal. */
const decide = ({ profile, of, mailbox, at }: Ready, endDay: ReturnType<typeof addDays> | null = null) => {
  const prepared = prepare(profile, of, mailbox, endDay, one, at)
  if (Result.isFailure(prepared)) return prepared.failure
  const approved = approve(profile, evolve(of, prepared.success), mailbox, other, at)
  return Result.isFailure(approved) ? approved.failure : approved.success
}

const lifeOf = ({ mailbox }: Ready): Deceased => {
  if (mailbox.life._tag !== "Deceased") throw new Error(mailbox.life._tag)
  return mailbox.life
}

const granting = fc.constantFrom<CaseKind>("Guardian", "Attorney", "Estate", "Deletion")
const complete = granting.chain(completeCase)
const access = fc.constantFrom<CaseKind>("Guardian", "Attorney", "Estate").chain(completeCase)

/** Takes each paper of a kind that is needed away, and expects to be told that it is missing. */
const needsEveryPaper = (kind: CaseKind) =>
  fc.property(completeCase(kind), (ready) => {
    const { of, profile } = ready
    const needed = profile.case.needs[kind].papers
    expect(needed.length).toBeGreaterThan(0)
    for (const paper of needed) {
      const without = { ...of, papers: of.papers.filter(({ kind }) => kind !== paper) }
      expect(decide({ ...ready, of: without })).toMatchObject({ _tag: "CaseIncomplete", missing: { papers: [paper] } })
    }
  })

describe("a grant", () => {
  it("SUPPORT-1, ACCESS-5, ACCESS-6, ACCESS-7: goes to the one who asked, into the mailbox the case is about, as what was asked", () => {
    fc.assert(
      fc.property(access, (ready) => {
        const { of, mailbox, at, profile } = ready
        expect(decide(ready)).toMatchObject({
          _tag: "AccessGranted",
          case: of.id,
          kind: of.kind,
          person: of.asker,
          mailbox: mailbox.id,
          preparedBy: cast.staff[0],
          by: cast.staff[1],
          at,
          policy: profile.version
        })
      })
    )
  })

  it("SUPPORT-1: takes two pairs of eyes: whoever prepared it does not approve it, however complete it is", () => {
    fc.assert(
      fc.property(complete, ({ profile, of, mailbox, at }) => {
        const prepared = evolve(of, Result.getOrThrow(prepare(profile, of, mailbox, null, one, at)))
        const refused = Result.fail({ _tag: "FourEyesNeeded", rules: ["SUPPORT-1"] })
        expect(approve(profile, prepared, mailbox, one, at)).toEqual(refused)
        expect(Result.isSuccess(approve(profile, prepared, mailbox, other, at))).toBe(true)
      })
    )
  })

  it("ACCESS-5: is given to no guardian without the County Governor's papers", () => {
    fc.assert(needsEveryPaper("Guardian"))
  })

  it("ACCESS-6: is given to no attorney without the power of attorney and a doctor's certificate", () => {
    fc.assert(needsEveryPaper("Attorney"))
  })

  it("LIFE-6, LIFE-12: is given to no estate without the papers that the provider asks for", () => {
    fc.assert(needsEveryPaper("Estate"))
  })

  it("LIFE-11: deletes nothing sooner without a death certificate and the right to the estate", () => {
    fc.assert(needsEveryPaper("Deletion"))
  })

  it("SUPPORT-3: on a case that came by post takes a copy of an ID too; on a message it does not", () => {
    fc.assert(
      fc.property(complete, (ready) => {
        const { of, profile } = ready
        const { papersByPost } = profile.case
        const answer = decide({ ...ready, of: { ...of, papers: of.papers.filter(({ kind }) => kind !== "CopyOfId") } })
        if (of.origin._tag === "ByMessage") expect(answer._tag).toMatch(/Granted$/u)
        else expect(answer).toMatchObject({ _tag: "CaseIncomplete", missing: { papers: papersByPost } })
      })
    )
  })

  it("ACCESS-5, LIFE-6: waits for what reaches the one who asks: both, either or nothing, as the provider's table says", () => {
    fc.assert(
      fc.property(complete, fc.boolean(), fc.boolean(), (ready, hasEmail, hasPhone) => {
        const { of, profile } = ready
        const { email, phone } = of.contact
        const contact = { email: hasEmail ? email : null, phone: hasPhone ? phone : null }
        const answer = decide({ ...ready, of: { ...of, contact } })
        const needs = profile.case.needs[of.kind].contact
        const enough = needs === "none" || (needs === "either" ? hasEmail || hasPhone : hasEmail && hasPhone)
        expect(answer._tag === "CaseIncomplete").toBe(!enough)
        if (answer._tag !== "CaseIncomplete") return
        const both = needs === "either" ? "either" : "both"
        const lacking = hasEmail ? "phone" : hasPhone ? "email" : both
        expect(answer.missing.contact).toBe(lacking)
      })
    )
  })

  it("ACCESS-6: goes to nobody whom the power of attorney does not name", () => {
    fc.assert(
      fc.property(completeCase("Attorney"), (ready) => {
        const { of } = ready
        const people = of.named.people.filter((person) => person !== of.asker)
        const answer = decide({ ...ready, of: { ...of, named: { ...of.named, people } } })
        expect(answer).toMatchObject({ _tag: "CaseIncomplete", missing: { named: true, papers: [] } })
      })
    )
  })

  it("ACCESS-6: waits until all the others who are named have agreed, where the case says that they must, and only there", () => {
    fc.assert(
      fc.property(complete, fc.subarray([...cast.others]), (ready, agreed) => {
        const { of } = ready
        const asked = of.named.people.filter((person) => person !== of.asker)
        const approvals = agreed.filter((person) => asked.includes(person))
        const answer = decide({ ...ready, of: { ...of, approvals } })
        const lacking = of.named.approvalNeeded ? asked.length - approvals.length : 0
        if (lacking === 0) expect(answer._tag).toMatch(/Granted$/u)
        else expect(answer).toMatchObject({ _tag: "CaseIncomplete", missing: { approvals: lacking } })
      })
    )
  })

  it("ACCESS-10: takes as many witnesses as the policy says, and whoever the document names is no witness to it", () => {
    fc.assert(
      fc.property(completeCase("Attorney"), fc.nat(2), fc.boolean(), (ready, kept, named) => {
        const { of, profile } = ready
        const least = profile.case.needs.Attorney.witnesses
        const person = named ? (of.named.people.at(-1) ?? null) : cast.stranger
        const witnesses = of.witnesses.map((witness, index) =>
          index < kept ? { ...witness, person: null } : { ...witness, person }
        )
        const answer = decide({ ...ready, of: { ...of, witnesses } })
        const short = named ? least - kept : 0
        if (short === 0) expect(answer._tag).toBe("AccessGranted")
        else expect(answer).toMatchObject({ _tag: "CaseIncomplete", missing: { witnesses: short, papers: [] } })
      })
    )
  })

  it("ACCESS-5, ACCESS-6, LIFE-6: lets into the mailbox of the living for them, and of the dead for their estate; never into a closed one", () => {
    fc.assert(
      fc.property(complete, completeCase("Estate"), (ready, dead) => {
        const { of, mailbox } = ready
        const forDead = of.kind === "Estate" || of.kind === "Deletion"
        const lives = [dead.mailbox.life, { _tag: "Active" }, { _tag: "Deactivated", since: ready.at }] as const
        for (const life of lives) {
          const answer = decide({ ...ready, at: DateTime.min(ready.at, dead.at), mailbox: { ...mailbox, life } })
          if ((life._tag === "Deceased") !== forDead)
            expect(answer).toMatchObject({ _tag: "LifeForbids", from: life._tag })
          else expect(answer._tag).not.toBe("LifeForbids")
        }
        const closed = { _tag: "Closed", since: ready.at, deletionDay: osloDateOf(ready.at), policy: "x" } as const
        for (const life of [closed, { _tag: "Deleted", since: ready.at }] as const) {
          expect(decide({ ...ready, mailbox: { ...mailbox, life } })).toMatchObject({
            _tag: "LifeForbids",
            from: life._tag
          })
        }
      })
    )
  })

  it("SUPPORT-1: is about the mailbox that staff have found, and no other", () => {
    fc.assert(
      fc.property(complete, completeCase("Guardian"), (ready, { mailbox }) => {
        fc.pre(mailbox.id !== ready.mailbox.id)
        const elsewhere = { ...ready.mailbox, id: mailbox.id }
        const lacks = { _tag: "CaseIncomplete", missing: { mailbox: true } }
        expect(decide({ ...ready, mailbox: elsewhere })).toMatchObject(lacks)
        expect(decide({ ...ready, of: { ...ready.of, about: null } })).toMatchObject(lacks)
        expect(missingFrom(ready.profile, ready.of, null).mailbox).toBe(true)
      })
    )
  })

  it("ACCESS-5, ACCESS-6: lasts as long as the papers do, and is not given once they have run out", () => {
    const alive = fc.constantFrom<CaseKind>("Guardian", "Attorney").chain(completeCase)
    fc.assert(
      fc.property(alive, fc.integer({ min: -3, max: 400 }), (ready, days) => {
        const endDay = addDays(osloDateOf(ready.at), days)
        const answer = decide(ready, endDay)
        if (days < 0) expect(answer).toMatchObject({ _tag: "AuthorityEnded", endDay })
        else expect(answer).toMatchObject({ _tag: "AccessGranted", endDay })
        expect(decide(ready, null)).toMatchObject({ endDay: null })
      })
    )
  })
})

describe("an estate", () => {
  const estate = completeCase("Estate")
  const limited = estate.filter((ready) => lifeOf(ready).papersDay !== null)

  it("LIFE-6, LIFE-7: that has handed its papers in by the last day is let in also later, until the content goes", () => {
    fc.assert(
      fc.property(limited, (ready) => {
        const { papersDay, deletionDay } = lifeOf(ready)
        const lastMoment = DateTime.subtract(endOf(deletionDay), { milliseconds: 1 })
        const intime = DateTime.subtract(endOf(papersDay ?? deletionDay), { milliseconds: 1 })
        const papers = ready.of.papers.map((paper) => ({ ...paper, receivedAt: intime }))
        const of = { ...ready.of, papers }
        for (const at of [intime, endOf(papersDay ?? deletionDay), lastMoment]) {
          expect(decide({ ...ready, of, at })).toMatchObject({ _tag: "AccessGranted", endDay: deletionDay })
        }
        expect(decide({ ...ready, of, at: endOf(deletionDay) })).toMatchObject({ _tag: "LifeForbids" })
      })
    )
  })

  it("LIFE-6: that comes a moment after the last day is refused, and told which day that was", () => {
    fc.assert(
      fc.property(limited, (ready) => {
        const { papersDay } = lifeOf(ready)
        const at = endOf(papersDay ?? osloDateOf(ready.at))
        const papers = ready.of.papers.map((paper) => ({ ...paper, receivedAt: at }))
        const late = decide({ ...ready, of: { ...ready.of, papers }, at })
        expect(late).toMatchObject({ _tag: "EstateTooLate", endedOn: papersDay })
        // Before that day is over nothing is too late: papers are merely missing.
        const still = DateTime.subtract(at, { milliseconds: 1 })
        expect(decide({ ...ready, of: { ...ready.of, papers: [] }, at: still })._tag).toBe("CaseIncomplete")
      })
    )
  })

  it("LIFE-6: may send its e-mail address and phone number after its papers, and after their last day too", () => {
    fc.assert(
      fc.property(limited, (ready) => {
        const at = endOf(lifeOf(ready).papersDay ?? osloDateOf(ready.at))
        const answer = decide({ ...ready, of: { ...ready.of, contact: { email: null, phone: null } }, at })
        expect(["CaseIncomplete", "AccessGranted"]).toContain(answer._tag)
        expect(decide({ ...ready, at })._tag).toBe("AccessGranted")
      })
    )
  })

  it("LIFE-12: has no last day where the provider sets none, and reads with no end until the operator decides to delete", () => {
    const unlimited = estate.filter((ready) => lifeOf(ready).papersDay === null)
    fc.assert(
      fc.property(unlimited, fc.nat(5000), (ready, days) => {
        const at = DateTime.add(ready.at, { days })
        const papers = ready.of.papers.map((paper) => ({ ...paper, receivedAt: at }))
        const answer = decide({ ...ready, of: { ...ready.of, papers }, at })
        expect(answer).toMatchObject({ _tag: "AccessGranted", endDay: null })
        if (answer._tag === "AccessGranted") expect(answer.rules).toContain("LIFE-12")
      })
    )
  })

  it("LIFE-7, LIFE-11: that is to be deleted sooner reads until then, and no longer", () => {
    fc.assert(
      fc.property(estate, (ready) => {
        const sooner = bringDeletionForward(ready.mailbox, { _tag: "OperatorActs" }, ready.at)
        if (Result.isFailure(sooner)) throw new Error(sooner.failure._tag)
        const mailbox = evolveLife(ready.mailbox, sooner.success)
        expect(decide({ ...ready, mailbox })).toMatchObject({ endDay: osloDateOf(ready.at) })
      })
    )
  })

  it("LIFE-11: asks for deletion with papers that come at any time, and gets it without a grant of access", () => {
    fc.assert(
      fc.property(completeCase("Deletion"), (ready) => {
        const answer = decide(ready)
        expect(answer).toMatchObject({ _tag: "DeletionGranted", mailbox: ready.mailbox.id, preparedBy: cast.staff[0] })
        if (answer._tag === "DeletionGranted") expect(answer.rules).toContain("LIFE-11")
      })
    )
  })
})
