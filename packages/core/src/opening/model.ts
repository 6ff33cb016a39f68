/**
 * Opening: looking inside a letter. Every reading of content is one, whichever way it comes.
 *
 * Answers are plain tagged data, made as literals: a class instance or an Error with its stack costs some fifty times
 * more, and this is decided for every letter in every list.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Level, LevelTooLow, type Person } from "../identity/index.ts"
import { LetterId, LetterKind, SendingId, Subject } from "../letter/index.ts"
import { MailboxId, type MailboxIsClosed } from "../mailbox/index.ts"
import { Sender } from "../organisation/index.ts"
import { RuleId } from "../rule/index.ts"

/** Who asks, and how firmly known at this moment. */
export interface Reader {
  readonly person: Person["id"]
  readonly level: Level
}

const rules = Schema.Array(RuleId)
const event = { mailbox: MailboxId, letter: LetterId, at: Instant, rules, policy: Schema.NonEmptyString }

export const LetterOpened = Schema.TaggedStruct("LetterOpened", {
  ...event,
  /** Whether it had never been opened before: only then does the sender hear of it (FIELD-12). */
  first: Schema.Boolean
})
export type LetterOpened = typeof LetterOpened.Type

/** The recipient has confirmed the letter, before reading it (FIELD-8). */
export const LetterConfirmed = Schema.TaggedStruct("LetterConfirmed", event)
export type LetterConfirmed = typeof LetterConfirmed.Type

/** No such letter, or none that the reader may know of: the two look alike (FIELD-25), so no remedy is named. */
export const LetterNotFound = Schema.TaggedStruct("LetterNotFound", { rules })
export type LetterNotFound = typeof LetterNotFound.Type

/** The malware scan has not passed the letter: still at work (*quarantined*), or it found something (*refused*). */
export const LetterHeld = Schema.TaggedStruct("LetterHeld", {
  rules,
  scan: Schema.Literals(["quarantined", "refused"])
})
export type LetterHeld = typeof LetterHeld.Type

/** The sender asks that the recipient confirms before reading (FIELD-8). */
export const ConfirmationAwaited = Schema.TaggedStruct("ConfirmationAwaited", { rules })
export type ConfirmationAwaited = typeof ConfirmationAwaited.Type

/** The sender asked for no confirmation (FIELD-8). */
export const NoConfirmationAsked = Schema.TaggedStruct("NoConfirmationAsked", { rules })
export type NoConfirmationAsked = typeof NoConfirmationAsked.Type

export type OpeningRefusal = LetterNotFound | MailboxIsClosed | LevelTooLow | LetterHeld | ConfirmationAwaited
export type ConfirmationRefusal = LetterNotFound | MailboxIsClosed | LevelTooLow | LetterHeld | NoConfirmationAsked

/** What stands between the reader and an otherwise listed letter. */
export const Lock = Schema.Union([LevelTooLow, LetterHeld, ConfirmationAwaited])
export type Lock = typeof Lock.Type

/** A line of the list: what the reader may know of a letter without opening it (AUTH-5, FIELD-3). */
export const ListedLetter = Schema.Struct({
  id: LetterId,
  mailbox: MailboxId,
  sending: SendingId,
  sender: Sender,
  /** Null where the letter is sensitive and the level too low. */
  subject: Schema.NullOr(Subject),
  /** Null where the subject is. */
  kind: Schema.NullOr(LetterKind),
  visibleAt: Instant,
  /** The level that opens it. */
  opensAt: Level,
  asksConfirmation: Schema.Boolean,
  /** Whether delegates neither see nor open it (FIELD-21). */
  recipientOnly: Schema.Boolean,
  /** Why it does not open now, or null where it does. */
  lock: Schema.NullOr(Lock),
  openedAt: Schema.NullOr(Instant),
  confirmedAt: Schema.NullOr(Instant)
})
export type ListedLetter = typeof ListedLetter.Type
