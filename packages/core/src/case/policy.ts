import { DateTime, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import type { LetterId } from "../letter/index.ts"
import type { Mailbox, MailboxNotFound } from "../mailbox/index.ts"
import type { PaperKind, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { CaseEvent, CaseOpened, CaseSeen } from "./event.ts"
import { isGranted, rulesOf } from "./judgement.ts"
import type { AskerContact, Case, CaseActor, CaseView, Named, Paper, Witness } from "./model.ts"
import type { CaseForbids, CaseNotFound, NotByPost, PartyToCase } from "./refusal.ts"

type Answer<E = never> = Result.Result<CaseEvent, CaseNotFound | PartyToCase | CaseForbids | E>

/** A case as it is asked for; its ids are the caller's to make. */
export interface CaseRequest extends Pick<Case, "id" | "kind" | "contact"> {
  readonly papers: ReadonlyArray<Pick<Paper, "document" | "kind">>
}

/**
 * Opens a case on a message to customer service, with what was attached to it (SUPPORT-1): anybody may ask.
 *
 * @example
 * ```ts
 * import { CaseId, missingFrom, openByMessage, viewOf } from "@postkasse/core/case"
 * import { PersonId } from "@postkasse/core/identity"
 * import { LetterId } from "@postkasse/core/letter"
 * import { digipost } from "@postkasse/core/policy"
 * import { DateTime, Result } from "effect"
 *
 * const asker = PersonId.make("0190b5a0-0000-7000-8000-000000000001")
 * const request = {
 *   id: CaseId.make("0190b5a0-0000-7000-8000-000000000002"),
 *   kind: "Guardian",
 *   contact: { email: null, phone: null },
 *   papers: []
 * } as const
 * const message = LetterId.make("0190b5a0-0000-7000-8000-000000000003")
 * const { opened, rules } = openByMessage(request, message, asker, DateTime.makeUnsafe("2026-11-26T12:00:00Z"))
 * console.log(rules.join(", ")) // → SUPPORT-1, ACCESS-5
 * console.log(missingFrom(digipost, opened, null).mailbox) // → true
 * console.log(Result.getOrThrow(viewOf(opened, asker)).state) // → Open
 * console.log(Result.isFailure(viewOf(opened, PersonId.make("0190b5a0-0000-7000-8000-000000000004")))) // → true
 * ```
 */
export const openByMessage = (request: CaseRequest, letter: LetterId, asker: PersonId, at: Instant): CaseOpened => {
  const papers = request.papers.map((paper) => ({ ...paper, receivedAt: at, registeredBy: null }))
  return opened(asker, at, "SUPPORT-1", { ...request, ...blank, papers, asker, origin: { _tag: "ByMessage", letter } })
}

/** Opens a case on a letter that came by post at `arrivedAt`; staff register it (SUPPORT-3). */
export const openByPost = (
  profile: ProviderProfile,
  request: CaseRequest & Pick<Case, "asker">,
  arrivedAt: Instant,
  by: CaseActor,
  at: Instant
): Result.Result<CaseOpened, CaseNotFound | PartyToCase | NotByPost> => {
  if (by._tag !== "StaffActs") return Result.fail(notFound)
  if (by.person === request.asker) return Result.fail(party)
  if (!profile.case.needs[request.kind].byPost) return Result.fail(notByPost(request.kind))
  const came = { receivedAt: DateTime.min(arrivedAt, at), registeredBy: by.person }
  const papers = request.papers.map((paper) => ({ ...paper, ...came }))
  const origin = { _tag: "ByPost", registeredBy: by.person } as const
  return Result.succeed(opened(by.person, at, "SUPPORT-3", { ...request, ...blank, papers, origin }))
}

/** Hands in another paper, by a message in the case (SUPPORT-1). */
export const handIn = (of: Case, paper: Pick<Paper, "document" | "kind">, by: CaseActor, at: Instant): Answer => {
  const refused = refusedToAsker(of, by)
  if (refused !== null) return Result.fail(refused)
  return registered(of, { ...paper, receivedAt: at, registeredBy: null }, by, at)
}

/** Registers a paper that came by post at `arrivedAt` (SUPPORT-3). */
export const registerPaper = (
  profile: ProviderProfile,
  of: Case,
  paper: Pick<Paper, "document" | "kind">,
  arrivedAt: Instant,
  by: CaseActor,
  at: Instant
): Answer<NotByPost> => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (!profile.case.needs[of.kind].byPost) return Result.fail(notByPost(of.kind))
  return registered(of, { ...paper, receivedAt: DateTime.min(arrivedAt, at), registeredBy: by.person }, by, at)
}

/** Says how the one who asks is reached: that person's doing, or staff's on their word (ACCESS-5, LIFE-6). */
export const giveContact = (of: Case, contact: AskerContact, by: CaseActor, at: Instant): Answer => {
  const refused = by._tag === "StaffActs" ? refusedToStaff(of, by) : refusedToAsker(of, by)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed({ _tag: "ContactGiven", ...event(of, by, at, ["SUPPORT-1"]), contact })
}

/**
 * Says which mailbox the case is about: a person's, and where it would let somebody in, another's than of the one who
 * asks. The one who asks is not told that there is one (FIELD-25).
 */
export const linkMailbox = (of: Case, { id, owner }: Mailbox, by: CaseActor, at: Instant): Answer<MailboxNotFound> => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (owner._tag !== "PersonOwner") return Result.fail({ _tag: "MailboxNotFound", rules: ["ACCESS-3"] })
  if (owner.person === by.person) return Result.fail(party)
  if (isGranted(of.kind) && owner.person === of.asker) return forbids(of)
  const about = { mailbox: id, owner: owner.person }
  return Result.succeed({ _tag: "MailboxLinked", ...event(of, by, at, ["SUPPORT-1"]), ...about })
}

/** Records who witnessed the document (ACCESS-10). */
export const recordWitnesses = (of: Case, witnesses: ReadonlyArray<Witness>, by: CaseActor, at: Instant): Answer => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (witnesses.some(({ person }) => person === by.person)) return Result.fail(party)
  return Result.succeed({ _tag: "WitnessesRecorded", ...event(of, by, at, ["ACCESS-10"]), witnesses })
}

/** Records whom the document names, and whether the others must agree (ACCESS-6). */
export const recordNamed = (of: Case, named: Named, by: CaseActor, at: Instant): Answer => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  if (named.people.includes(by.person)) return Result.fail(party)
  return Result.succeed({ _tag: "NamedRecorded", ...event(of, by, at, ["ACCESS-6"]), named })
}

/** One of the named agrees: that person's doing, or staff's where it came by post (ACCESS-6, SUPPORT-3). */
export const giveApproval = (of: Case, person: PersonId, by: CaseActor, at: Instant): Answer => {
  const asked = of.named.approvalNeeded && of.named.people.includes(person) && person !== of.asker
  if (by._tag === "PersonActs" && (!asked || by.person !== person)) return Result.fail(notFound)
  const refused = by._tag === "StaffActs" ? refusedToStaff(of, by) : decided(of)
  if (refused !== null) return Result.fail(refused)
  if (!asked) return Result.fail(notFound)
  if (of.approvals.includes(person)) return forbids(of)
  return Result.succeed({ _tag: "ApprovalGiven", ...event(of, by, at, ["ACCESS-6"]), person })
}

/** Asks for more papers, or for some again: the case waits until one of each kind has come (SUPPORT-1). */
export const askForPapers = (
  of: Case,
  kinds: readonly [PaperKind, ...ReadonlyArray<PaperKind>],
  by: CaseActor,
  at: Instant
): Answer => {
  const refused = refusedToStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed({ _tag: "PapersAskedFor", ...event(of, by, at, ["SUPPORT-1"]), kinds })
}

/** Takes the case back: the doing of the one who asked, until it is decided. */
export const withdraw = (of: Case, by: CaseActor, at: Instant): Answer => {
  const refused = refusedToAsker(of, by)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed({ _tag: "CaseWithdrawn", ...event(of, by, at, ["SUPPORT-1"]) })
}

/** One of the staff looks at the case, at any time: what that leaves behind for those it is about to see (TRUST-2). */
export const look = (of: Case, by: CaseActor, at: Instant): Result.Result<CaseSeen, CaseNotFound | PartyToCase> => {
  const refused = notStaff(of, by)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed({ _tag: "CaseSeen", ...event(of, by, at, ["TRUST-2"]), people: [...partiesOf(of)] })
}

/** What the one who asked sees of the case; to anybody else there is none (FIELD-25). */
export const viewOf = (of: Case, person: PersonId): Result.Result<CaseView, CaseNotFound> => {
  if (person !== of.asker) return Result.fail(notFound)
  const { id, kind, openedAt, state } = of
  return Result.succeed({
    id,
    kind,
    openedAt,
    state: state._tag === "Prepared" ? "Open" : state._tag,
    awaits: state._tag === "AwaitingPapers" ? state.kinds : [],
    papers: of.papers.map(({ document, kind, receivedAt }) => ({ document, kind, receivedAt })),
    why: state._tag === "Rejected" ? state.why : null,
    endDay: state._tag === "Granted" ? state.endDay : null
  })
}

/** Those the case is about: none of them handles it (SUPPORT-1). */
export const partiesOf = (of: Case): ReadonlySet<PersonId> => {
  const witnesses = of.witnesses.flatMap(({ person }) => (person === null ? [] : [person]))
  return new Set([of.asker, ...(of.about === null ? [] : [of.about.owner]), ...of.named.people, ...witnesses])
}

/** Why this actor does not handle the case now, or null for nothing: staff alone do, and no party to it. */
export const refusedToStaff = (of: Case, by: CaseActor): CaseNotFound | PartyToCase | CaseForbids | null =>
  notStaff(of, by) ?? decided(of)

export const notStaff = (of: Case, by: CaseActor): CaseNotFound | PartyToCase | null => {
  if (by._tag !== "StaffActs") return notFound
  return partiesOf(of).has(by.person) ? party : null
}

export const event = (of: Case, { person: by }: CaseActor, at: Instant, rules: ReadonlyArray<RuleId>) => ({
  case: of.id,
  by,
  at,
  rules
})

export const forbids = (of: Case): Result.Result<never, CaseForbids> =>
  Result.fail({ _tag: "CaseForbids", rules: ["SUPPORT-1"], from: of.state._tag })

const refusedToAsker = (of: Case, by: CaseActor): CaseNotFound | CaseForbids | null =>
  by._tag === "PersonActs" && by.person === of.asker ? decided(of) : notFound

const decided = (of: Case): CaseForbids | null =>
  of.state._tag === "Open" || of.state._tag === "AwaitingPapers" || of.state._tag === "Prepared"
    ? null
    : { _tag: "CaseForbids", rules: ["SUPPORT-1"], from: of.state._tag }

const registered = (of: Case, paper: Paper, by: CaseActor, at: Instant): Answer =>
  Result.succeed({
    _tag: "PaperRegistered",
    ...event(of, by, at, [paper.registeredBy === null ? "SUPPORT-1" : "SUPPORT-3"]),
    paper
  })

const opened = (by: PersonId, at: Instant, rule: RuleId, of: Omit<Case, "openedAt">): CaseOpened => ({
  _tag: "CaseOpened",
  case: of.id,
  by,
  at,
  rules: [rule, ...rulesOf[of.kind]],
  opened: { ...of, openedAt: at }
})

const blank = {
  about: null,
  witnesses: [],
  named: { people: [], approvalNeeded: false },
  approvals: [],
  state: { _tag: "Open" }
} as const

const notFound: CaseNotFound = { _tag: "CaseNotFound", rules: ["FIELD-25"] }
const party: PartyToCase = { _tag: "PartyToCase", rules: ["SUPPORT-1"] }
const notByPost = (kind: Case["kind"]): NotByPost => ({ _tag: "NotByPost", rules: ["SUPPORT-3", ...rulesOf[kind]] })
