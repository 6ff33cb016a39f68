import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { PersonId } from "../identity/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { PaperKind } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import { AccessKind, AskerContact, Case, CaseId, Named, Paper, RejectionReason, Witness } from "./model.ts"

/** Each says who did it, staff or not. */
const event = { case: CaseId, by: PersonId, at: Instant, rules: Schema.Array(RuleId) }
const policy = Schema.NonEmptyString

export const CaseOpened = Schema.TaggedStruct("CaseOpened", { ...event, opened: Case })
export type CaseOpened = typeof CaseOpened.Type
export const PaperRegistered = Schema.TaggedStruct("PaperRegistered", { ...event, paper: Paper })
export const ContactGiven = Schema.TaggedStruct("ContactGiven", { ...event, contact: AskerContact })
/** Staff have found the mailbox that the case is about. */
export const MailboxLinked = Schema.TaggedStruct("MailboxLinked", { ...event, mailbox: MailboxId, owner: PersonId })
export const WitnessesRecorded = Schema.TaggedStruct("WitnessesRecorded", {
  ...event,
  witnesses: Schema.Array(Witness)
})
export const NamedRecorded = Schema.TaggedStruct("NamedRecorded", { ...event, named: Named })
/** One of the named agrees (ACCESS-6); where it came by post, `by` is who registered it. */
export const ApprovalGiven = Schema.TaggedStruct("ApprovalGiven", { ...event, person: PersonId })
export const PapersAskedFor = Schema.TaggedStruct("PapersAskedFor", {
  ...event,
  kinds: Schema.NonEmptyArray(PaperKind)
})
export const CasePrepared = Schema.TaggedStruct("CasePrepared", { ...event, endDay: Schema.NullOr(OsloDate), policy })
/** All that a grant needs: who gets into which mailbox, as what, until the end of which Oslo day; null for no end. */
export const AccessGranted = Schema.TaggedStruct("AccessGranted", {
  ...event,
  preparedBy: PersonId,
  mailbox: MailboxId,
  person: PersonId,
  kind: AccessKind,
  endDay: Schema.NullOr(OsloDate),
  policy
})
export type AccessGranted = typeof AccessGranted.Type
/** The mailbox's deletion is to be brought forward (LIFE-11). */
export const DeletionGranted = Schema.TaggedStruct("DeletionGranted", {
  ...event,
  preparedBy: PersonId,
  mailbox: MailboxId,
  policy
})
export const CaseRejected = Schema.TaggedStruct("CaseRejected", { ...event, why: RejectionReason })
export const CaseWithdrawn = Schema.TaggedStruct("CaseWithdrawn", event)
export const CaseAnswered = Schema.TaggedStruct("CaseAnswered", event)
/** The access that the case gave is over (ACCESS-11). */
export const AccessEnded = Schema.TaggedStruct("AccessEnded", {
  ...event,
  mailbox: MailboxId,
  person: PersonId,
  kind: AccessKind
})

/** What customer service may put right (SUPPORT-6). The national id number is the register's alone. */
export const CorrectedField = Schema.Literals([
  "name",
  "postalAddress",
  "emailAddress",
  "phoneNumber",
  "mailboxAddress"
])
export type CorrectedField = typeof CorrectedField.Type

/** Why something was put right; a closed list, so that no personal data comes along. */
export const CorrectionReason = Schema.Literals(["Misspelt", "Outdated", "SomebodyElses", "RegisterDiffers"])
export type CorrectionReason = typeof CorrectionReason.Type

/** Customer service corrected something about `person` (SUPPORT-6): which field and why, never from what or to what. */
export const PersonalDataCorrected = Schema.TaggedStruct("PersonalDataCorrected", {
  ...event,
  person: PersonId,
  field: CorrectedField,
  why: CorrectionReason
})

/** One of the staff has looked at the case and the personal data in it; the people it is about are shown that (TRUST-2). */
export const CaseSeen = Schema.TaggedStruct("CaseSeen", { ...event, people: Schema.Array(PersonId) })
export type CaseSeen = typeof CaseSeen.Type

/** What happens to a case. */
export const CaseEvent = Schema.Union([
  PaperRegistered,
  ContactGiven,
  MailboxLinked,
  WitnessesRecorded,
  NamedRecorded,
  ApprovalGiven,
  PapersAskedFor,
  CasePrepared,
  AccessGranted,
  DeletionGranted,
  CaseRejected,
  CaseWithdrawn,
  CaseAnswered,
  AccessEnded,
  PersonalDataCorrected,
  CaseSeen
])
export type CaseEvent = typeof CaseEvent.Type
