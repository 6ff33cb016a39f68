/**
 * Case: what somebody has asked customer service for, by a message or by post, until it is decided (SUPPORT-1, SUPPORT-3):
 * access to another's mailbox for a guardian, an attorney or an estate, an estate's deletion, a correction, anything else.
 * Staff see the case and its papers, never what is in the mailbox (TRUST-2).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { EmailAddress, PhoneNumber } from "../contact/index.ts"
import { PersonId, PersonName } from "../identity/index.ts"
import { DocumentId, LetterId } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { CaseKind, PaperKind } from "../policy/index.ts"
import { Identifier } from "../transaction/index.ts"

export const CaseId = Identifier.pipe(Schema.brand("CaseId"))
export type CaseId = typeof CaseId.Type

/** The kinds of case that let somebody into a mailbox (ACCESS-5, ACCESS-6, ACCESS-7). */
export const AccessKind = Schema.Literals(["Guardian", "Attorney", "Estate"])
export type AccessKind = typeof AccessKind.Type

/** How a case came: by a message to customer service, or by post, which staff register (SUPPORT-1, SUPPORT-3). */
export const CaseOrigin = Schema.Union([
  Schema.TaggedStruct("ByMessage", { letter: LetterId }),
  Schema.TaggedStruct("ByPost", { registeredBy: PersonId })
])
export type CaseOrigin = typeof CaseOrigin.Type

/** One paper of a case: a copy of it, what it is, and when it came. */
export const Paper = Schema.Struct({
  document: DocumentId,
  kind: PaperKind,
  receivedAt: Instant,
  /** Who of the staff registered it; null where it came by a message (SUPPORT-3). */
  registeredBy: Schema.NullOr(PersonId)
})
export type Paper = typeof Paper.Type

/** Who witnessed the signing, as the document says (ACCESS-10); `person` where staff know who that is. */
export const Witness = Schema.Struct({ name: PersonName, person: Schema.NullOr(PersonId) })
export type Witness = typeof Witness.Type

/** Where the one who asks is reached (ACCESS-5, LIFE-6): for staff to get in touch, so it is not verified. */
export const AskerContact = Schema.Struct({ email: Schema.NullOr(EmailAddress), phone: Schema.NullOr(PhoneNumber) })
export type AskerContact = typeof AskerContact.Type

/** The people whom the papers name, and whether each must agree that the one who asks is let in (ACCESS-6). */
export const Named = Schema.Struct({ people: Schema.Array(PersonId), approvalNeeded: Schema.Boolean })
export type Named = typeof Named.Type

/** Why a case was turned down; a closed list, so that no personal data comes along. */
export const RejectionReason = Schema.Literals(["PapersNotValid", "NotEntitled", "TooLate", "NothingToDo"])
export type RejectionReason = typeof RejectionReason.Type

const decided = { preparedBy: PersonId, approvedBy: PersonId, at: Instant }
const closing = { by: PersonId, at: Instant }

/**
 * Where a case is: *open*, being handled; *awaiting papers* that were asked for; *prepared* by one of the staff for
 * another to see; *granted*; *answered*, where there was nothing to grant; *rejected*; *withdrawn*; *ended*, the access
 * that it gave being over (ACCESS-11).
 */
export const CaseState = Schema.Union([
  Schema.TaggedStruct("Open", {}),
  Schema.TaggedStruct("AwaitingPapers", { kinds: Schema.NonEmptyArray(PaperKind) }),
  Schema.TaggedStruct("Prepared", { by: PersonId, endDay: Schema.NullOr(OsloDate) }),
  Schema.TaggedStruct("Granted", { ...decided, endDay: Schema.NullOr(OsloDate) }),
  Schema.TaggedStruct("Answered", closing),
  Schema.TaggedStruct("Rejected", { ...closing, why: RejectionReason }),
  Schema.TaggedStruct("Withdrawn", closing),
  Schema.TaggedStruct("Ended", closing)
])
export type CaseState = typeof CaseState.Type

export const Case = Schema.Struct({
  id: CaseId,
  kind: CaseKind,
  /** Who asks, and who would get access. */
  asker: PersonId,
  origin: CaseOrigin,
  openedAt: Instant,
  contact: AskerContact,
  /** The mailbox it is about and whose that is, once staff have found it; the one who asks learns of it when let in. */
  about: Schema.NullOr(Schema.Struct({ mailbox: MailboxId, owner: PersonId })),
  papers: Schema.Array(Paper),
  witnesses: Schema.Array(Witness),
  named: Named,
  /** Who of the named has agreed. */
  approvals: Schema.Array(PersonId),
  state: CaseState
})
export type Case = typeof Case.Type

/** Who acts on a case: one of the staff, or a person: the one who asks, or one whom the papers name. */
export type CaseActor =
  | { readonly _tag: "StaffActs"; readonly person: PersonId }
  | { readonly _tag: "PersonActs"; readonly person: PersonId }

/** What the one who asks sees of the case: nothing of the mailbox or its owner, nor of who handles it. */
export interface CaseView {
  readonly id: CaseId
  readonly kind: CaseKind
  readonly openedAt: Instant
  readonly state: Exclude<CaseState["_tag"], "Prepared">
  /** What has been asked for and has not come. */
  readonly awaits: ReadonlyArray<PaperKind>
  readonly papers: ReadonlyArray<Pick<Paper, "document" | "kind" | "receivedAt">>
  readonly why: RejectionReason | null
  /** The last Oslo day of the access given; null where there is none, or no end. */
  readonly endDay: OsloDate | null
}
