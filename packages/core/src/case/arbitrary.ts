import { DateTime, Result } from "effect"
import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { emailAddress, phoneNumber } from "../contact/arbitrary.ts"
import { personName } from "../identity/arbitrary.ts"
import { PersonId } from "../identity/index.ts"
import { documentId, letterId } from "../letter/arbitrary.ts"
import { deceased, mailboxId } from "../mailbox/arbitrary.ts"
import {
  DeathSource,
  evolve as evolveLife,
  type Life,
  type Mailbox,
  MailboxAddress,
  noticeDeath
} from "../mailbox/index.ts"
import { caseKind, paperKind } from "../policy/arbitrary.ts"
import { type CaseKind, digipost, eBoks, type PaperKind, type ProviderProfile } from "../policy/index.ts"
import { identifier } from "../transaction/arbitrary.ts"
import { type CaseAct, type CaseCommand, type CaseMove, type CaseStory, tell } from "./command.arbitrary.ts"
import {
  type AskerContact,
  type Case,
  type CaseActor,
  CaseId,
  CorrectedField,
  CorrectionReason,
  Missing,
  openByMessage,
  openByPost,
  RejectionReason
} from "./index.ts"

export const caseId: fc.Arbitrary<CaseId> = identifier.map((id) => CaseId.make(id))

const person = (number: number): PersonId => PersonId.make(`0190b5a0-0000-7000-8000-00000000000${number}`)

/** A few people, so that they meet: who asks, whose mailbox it is, two who are named too, three of the staff, a stranger. */
export const cast = {
  asker: person(1),
  owner: person(2),
  others: [person(3), person(4)],
  staff: [person(5), person(6), person(7)],
  stranger: person(8)
} as const
const everybody = [cast.asker, cast.owner, ...cast.others, ...cast.staff, cast.stranger]
// The last of the staff is now and then named in a paper.
const nameable = [cast.asker, ...cast.others, cast.stranger, cast.staff[2]]

const address = MailboxAddress.make("ola.nordmann#123")

const staffActs = (person: PersonId): CaseActor => ({ _tag: "StaffActs", person })
const personActs = (person: PersonId): CaseActor => ({ _tag: "PersonActs", person })

/** One of the staff, often; or any person, on their own behalf; or a person of the case who is of the staff too. */
export const caseActor: fc.Arbitrary<CaseActor> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...cast.staff).map(staffActs) },
  { weight: 2, arbitrary: fc.constantFrom(...everybody).map(personActs) },
  { weight: 1, arbitrary: fc.constantFrom(...everybody).map(staffActs) }
)

/** What a case can lack: always something. */
export const missing: fc.Arbitrary<Missing> = fc
  .record({
    mailbox: fc.boolean(),
    papers: fc.uniqueArray(paperKind, { maxLength: 4 }),
    contact: fc.constantFrom(...Missing.fields.contact.literals),
    named: fc.boolean(),
    witnesses: fc.nat(3),
    approvals: fc.nat(5)
  })
  .filter(
    ({ mailbox, papers, contact, named, witnesses, approvals }) =>
      mailbox || papers.length > 0 || contact !== "none" || named || witnesses > 0 || approvals > 0
  )

const contact: fc.Arbitrary<AskerContact> = fc.record({ email: fc.option(emailAddress), phone: fc.option(phoneNumber) })
const paper = fc.record({ document: documentId, kind: paperKind })
const days = (most: number) => fc.nat(most * 86_400_000)

const acts: { readonly [Name in CaseCommand]: fc.Arbitrary<Extract<CaseAct, { readonly name: Name }>> } = {
  handIn: fc.record({ name: fc.constant("handIn"), paper }),
  registerPaper: fc.record({ name: fc.constant("registerPaper"), paper, daysAgo: fc.integer({ min: -1, max: 20 }) }),
  giveContact: fc.record({ name: fc.constant("giveContact"), contact }),
  linkMailbox: fc.record({ name: fc.constant("linkMailbox") }),
  recordWitnesses: fc.record({
    name: fc.constant("recordWitnesses"),
    witnesses: fc.array(fc.record({ name: personName, person: fc.option(fc.constantFrom(...nameable)) }), {
      maxLength: 4
    })
  }),
  recordNamed: fc.record({
    name: fc.constant("recordNamed"),
    named: fc.record({
      people: fc.uniqueArray(fc.constantFrom(...nameable), { maxLength: 4 }),
      approvalNeeded: fc.boolean()
    })
  }),
  giveApproval: fc.record({ name: fc.constant("giveApproval"), person: fc.constantFrom(...nameable) }),
  askForPapers: fc.record({
    name: fc.constant("askForPapers"),
    kinds: fc.tuple(paperKind, paperKind).map(([one, other]) => (one === other ? [one] : [one, other]))
  }),
  prepare: fc.record({ name: fc.constant("prepare"), endInDays: fc.option(fc.integer({ min: -2, max: 400 })) }),
  approve: fc.record({ name: fc.constant("approve") }),
  reject: fc.record({ name: fc.constant("reject"), why: fc.constantFrom(...RejectionReason.literals) }),
  withdraw: fc.record({ name: fc.constant("withdraw") }),
  endAccess: fc.record({ name: fc.constant("endAccess") }),
  correct: fc.record({
    name: fc.constant("correct"),
    field: fc.constantFrom(...CorrectedField.literals),
    why: fc.constantFrom(...CorrectionReason.literals)
  }),
  answer: fc.record({ name: fc.constant("answer") }),
  look: fc.record({ name: fc.constant("look") })
}

export const caseAct: fc.Arbitrary<CaseAct> = fc.oneof(...Object.values<fc.Arbitrary<CaseAct>>(acts))

const gap = fc.oneof({ weight: 5, arbitrary: days(3) }, { weight: 1, arbitrary: days(150) })
const move = (act: fc.Arbitrary<CaseAct>, ...by: ReadonlyArray<CaseActor>): fc.Arbitrary<CaseMove> =>
  fc.record({ act, by: fc.constantFrom(...by), gap })
const stray: fc.Arbitrary<CaseMove> = fc.record({ act: caseAct, by: caseActor, gap })

/** What leads a case of this kind to its end if nobody strays: everything that it needs, then the decision. */
const wayOf = (profile: ProviderProfile, kind: CaseKind, byPost: boolean): fc.Arbitrary<ReadonlyArray<CaseMove>> => {
  const [asks, prepares, approves] = [personActs(cast.asker), staffActs(cast.staff[0]), staffActs(cast.staff[1])]
  const { papers, witnesses, byPost: mayByPost } = profile.case.needs[kind]
  const needed = [...papers, ...(byPost ? profile.case.papersByPost : [])]
  const coming = (kind: PaperKind): fc.Arbitrary<CaseMove> => {
    const paper = documentId.map((document) => ({ document, kind }))
    const handedIn = move(fc.record({ name: fc.constant("handIn"), paper }), asks)
    const posted = move(fc.record({ name: fc.constant("registerPaper"), paper, daysAgo: fc.nat(3) }), prepares)
    return byPost && mayByPost ? fc.oneof(handedIn, posted) : handedIn
  }
  const reached = fc
    .record({ email: emailAddress, phone: phoneNumber })
    .map((contact): CaseAct => ({ name: "giveContact", contact }))
  const witnessed = fc
    .array(personName, { minLength: witnesses, maxLength: witnesses + 1 })
    .map((names): CaseAct => ({ name: "recordWitnesses", witnesses: names.map((name) => ({ name, person: null })) }))
  const named = fc.boolean().map((approvalNeeded): CaseAct => {
    return { name: "recordNamed", named: { people: [cast.asker, ...cast.others], approvalNeeded } }
  })
  const agreed = cast.others.map((person) =>
    move(fc.constant({ name: "giveApproval", person }), personActs(person), prepares)
  )
  const asked = paperKind.chain((kind) =>
    fc.tuple(move(fc.constant({ name: "askForPapers", kinds: [kind] }), prepares), coming(kind))
  )
  const made = fc.tuple(
    ...needed.map(coming),
    move(reached, asks),
    move(acts.linkMailbox, prepares),
    move(witnessed, prepares),
    move(named, prepares),
    ...agreed
  )
  const decided = fc.tuple(
    move(acts.correct, prepares),
    move(acts.prepare, prepares),
    move(acts.approve, approves),
    move(acts.answer, prepares),
    move(acts.endAccess, approves)
  )
  return fc
    .tuple(made, fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: asked }), decided)
    .map((ways) => ways.flat())
}

const lifeFor = (kind: CaseKind): fc.Arbitrary<Life> => {
  const alive = fc.constant<Life>({ _tag: "Active" })
  const usual = kind === "Estate" || kind === "Deletion" ? deceased : alive
  return fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: fc.oneof(alive, deceased) })
}

const begun = (profile: ProviderProfile, kind: CaseKind, byPost: boolean, at: Instant): fc.Arbitrary<Case> => {
  const request = fc.record({
    id: caseId,
    kind: fc.constant(kind),
    contact,
    papers: fc.array(paper, { maxLength: 2 })
  })
  return fc.tuple(request, letterId).map(([request, letter]) => {
    const post = openByPost(profile, { ...request, asker: cast.asker }, at, staffActs(cast.staff[0]), at)
    return byPost && Result.isSuccess(post)
      ? post.success.opened
      : openByMessage(request, letter, cast.asker, at).opened
  })
}

/** A case from its opening on: often all the way to its end, with strayings, omissions and waiting. */
export const caseStory: fc.Arbitrary<CaseStory> = fc
  .record({ profile: fc.constantFrom(digipost, eBoks), kind: caseKind, byPost: fc.boolean() })
  .chain(({ profile, kind, byPost }) =>
    fc
      .record({ id: mailboxId, life: lifeFor(kind), at: instant, wait: fc.oneof(days(20), days(400)) })
      .chain(({ id, life, at, wait }) => {
        const owner = { _tag: "PersonOwner", person: cast.owner } as const
        const mailbox: Mailbox = { id, owner, address, life, visible: true }
        const from = life._tag === "Deceased" ? DateTime.add(life.since, { milliseconds: wait }) : at
        const strays = fc.array(stray, { maxLength: 2 })
        return fc.record({
          profile: fc.constant(profile),
          mailbox: fc.constant(mailbox),
          opened: begun(profile, kind, byPost, from),
          moves: fc
            .tuple(
              wayOf(profile, kind, byPost),
              fc.array(fc.tuple(fc.nat(9), strays), { minLength: 20, maxLength: 20 })
            )
            .map(([way, turns]) =>
              way.flatMap((move, index) => {
                const [luck, strays] = turns[index] ?? [1, []]
                if (luck === 0) return []
                return luck > 7 ? [...strays, move] : [move]
              })
            )
        })
      })
  )

/** A case wherever a story may leave it. */
export const caseFile: fc.Arbitrary<Case> = fc
  .tuple(caseStory, fc.nat(30))
  .map(([story, steps]) => tell(story).slice(0, steps).at(-1)?.after ?? story.opened)

/** A case that lacks nothing and waits to be prepared, about a mailbox that it can open: until 200 days after a death. */
export const completeCase = (
  kind: CaseKind
): fc.Arbitrary<{ profile: ProviderProfile; of: Case; mailbox: Mailbox; at: Instant }> =>
  fc
    .record({ profile: fc.constantFrom(digipost, eBoks), since: instant, wait: days(200), byPost: fc.boolean() })
    .chain(({ profile, since, wait, byPost }) => {
      const at = DateTime.add(since, { milliseconds: wait })
      const { papers, witnesses } = profile.case.needs[kind]
      const needed = [...papers, ...(byPost ? profile.case.papersByPost : [])]
      const receivedAt = fc.nat(wait).map((milliseconds) => DateTime.add(since, { milliseconds }))
      const registeredBy = fc.constant(byPost ? cast.staff[0] : null)
      const kept = needed.map((kind) =>
        fc.record({ document: documentId, kind: fc.constant(kind), receivedAt, registeredBy })
      )
      const owner = { _tag: "PersonOwner", person: cast.owner } as const
      return fc
        .record({
          id: caseId,
          mailbox: mailboxId,
          letter: letterId,
          papers: fc.tuple(...kept),
          contact: fc.record({ email: emailAddress, phone: phoneNumber }),
          names: fc.array(personName, { minLength: witnesses, maxLength: witnesses }),
          others: fc.subarray([...cast.others]),
          approvalNeeded: fc.boolean(),
          told: fc.constantFrom(...DeathSource.literals)
        })
        .map(({ id, mailbox, letter, papers, contact, names, others, approvalNeeded, told }) => {
          const alive: Mailbox = { id: mailbox, owner, address, life: { _tag: "Active" }, visible: true }
          const notice = noticeDeath(profile, alive, { _tag: "OperatorActs" }, told, since)
          const dead = Result.isSuccess(notice) ? { ...alive, life: evolveLife(alive, notice.success).life } : alive
          const of: Case = {
            id,
            kind,
            asker: cast.asker,
            origin: byPost ? { _tag: "ByPost", registeredBy: cast.staff[0] } : { _tag: "ByMessage", letter },
            openedAt: since,
            contact,
            about: { mailbox, owner: cast.owner },
            papers,
            witnesses: names.map((name) => ({ name, person: null })),
            named: { people: [cast.asker, ...others], approvalNeeded },
            approvals: approvalNeeded ? others : [],
            state: { _tag: "Open" }
          }
          return { profile, of, mailbox: kind === "Estate" || kind === "Deletion" ? dead : alive, at }
        })
    })
