/**
 * Kontroll: a business asks a person to show it a document, and sees that one, for a while, where the person shares it
 * (KONTROLL-1 to KONTROLL-8, FIELD-19). It keeps no copy.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { OrganisationNumber } from "../identity/index.ts"
import { DocumentId, LetterId, Sha256 } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { OrganisationName, Sender } from "../organisation/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"

export const KontrollId = Identifier.pipe(Schema.brand("KontrollId"))
export type KontrollId = typeof KontrollId.Type

/** What a business asks for (FIELD-19). */
export const KontrollRequest = Schema.Struct({
  /** Why it asks, in words for the person. */
  purpose: Schema.NonEmptyString.check(Schema.isMaxLength(500)),
  /** ms that the document may be shared at the longest, counted from the moment it is shared. */
  longestSharing: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 31_622_400_000 })),
  /** The organisations from which a document is acceptable; null for any, and for one of the person's own. */
  acceptableFrom: Schema.NullOr(Schema.NonEmptyArray(OrganisationNumber))
}).annotate({ identifier: "KontrollRequest" })
export type KontrollRequest = typeof KontrollRequest.Type

/** Where a document came from (KONTROLL-5): a verified sender, and whether it is unchanged since, or the person. */
export const DocumentOrigin = Schema.Union([
  Schema.TaggedStruct("Received", { sender: Sender, unchanged: Schema.Boolean }),
  Schema.TaggedStruct("Uploaded", {})
])
export type DocumentOrigin = typeof DocumentOrigin.Type

/** One document, shared. Never its name or what it holds. */
export const Sharing = Schema.Struct({
  document: DocumentId,
  /** The letter that it came with; null for one of the person's own. */
  letter: Schema.NullOr(LetterId),
  origin: DocumentOrigin,
  sharedAt: Instant,
  /** From this moment it is shared no longer (FIELD-19). */
  endsAt: Instant
})
export type Sharing = typeof Sharing.Type

/** How a sharing ended: checked (KONTROLL-3), by either side (KONTROLL-4), its time up (FIELD-19), or in the trash (RETAIN-1). */
export const SharingEnd = Schema.Literals(["checked", "endedByPerson", "endedByBusiness", "timeUp", "trashed"])
export type SharingEnd = typeof SharingEnd.Type

/** Where a request is. */
export const KontrollState = Schema.Union([
  Schema.TaggedStruct("Requested", {}),
  Schema.TaggedStruct("Declined", { at: Instant }),
  Schema.TaggedStruct("Withdrawn", { at: Instant }),
  Schema.TaggedStruct("Expired", { at: Instant }),
  Schema.TaggedStruct("Shared", { sharing: Sharing }),
  Schema.TaggedStruct("Over", { sharing: Sharing, at: Instant, how: SharingEnd })
])
export type KontrollState = typeof KontrollState.Type

export const Kontroll = Schema.Struct({
  id: KontrollId,
  business: Schema.Struct({ organisation: OrganisationNumber, name: OrganisationName }),
  /** The person's mailbox: the request lies there, and so does what it gives access to. */
  mailbox: MailboxId,
  request: KontrollRequest,
  requestedAt: Instant,
  /** The day at whose end the request expires unanswered, by the policy version it was computed under (KONTROLL-7). */
  expiryDay: OsloDate,
  policy: Schema.NonEmptyString,
  state: KontrollState
})
export type Kontroll = typeof Kontroll.Type

const rules = Schema.Array(RuleId)
const event = { kontroll: KontrollId, at: Instant, rules }

/** The person is notified of it (KONTROLL-1). */
export const DocumentRequested = Schema.TaggedStruct("DocumentRequested", { kontroll: Kontroll, rules })
export type DocumentRequested = typeof DocumentRequested.Type
const RequestDeclined = Schema.TaggedStruct("RequestDeclined", event)
const RequestWithdrawn = Schema.TaggedStruct("RequestWithdrawn", event)
const RequestExpired = Schema.TaggedStruct("RequestExpired", event)
/** The business is told by e-mail (KONTROLL-2). */
const DocumentShared = Schema.TaggedStruct("DocumentShared", { ...event, sharing: Sharing })
const SharingEnded = Schema.TaggedStruct("SharingEnded", { ...event, how: SharingEnd })

/** What happens to a request. */
export const KontrollEvent = Schema.Union([
  RequestDeclined,
  RequestWithdrawn,
  RequestExpired,
  DocumentShared,
  SharingEnded
])
export type KontrollEvent = typeof KontrollEvent.Type

/** A document that its owner might share, as the mailbox knows it. */
export interface ShareableDocument {
  readonly document: DocumentId
  readonly letter: LetterId | null
  /** Who sent it, and its digest as signed on arrival; null for one that the person uploaded. */
  readonly received: { readonly sender: Sender; readonly sha256: Sha256 } | null
  /** Its digest now. */
  readonly sha256: Sha256
  readonly trashed: boolean
}

/** Somebody who acts for a business in Kontroll: `mayControl` says who. */
export interface Controller {
  readonly organisation: OrganisationNumber
  readonly name: string
  /** Who looks, as it is written across what they see (KONTROLL-7). */
  readonly viewer: string
}

/** What a business sees of a shared document: that one, in place, and no more (KONTROLL-2, KONTROLL-7). */
export interface SharedView {
  readonly document: DocumentId
  readonly mailbox: MailboxId
  readonly letter: LetterId | null
  readonly origin: DocumentOrigin
  readonly endsAt: Instant
  readonly download: false
  /** Written across each page: who looks, and when. */
  readonly watermark: { readonly viewer: string; readonly at: Instant }
  readonly rules: ReadonlyArray<RuleId>
}

/** A line of the history that both sides have (KONTROLL-6): never the content. */
export interface KontrollLine {
  readonly kontroll: KontrollId
  readonly business: Kontroll["business"]
  readonly purpose: string
  readonly requestedAt: Instant
  readonly outcome: KontrollState["_tag"] | SharingEnd
  /** When it came to that; null while nothing has. */
  readonly at: Instant | null
  /** Whose document was shared: its sender's, or null where the person uploaded it or nothing was shared. */
  readonly sender: Sender | null
  readonly document: DocumentId | null
  readonly sharedAt: Instant | null
}

/** No such request, or none that one may know of (FIELD-25). */
export const KontrollNotFound = Schema.TaggedStruct("KontrollNotFound", { rules })
export type KontrollNotFound = typeof KontrollNotFound.Type

/** The request has been answered, withdrawn, or has expired: a new one is needed (KONTROLL-4, KONTROLL-7). */
export const RequestNotOpen = Schema.TaggedStruct("RequestNotOpen", {
  rules,
  state: Schema.Literals(["Declined", "Withdrawn", "Expired", "Shared", "Over"])
})
export type RequestNotOpen = typeof RequestNotOpen.Type

/** Nothing is shared: not yet, or no longer (KONTROLL-3, KONTROLL-4). */
export const NothingShared = Schema.TaggedStruct("NothingShared", { rules })
export type NothingShared = typeof NothingShared.Type

/** The document is not one that the business asked for, or it lies in the trash (FIELD-19, RETAIN-1). */
export const DocumentNotAcceptable = Schema.TaggedStruct("DocumentNotAcceptable", {
  rules,
  why: Schema.Literals(["OtherSender", "Uploaded", "Changed", "InTrash"])
})
export type DocumentNotAcceptable = typeof DocumentNotAcceptable.Type

/** The business has no subscription to Kontroll (KONTROLL-8). */
export const SubscriptionMissing = Schema.TaggedStruct("SubscriptionMissing", { rules })
export type SubscriptionMissing = typeof SubscriptionMissing.Type

/** A sports club begins at Min Idrett (KONTROLL-8). */
export const RegistrationStartsElsewhere = Schema.TaggedStruct("RegistrationStartsElsewhere", { rules })
export type RegistrationStartsElsewhere = typeof RegistrationStartsElsewhere.Type
