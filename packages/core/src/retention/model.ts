/**
 * Retention: how long what lies in a mailbox stays there, and when it is deleted for good (RETAIN). Received mail stays until
 * its owner deletes it (RECEIVE-4); what is put in the trash, and what lies in a mailbox that is closed or whose owner has
 * died, has a day. Days are Oslo calendar days, and a day holds until it ends (LIFE-8).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { Hand, InTrash, Place, ThingId } from "../folder/index.ts"
import { DocumentId } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { Bytes } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"

const rules = Schema.Array(RuleId)

/** A day that was computed, and how. */
const dated = {
  /** The Oslo day at whose end it comes. */
  day: OsloDate,
  /** Oslo calendar days until then: 0 on the day itself, and after it. */
  daysLeft: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Whether the day has ended. */
  isDue: Schema.Boolean,
  /** The rule that gave the day; `rules` are all that spoke. */
  rule: RuleId,
  rules,
  /** The policy version that the day was computed under. */
  policy: Schema.NonEmptyString
}

/** When something will be deleted for good, and by which rule (RETAIN-4). */
export const Deletion = Schema.Union([
  /** Nothing deletes it but its owner (RECEIVE-4). */
  Schema.TaggedStruct("StaysUntilDeleted", { rules }),
  /** It is deleted when the day ends; once that has ended it is gone to everybody, whether or not the job has come by. */
  Schema.TaggedStruct("GoesOn", dated),
  /** From the end of the day the operator may decide to delete it (LIFE-7); on `goesOn`, if any, it is deleted anyway. */
  Schema.TaggedStruct("MayGoFrom", { ...dated, goesOn: Schema.NullOr(OsloDate) }),
  /** It was deleted with its mailbox. */
  Schema.TaggedStruct("Gone", { since: Instant, rules })
]).annotate({ identifier: "Deletion" })
export type Deletion = typeof Deletion.Type

const event = { mailbox: MailboxId, thing: ThingId, rules }

/** Put in the trash, where `trash` says until when. The sharing of these documents ends with it (RETAIN-1, KONTROLL-4). */
export const ThingTrashed = Schema.TaggedStruct("ThingTrashed", {
  ...event,
  trash: InTrash,
  endsSharingOf: Schema.Array(DocumentId)
})
export type ThingTrashed = typeof ThingTrashed.Type

export const ThingPutBack = Schema.TaggedStruct("ThingPutBack", { ...event, by: Hand, at: Instant, to: Place })
export type ThingPutBack = typeof ThingPutBack.Type

/** The day of something in the trash was counted again: under a new policy, or since its owner can see it again. */
export const TrashDaySet = Schema.TaggedStruct("TrashDaySet", { ...event, at: Instant, trash: InTrash })
export type TrashDaySet = typeof TrashDaySet.Type

/**
 * Deleted for good (LIFE-10). Whoever records it destroys the keys of the thing and of these documents, gives the space back
 * (QUOTA-4), and logs it: when, by whom and by which rule (RETAIN-3).
 */
export const ThingDeleted = Schema.TaggedStruct("ThingDeleted", {
  ...event,
  at: Instant,
  /** Null where no hand did it but its day had ended. */
  by: Schema.NullOr(Hand),
  /** The rule that deleted it. */
  rule: RuleId,
  documents: Schema.Array(DocumentId),
  /** Bytes of it that counted. */
  freed: Bytes,
  /** The policy version that its day was computed under; null where its owner deleted it. */
  policy: Schema.NullOr(Schema.NonEmptyString)
})
export type ThingDeleted = typeof ThingDeleted.Type

/** What happens to a thing on its way out, and back. */
export const RetentionEvent = Schema.Union([ThingTrashed, ThingPutBack, TrashDaySet, ThingDeleted])
export type RetentionEvent = typeof RetentionEvent.Type

/** It does not lie in the trash, from where alone it is put back or deleted for good (RETAIN-1, RETAIN-2). */
export const ThingNotInTrash = Schema.TaggedStruct("ThingNotInTrash", { rules })
export type ThingNotInTrash = typeof ThingNotInTrash.Type
