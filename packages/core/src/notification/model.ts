/**
 * Notification: telling people that there is something for them, by e-mail, SMS and push (NOTIFY). A plan says who is told
 * what, where and when; what it says in words is `text`'s. No message holds a link, content, or what its reader may not know.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { type Contact, ContactAddress, type PersonContact, type RegisterContact } from "../contact/index.ts"
import type { Letter } from "../letter/index.ts"
import { type Mailbox, MailboxId, Owner } from "../mailbox/index.ts"
import type { Reader } from "../opening/index.ts"
import { RuleId } from "../rule/index.ts"
import { type Session, SessionId } from "../session/index.ts"
import { PlainText } from "./plain.ts"
import { OccasionKind, type OrganisationSettings, type PersonSettings } from "./settings.ts"

/** Something that people are told of. `bySms` is the sender's choice of SMS (NOTIFY-1). */
export type Occasion =
  | { readonly _tag: "LetterArrived" | "LetterUnopened"; readonly letter: Letter; readonly bySms: boolean }
  | { readonly _tag: "DocumentRequested"; readonly id: string; readonly business: string }
  | { readonly _tag: "DocumentShared"; readonly id: string }
  | { readonly _tag: "TermsChanged"; readonly version: string; readonly from: OsloDate }
  | { readonly _tag: "ServiceNotice"; readonly id: string; readonly title: string }

/** A person or an organisation who may be told, where, and by their own settings. */
export type Receiver =
  | {
      readonly contact: PersonContact
      readonly settings: PersonSettings
      /** The logins that asked for push: one that has ended gets none (NOTIFY-10). */
      readonly sessions: ReadonlyArray<Session>
      /** When their password was last chosen; null where there is none. It has ended the logins of before (AUTH-12). */
      readonly passwordChosenAt: Instant | null
    }
  | {
      readonly contact: Extract<Contact, { readonly _tag: "OrganisationContact" }>
      readonly settings: OrganisationSettings
      readonly sessions: readonly []
      readonly passwordChosenAt: null
    }

/** One with access to the mailbox, who is told as themselves of what they may see there (NOTIFY-5). */
export interface NotifiedDelegate {
  readonly receiver: Receiver
  readonly reader: Reader
}

/** What the contact register has on the owner, and which of it messages came back from (NOTIFY-3, NOTIFY-8). */
export interface RegisterAddresses extends RegisterContact {
  readonly bounced: ReadonlyArray<ContactAddress>
}

/** All whom something in a mailbox may concern. */
export interface Audience {
  readonly mailbox: Mailbox
  readonly owner: Receiver
  readonly register: RegisterAddresses
  readonly delegates: ReadonlyArray<NotifiedDelegate>
}

/** Where a message goes: an address, or the device of a session. */
export const Destination = Schema.Union([
  ...ContactAddress.members,
  Schema.TaggedStruct("Push", { session: SessionId })
]).annotate({ identifier: "Destination" })
export type Destination = typeof Destination.Type

const ofLetter = {
  /** Null where the letter is sensitive (FIELD-3). */
  sender: Schema.NullOr(PlainText),
  subject: Schema.NullOr(PlainText),
  /** Whose mailbox it is, for one who has access to it; null for its owner. */
  owner: Schema.NullOr(PlainText)
}

/** What a message says: the key of its text, and what stands in it. A push says nothing but that there is something. */
export const Wording = Schema.Union([
  Schema.TaggedStruct("LetterArrived", ofLetter),
  Schema.TaggedStruct("LetterUnopened", ofLetter),
  Schema.TaggedStruct("DocumentRequested", { business: PlainText }),
  Schema.TaggedStruct("DocumentShared", {}),
  Schema.TaggedStruct("TermsChanged", { from: OsloDate }),
  Schema.TaggedStruct("ServiceNotice", { title: PlainText }),
  Schema.TaggedStruct("SomethingNew", {})
]).annotate({ identifier: "Wording" })
export type Wording = typeof Wording.Type

const rules = Schema.Array(RuleId)

/** One message. There is one at most to a destination for an occasion. */
export const MessagePlanned = Schema.TaggedStruct("MessagePlanned", {
  mailbox: MailboxId,
  occasion: Schema.Struct({ kind: OccasionKind, id: Schema.String }),
  /** Who is told: the mailbox's owner, or one with access to it. */
  receiver: Owner,
  to: Destination,
  notBefore: Instant,
  wording: Wording,
  rules,
  policy: Schema.NonEmptyString
})
export type MessagePlanned = typeof MessagePlanned.Type

/**
 * How a message fared: still to go; *sent*, which a bounce may follow; *failed*, the job has given it up; *bounced*, it came
 * back; *withheld*, there was no reason for it any more.
 */
export const MessageState = Schema.Union([
  Schema.TaggedStruct("Planned", {}),
  Schema.TaggedStruct("Sent", { at: Instant }),
  Schema.TaggedStruct("Failed", { at: Instant }),
  Schema.TaggedStruct("Bounced", { at: Instant }),
  Schema.TaggedStruct("Withheld", { at: Instant })
])
export type MessageState = typeof MessageState.Type

export const Message = Schema.Struct({ planned: MessagePlanned, state: MessageState })
export type Message = typeof Message.Type

/** What happens to a message. */
export const MessageEvent = Schema.Union([
  Schema.TaggedStruct("MessageSent", { at: Instant, rules }),
  Schema.TaggedStruct("MessageFailed", { at: Instant, rules }),
  Schema.TaggedStruct("MessageBounced", { at: Instant, rules }),
  Schema.TaggedStruct("MessageWithheld", { at: Instant, rules })
])
export type MessageEvent = typeof MessageEvent.Type
