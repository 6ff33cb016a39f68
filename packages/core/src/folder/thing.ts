import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import type { Grant } from "../delegation/index.ts"
import { PersonId } from "../identity/index.ts"
import { DocumentId } from "../letter/index.ts"
import { MailboxId, type Owner } from "../mailbox/index.ts"
import { Bytes } from "../policy/index.ts"
import { Origin } from "../storage/index.ts"
import { Identifier } from "../transaction/index.ts"

export const FolderId = Identifier.pipe(Schema.brand("FolderId"))
export type FolderId = typeof FolderId.Type

/** The id of what lies in a mailbox: the letter's, the document's or the sent copy's own. */
export const ThingId = Identifier.pipe(Schema.brand("ThingId"))
export type ThingId = typeof ThingId.Type

/**
 * Who does something in a mailbox: its owner; for an organisation, a person in a role that may. Or a delegate on the owner's
 * behalf, with what they have been given, wherever: each grant is asked whether it holds here (ACCESS-4).
 */
export type Actor =
  | { readonly _tag: "OwnerActs"; readonly owner: Owner; readonly person: PersonId }
  | { readonly _tag: "DelegateActs"; readonly person: PersonId; readonly grants: ReadonlyArray<Grant> }

/** Who did something, and whether on the owner's behalf (ACCESS-4). */
export const Hand = Schema.Struct({ person: PersonId, as: Schema.Literals(["owner", "delegate"]) })
export type Hand = typeof Hand.Type

/**
 * Where a thing lies that is not in the trash. A sent copy that is in no folder is shown among the sent, and counts as in the
 * inbox; so does an upload.
 */
export const Place = Schema.Union([
  Schema.TaggedStruct("Inbox", {}),
  Schema.TaggedStruct("InFolder", { folder: FolderId })
])
export type Place = typeof Place.Type

/** In the trash, until it is put back or deleted for good (RETAIN-1, RETAIN-2). */
export const InTrash = Schema.TaggedStruct("InTrash", {
  /** Where it lay before. */
  from: Place,
  by: Hand,
  /** When it was put there. */
  since: Instant,
  /** Since when the owner has been able to see it there; later than `since` where the mailbox was shut meanwhile (ACCESS-4). */
  seenSince: Instant,
  /** The Oslo day at whose end it is deleted for good, by the policy version that the day was computed under. */
  deletionDay: OsloDate,
  /** The rule that gave the day: thirty days in the trash, or a delegate's hand. */
  rule: Schema.Literals(["RETAIN-2", "ACCESS-4"]),
  policy: Schema.NonEmptyString
})
export type InTrash = typeof InTrash.Type

/** A thing: what lies in a mailbox. A letter received, a document of one's own, or a copy of what one has sent. */
export const Thing = Schema.Struct({
  id: ThingId,
  mailbox: MailboxId,
  origin: Origin,
  /** Since when it has been there to see: when the letter became visible, when it was uploaded or sent. */
  since: Instant,
  /** Its documents: each has a key of its own (LIFE-10). */
  documents: Schema.Array(DocumentId),
  /** Of all its documents together. */
  bytes: Bytes,
  lies: Schema.Union([...Place.members, InTrash])
})
export type Thing = typeof Thing.Type
