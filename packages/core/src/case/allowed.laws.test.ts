import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addDays, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { organisationNumber, personName } from "../identity/arbitrary.ts"
import { documentId } from "../letter/arbitrary.ts"
import { mailbox as anyMailbox, mailboxId } from "../mailbox/arbitrary.ts"
import { type Mailbox, MailboxId } from "../mailbox/index.ts"
import { paperKind, profile } from "../policy/arbitrary.ts"
import { CaseKind, PaperKind } from "../policy/index.ts"
import { caseActor, caseFile, cast, completeCase, missing } from "./arbitrary.ts"
import {
  answer,
  approve,
  askForPapers,
  type Case,
  type CaseActor,
  correct,
  endAccess,
  evolve,
  giveApproval,
  giveContact,
  handIn,
  isComplete,
  linkMailbox,
  type Missing,
  missingFrom,
  openByPost,
  partiesOf,
  prepare,
  recordNamed,
  recordWitnesses,
  registerPaper
} from "./index.ts"

const runs = { numRuns: 300 }
const [one, other] = [cast.staff[0], cast.staff[1]].map((person): CaseActor => ({ _tag: "StaffActs", person })) as [
  CaseActor,
  CaseActor
]
const open = caseFile.map((of): Case => ({ ...of, state: { _tag: "Open" } }))
const undecided = ["Open", "AwaitingPapers", "Prepared"]
const grants = ["Guardian", "Attorney", "Estate", "Deletion"]
const anyKind = fc.constantFrom(...CaseKind.literals)
const forbidden = (of: Case) => Result.fail({ _tag: "CaseForbids", rules: ["SUPPORT-1"], from: of.state._tag })
const notFound = Result.fail({ _tag: "CaseNotFound", rules: ["FIELD-25"] })

describe("which mailbox a case is about", () => {
  it("ACCESS-3: is a person's, and where it would let somebody in another's than of the one who asks; never who links it's own", () => {
    fc.assert(
      fc.property(open, anyKind, anyMailbox, organisationNumber, instant, (some, kind, mailbox, organisation, at) => {
        const of = { ...some, kind }
        const owned = (person: Case["asker"]) =>
          linkMailbox(of, { ...mailbox, owner: { _tag: "PersonOwner", person } }, one, at)
        const linked = (owner: Case["asker"]) => ({ _tag: "MailboxLinked", mailbox: mailbox.id, owner })
        expect(owned(cast.stranger)).toMatchObject({ success: linked(cast.stranger) })
        expect(owned(one.person)).toEqual(Result.fail({ _tag: "PartyToCase", rules: ["SUPPORT-1"] }))
        if (grants.includes(kind)) expect(owned(of.asker)).toEqual(forbidden(of))
        else expect(owned(of.asker)).toMatchObject({ success: linked(of.asker) })
        const business = { ...mailbox, owner: { _tag: "OrganisationOwner", organisation } } as const
        expect(linkMailbox(of, business, one, at)).toEqual(
          Result.fail({ _tag: "MailboxNotFound", rules: ["ACCESS-3"] })
        )
      })
    )
  })
})

describe("an approval", () => {
  const person = fc.constantFrom(cast.asker, ...cast.others, cast.stranger)
  const named = fc.record({
    people: fc.subarray([cast.asker, ...cast.others]),
    approvalNeeded: fc.boolean()
  })

  it("ACCESS-6, SUPPORT-3: is asked of each who is named but the one who asks, where the case says so; it comes once, by post or by themselves", () => {
    fc.assert(
      fc.property(open, named, fc.subarray([...cast.others]), person, instant, (some, named, approvals, person, at) => {
        const of = { ...some, named, approvals }
        const asked = named.approvalNeeded && named.people.includes(person) && person !== of.asker
        for (const by of [one, { _tag: "PersonActs", person } as const]) {
          const answer = giveApproval(of, person, by, at)
          if (!asked) expect(answer).toEqual(notFound)
          else if (approvals.includes(person)) expect(answer).toEqual(forbidden(of))
          else expect(answer).toMatchObject({ success: { _tag: "ApprovalGiven", person, by: by.person } })
        }
      }),
      runs
    )
  })

  it("ACCESS-6: is nobody's to give for another but staff's; once the case is decided nobody's at all", () => {
    const all = { people: [cast.asker, ...cast.others], approvalNeeded: true }
    fc.assert(
      fc.property(caseFile, caseActor, instant, (some, by, at) => {
        const [person] = cast.others
        const of = { ...some, about: null, witnesses: [], named: all, approvals: [] }
        const answer = giveApproval(of, person, by, at)
        if (by._tag === "PersonActs" && by.person !== person) expect(answer).toEqual(notFound)
        else if (by._tag === "StaffActs" && partiesOf(of).has(by.person))
          expect(answer).toMatchObject({ failure: { _tag: "PartyToCase" } })
        else if (undecided.includes(of.state._tag)) expect(Result.isSuccess(answer)).toBe(true)
        else expect(answer).toEqual(forbidden(of))
      }),
      runs
    )
  })
})

describe("what is put down in a case", () => {
  const witnesses = fc.array(
    fc.record({ name: personName, person: fc.option(fc.constantFrom(...cast.others, cast.stranger)) }),
    { maxLength: 3 }
  )
  const people = fc.subarray([cast.asker, ...cast.others, cast.stranger])
  const party = Result.fail({ _tag: "PartyToCase", rules: ["SUPPORT-1"] })
  const name = { first: "Kari", last: "Prøve" }

  it("ACCESS-6, ACCESS-10: staff put down who witnessed it and whom it names, whoever that is but themselves", () => {
    fc.assert(
      fc.property(open, witnesses, people, instant, (some, witnesses, people, at) => {
        const of = { ...some, about: null, witnesses: [], named: { people: [], approvalNeeded: false } }
        expect(recordWitnesses(of, witnesses, one, at)).toMatchObject({
          success: { _tag: "WitnessesRecorded", witnesses }
        })
        const named = { people, approvalNeeded: true }
        expect(recordNamed(of, named, one, at)).toMatchObject({ success: { _tag: "NamedRecorded", named } })
        const own = [...witnesses, { name, person: one.person }]
        expect(recordWitnesses(of, own, one, at)).toEqual(party)
        expect(recordNamed(of, { ...named, people: [...people, one.person] }, one, at)).toEqual(party)
      })
    )
  })

  it("SUPPORT-1: parties to it are the one who asks, whose mailbox it is, the named, and the witnesses whom staff know", () => {
    fc.assert(
      fc.property(open, witnesses, people, fc.boolean(), (some, witnesses, people, found) => {
        const about = found ? { mailbox: MailboxId.make(some.id), owner: cast.owner } : null
        const parties = partiesOf({ ...some, about, witnesses, named: { people, approvalNeeded: false } })
        for (const person of [cast.asker, cast.owner, ...cast.others, cast.stranger, ...cast.staff]) {
          const is =
            person === cast.asker ||
            (found && person === cast.owner) ||
            people.some((one) => one === person) ||
            witnesses.some((witness) => witness.person === person)
          expect(parties.has(person)).toBe(is)
        }
        expect(parties).not.toContain(null)
      })
    )
  })

  it("ACCESS-5, LIFE-6: the one who asks says how they are reached, or staff on their word", () => {
    fc.assert(
      fc.property(open, instant, (of, at) => {
        const { contact } = of
        for (const by of [one, { _tag: "PersonActs", person: of.asker } as const]) {
          expect(giveContact(of, contact, by, at)).toMatchObject({
            success: { _tag: "ContactGiven", contact, by: by.person }
          })
        }
      })
    )
  })

  it("SUPPORT-3, ACCESS-5: a paper comes by post where its kind of case does; no one registers what they ask for themselves", () => {
    const paper = fc.record({ document: documentId, kind: paperKind })
    fc.assert(
      fc.property(profile, open, anyKind, paper, instant, (profile, some, kind, paper, at) => {
        const of = { ...some, kind }
        const answer = registerPaper(profile, of, paper, at, one, at)
        const { byPost } = profile.case.needs[kind]
        expect(answer).toMatchObject(
          byPost ? { success: { _tag: "PaperRegistered", paper } } : { failure: { _tag: "NotByPost" } }
        )
        const request = { id: of.id, kind, contact: of.contact, papers: [paper], asker: of.asker }
        expect(openByPost(profile, request, at, { _tag: "StaffActs", person: of.asker }, at)).toEqual(party)
      })
    )
  })
})

describe("papers that are awaited", () => {
  it("SUPPORT-1: are awaited until one of each kind has come, in whatever order, and whatever else comes", () => {
    const kinds = fc.uniqueArray(paperKind, { minLength: 1, maxLength: 4 })
    const paper = fc.record({ document: documentId, kind: paperKind })
    fc.assert(
      fc.property(open, kinds, fc.array(paper, { maxLength: 8 }), instant, (of, kinds, coming, at) => {
        const by: CaseActor = { _tag: "PersonActs", person: of.asker }
        const [first, ...more] = kinds
        if (first === undefined) throw new Error("None")
        let now = evolve(of, Result.getOrThrow(askForPapers(of, [first, ...more], one, at)))
        for (const paper of coming) now = evolve(now, Result.getOrThrow(handIn(now, paper, by, at)))
        const left = kinds.filter((kind) => !coming.some((paper) => paper.kind === kind))
        expect(now.state).toEqual(left.length === 0 ? { _tag: "Open" } : { _tag: "AwaitingPapers", kinds: left })
        expect(now.papers.length).toBe(of.papers.length + coming.length)
      })
    )
  })
})

describe("what a case lacks", () => {
  const none: Missing = { mailbox: false, papers: [], contact: "none", named: false, witnesses: 0, approvals: 0 }

  it("SUPPORT-1: any of it leaves the case incomplete", () => {
    expect(isComplete(none)).toBe(true)
    fc.assert(
      fc.property(missing, (missing) => {
        expect(isComplete(missing)).toBe(false)
        for (const [name, lacking] of Object.entries(missing)) {
          const alone = { ...none, [name]: lacking }
          expect(isComplete(alone)).toBe(JSON.stringify(alone) === JSON.stringify(none))
        }
      })
    )
  })

  it("ACCESS-5, ACCESS-6, ACCESS-10, SUPPORT-3: all that the provider's table asks for and the case does not have, each thing once", () => {
    const people = [cast.asker, ...cast.others]
    const given = fc.record({
      kind: anyKind,
      named: fc.record({ people: fc.subarray(people), approvalNeeded: fc.boolean() }),
      approvals: fc.subarray([...cast.others]),
      witnesses: fc.array(
        fc.record({ name: personName, person: fc.option(fc.constantFrom(...people, cast.stranger)) }),
        { maxLength: 4 }
      )
    })
    fc.assert(
      fc.property(profile, open, given, (profile, some, given) => {
        const of = { ...some, ...given }
        const { case: policy } = profile
        const table = policy.needs[of.kind]
        const asked = new Set([...table.papers, ...(of.origin._tag === "ByPost" ? policy.papersByPost : [])])
        const others = of.named.people.filter((person) => person !== of.asker)
        const heard = of.witnesses.filter(({ person }) => person === null || ![of.asker, ...others].includes(person))
        expect(missingFrom(profile, of, null)).toMatchObject({
          mailbox: true,
          papers: [...asked].filter((kind) => of.papers.every((paper) => paper.kind !== kind)),
          named: table.named && !of.named.people.includes(of.asker),
          witnesses: Math.max(table.witnesses - heard.length, 0),
          approvals: of.named.approvalNeeded ? others.filter((one) => !of.approvals.includes(one)).length : 0
        })
      }),
      runs
    )
  })

  it("FIELD-25: of a mailbox that the case is not about it is not told what stands in the way there", () => {
    const grant = fc.constantFrom<CaseKind>("Guardian", "Attorney", "Estate", "Deletion").chain(completeCase)
    fc.assert(
      fc.property(grant, anyMailbox, ({ profile, of, at }, elsewhere) => {
        fc.pre(elsewhere.id !== of.about?.mailbox)
        const lacks = { _tag: "CaseIncomplete", missing: { ...none, mailbox: true } }
        expect(prepare(profile, of, elsewhere, null, one, at)).toMatchObject({ failure: lacks })
      })
    )
  })

  it("LIFE-7: what the papers say of a last day binds those who act for the living alone", () => {
    const ofDead = fc.constantFrom<CaseKind>("Estate", "Deletion").chain(completeCase)
    fc.assert(
      fc.property(ofDead, fc.integer({ min: -9, max: 9 }), ({ profile, of, mailbox, at }, days) => {
        const endDay = addDays(osloDateOf(at), days)
        expect(prepare(profile, of, mailbox, endDay, one, at)).toEqual(prepare(profile, of, mailbox, null, one, at))
        const prepared = evolve(of, Result.getOrThrow(prepare(profile, of, mailbox, null, one, at)))
        if (of.kind === "Deletion") expect(prepared.state).toMatchObject({ endDay: null })
      })
    )
  })

  it("LIFE-6: the last day for an estate's papers is that of the mailbox that the case is about, and no other case has one", () => {
    const late = completeCase("Estate").filter(
      ({ mailbox: { life } }) => life._tag === "Deceased" && life.papersDay !== null
    )
    fc.assert(
      fc.property(late, anyKind, mailboxId, documentId, (ready, kind, id, document) => {
        const { profile, mailbox } = ready
        const receivedAt = DateTime.add(endOf(osloDateOf(ready.at)), { days: 500 })
        const all = PaperKind.literals.map((kind) => ({ document: document, kind, receivedAt, registeredBy: null }))
        const of = { ...ready.of, papers: all }
        const lacking = (of: Case, about: Mailbox | null) => missingFrom(profile, of, about).papers
        expect(lacking(of, mailbox)).toEqual(profile.case.needs.Estate.papers)
        expect(lacking({ ...of, kind }, mailbox)).toEqual(kind === "Estate" ? profile.case.needs.Estate.papers : [])
        for (const other of [null, { ...mailbox, life: { _tag: "Active" } } as const, { ...mailbox, id }]) {
          expect(lacking(of, other)).toEqual([])
        }
        expect(lacking({ ...of, about: null }, mailbox)).toEqual([])
      })
    )
  })

  it("LIFE-11: an estate that asks for deletion sooner may hand in its papers after the last day for letting it in", () => {
    fc.assert(
      fc.property(completeCase("Deletion"), ({ profile, of, mailbox }) => {
        if (mailbox.life._tag !== "Deceased") throw new Error(mailbox.life._tag)
        const { papersDay, deletionDay } = mailbox.life
        const at = DateTime.subtract(endOf(deletionDay), { milliseconds: 1 })
        const late = { ...of, papers: of.papers.map((paper) => ({ ...paper, receivedAt: at })) }
        if (papersDay !== null) expect(papersDay < deletionDay).toBe(true)
        const prepared = evolve(late, Result.getOrThrow(prepare(profile, late, mailbox, null, one, at)))
        expect(approve(profile, prepared, mailbox, other, at)).toMatchObject({ success: { _tag: "DeletionGranted" } })
      })
    )
  })
})

describe("a grant that waits for another pair of eyes", () => {
  const waiting = (kind: CaseKind) =>
    completeCase(kind).map(({ profile, of, mailbox, at }) => {
      const endDay = osloDateOf(at)
      const prepared = evolve(of, Result.getOrThrow(prepare(profile, of, mailbox, endDay, one, at)))
      return { profile, mailbox, prepared, at, endDay }
    })

  it("SUPPORT-1, ACCESS-5, ACCESS-6: is judged anew: by the day of the papers, the mailbox and all that the case needs", () => {
    const alive = fc.constantFrom<CaseKind>("Guardian", "Attorney").chain(waiting)
    fc.assert(
      fc.property(alive, ({ profile, mailbox, prepared, at, endDay }) => {
        const barred = (of: Case, mailbox: Mailbox, at: Instant) => approve(profile, of, mailbox, other, at)
        expect(barred(prepared, mailbox, at)).toMatchObject({ success: { _tag: "AccessGranted", endDay } })
        expect(barred(prepared, mailbox, endOf(endDay))).toMatchObject({ failure: { _tag: "AuthorityEnded", endDay } })
        const gone = { ...mailbox, life: { _tag: "Deleted", since: at } } as const
        expect(barred(prepared, gone, at)).toMatchObject({ failure: { _tag: "LifeForbids", from: "Deleted" } })
        expect(barred({ ...prepared, papers: [] }, mailbox, at)).toMatchObject({ failure: { _tag: "CaseIncomplete" } })
      })
    )
  })

  it("LIFE-6: one paper of an estate that comes too late is one too many, however many came in time", () => {
    const estate = completeCase("Estate").filter(({ profile }) => profile.provider === "digipost")
    fc.assert(
      fc.property(estate, fc.boolean(), ({ profile: some, of, mailbox }, first) => {
        if (mailbox.life._tag !== "Deceased" || mailbox.life.papersDay === null) throw new Error("No last day")
        const papers = ["ProbateCertificate", "DeathCertificate"] as const
        const needs = { ...some.case.needs, Estate: { ...some.case.needs.Estate, papers } }
        const profile = { ...some, case: { ...some.case, needs } }
        const at = endOf(mailbox.life.papersDay)
        const came = (kind: PaperKind, receivedAt: Instant) =>
          of.papers.slice(0, 1).map((paper) => ({ ...paper, kind, receivedAt }))
        const [intime, late] = first ? papers : papers.toReversed()
        const half = [...came(intime ?? "Other", of.openedAt), ...came(late ?? "Other", at)]
        expect(prepare(profile, { ...of, papers: half }, mailbox, null, one, at)).toMatchObject({
          failure: { _tag: "EstateTooLate", endedOn: mailbox.life.papersDay }
        })
      })
    )
  })

  it("ACCESS-11: no access ends where none was given: a case that found no mailbox gave none", () => {
    fc.assert(
      fc.property(caseFile, instant, (some, at) => {
        const decided = { preparedBy: one.person, approvedBy: other.person, at, endDay: null }
        const of: Case = { ...some, about: null, state: { _tag: "Granted", ...decided } }
        expect(endAccess(of, one, at)).toEqual(forbidden(of))
      })
    )
  })
})

describe("what is put right or answered", () => {
  it("SUPPORT-6: nothing is put right while the case lacks anything, and it is told what", () => {
    fc.assert(
      fc.property(profile, open, anyMailbox, fc.boolean(), instant, (profile, some, mailbox, found, at) => {
        const about = found ? { mailbox: mailbox.id, owner: cast.owner } : null
        const of = { ...some, kind: "Correction", about } as const
        const lacking = missingFrom(profile, of, mailbox)
        const answer = correct(profile, of, mailbox, { field: "name", why: "Misspelt" }, one, at)
        expect(lacking.mailbox).toBe(!found)
        if (isComplete(lacking)) expect(answer).toMatchObject({ success: { person: cast.owner } })
        else expect(answer).toEqual(Result.fail({ _tag: "CaseIncomplete", rules: ["SUPPORT-6"], missing: lacking }))
      }),
      runs
    )
  })

  it("SUPPORT-1, SUPPORT-6: what gives something is not merely answered", () => {
    fc.assert(
      fc.property(open, anyKind, instant, (some, kind, at) => {
        const of = { ...some, kind }
        const answered = answer(of, one, at)
        if (grants.includes(kind)) expect(answered).toEqual(forbidden(of))
        else expect(answered).toMatchObject({ success: { _tag: "CaseAnswered", case: of.id, by: one.person, at } })
      })
    )
  })
})
