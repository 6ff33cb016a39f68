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
import { type Actor, type MailboxAct, OwnersAlone, onBehalf } from "../delegation/index.ts"
import { Level, LevelTooLow } from "../identity/index.ts"
import { HttpsUrl, LetterId, LetterKind, SendingId, Subject } from "../letter/index.ts"
import { MailboxId, type MailboxIsClosed } from "../mailbox/index.ts"
import { Sender } from "../organisation/index.ts"
import { RuleId } from "../rule/index.ts"

/** Who asks, how firmly known at this moment, and what they have been given (ACCESS-4). */
export type Reader = Actor

/** What is done to a letter but for looking inside it. */
export type LetterAct = Extract<MailboxAct, "file" | "trash" | "putBack" | "deleteForGood" | "share" | "pay">

const rules = Schema.Array(RuleId)
const event = {
  ...{ mailbox: MailboxId, letter: LetterId },
  ...onBehalf,
  ...{ at: Instant, rules, policy: Schema.NonEmptyString }
}

export const LetterOpened = Schema.TaggedStruct("LetterOpened", {
  ...event,
  /**
   * Whether it had never been opened before: only then does the sender hear of it (FIELD-12). A delegate's opening counts:
   * it is done on the owner's behalf.
   */
  first: Schema.Boolean,
  /** Where the content lies on another site, its address: a login of its own is needed there (AUTH-11). Else null. */
  loginElsewhere: Schema.NullOr(HttpsUrl)
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

export type OpeningRefusal = LetterNotFound | MailboxIsClosed | Lock
export type ConfirmationRefusal =
  | LetterNotFound
  | MailboxIsClosed
  | LevelTooLow
  | LetterHeld
  | NoConfirmationAsked
  | OwnersAlone

/** What stands between the reader and an otherwise listed letter. To a delegate a confirmation is the owner's alone to give. */
export const Lock = Schema.Union([LevelTooLow, LetterHeld, ConfirmationAwaited, OwnersAlone])
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
