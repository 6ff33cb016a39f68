/**
 * Letter: one message in one mailbox, which the mailbox's owner alone may delete and nobody may change (LIFE-9).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Level } from "../identity/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { Sender } from "../organisation/index.ts"
import { Bytes } from "../policy/index.ts"
import { Identifier } from "../transaction/index.ts"

export const LetterId = Identifier.pipe(Schema.brand("LetterId"))
export type LetterId = typeof LetterId.Type

/** The sender's id of the act of sending that brought the letter. */
export const SendingId = Identifier.pipe(Schema.brand("SendingId"))
export type SendingId = typeof SendingId.Type

export const DocumentId = Identifier.pipe(Schema.brand("DocumentId"))
export type DocumentId = typeof DocumentId.Type

/** SHA-256 of a document's plaintext, as 64 lower-case hexadecimal digits (TRUST-3). */
export const Sha256 = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u)).pipe(Schema.brand("Sha256"))
export type Sha256 = typeof Sha256.Type

/**
 * One line that a person can read, of at most so many characters: something to see, no control characters, no lone
 * surrogates (Postgres refuses them), and nothing that turns the direction of writing, which makes `fdp.exe` look like
 * `exe.pdf`.
 */
export const oneLine = (most: number) =>
  Schema.String.check(
    Schema.isPattern(/^(?=.*[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+$/u, {
      description: "One line of text with something to see, without control characters"
    }),
    Schema.isMaxLength(most)
  )

/** The letter's title in lists and notifications (SEND-7): one line of at most 150 characters. */
export const Subject = oneLine(150).pipe(Schema.brand("Subject"))
export type Subject = typeof Subject.Type

/** A file name as its sender wrote it: one line, no path. */
export const FileName = oneLine(200)
  .check(Schema.isPattern(/^(?!\.{1,2}$)[^/\\]+$/u, { description: "A name, not a path" }))
  .pipe(Schema.brand("FileName"))
export type FileName = typeof FileName.Type

/** A media type without parameters, in lower case, like `application/pdf`. */
export const MediaType = Schema.String.check(
  Schema.isMaxLength(127),
  Schema.isPattern(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/u)
).pipe(Schema.brand("MediaType"))
export type MediaType = typeof MediaType.Type

/** What the malware scan says of a document: nothing is read before it is *clean*. */
export const ScanState = Schema.Literals(["quarantined", "clean", "refused"]).annotate({ identifier: "ScanState" })
export type ScanState = typeof ScanState.Type

/** One file of a letter, described; its bytes are the store's. */
export const Document = Schema.Struct({
  id: DocumentId,
  name: FileName,
  mediaType: MediaType,
  bytes: Bytes,
  sha256: Sha256,
  scan: ScanState
})
export type Document = typeof Document.Type

/**
 * An address on another site, over TLS only, written in full: a browser that is shown `https:page` on our own site goes
 * to a page of ours.
 */
export const HttpsUrl = Schema.String.check(
  Schema.isMaxLength(2000),
  Schema.isPattern(/^https:\/\/[^\s\\@\p{Cc}\p{Cs}]+$/u, { description: "An https address without user information" }),
  Schema.makeFilter((text: string) => URL.canParse(text), {
    description: "An address that browsers understand",
    toJsonSchema: () => ({ format: "uri" })
  })
).pipe(Schema.brand("HttpsUrl"))
export type HttpsUrl = typeof HttpsUrl.Type

/**
 * What a letter holds: its documents, the first of them the main one (SEND-6), or a link to content on another site,
 * where one logs in afresh (AUTH-11).
 */
export const Contents = Schema.Union([
  Schema.TaggedStruct("Documents", { documents: Schema.NonEmptyArray(Document) }),
  Schema.TaggedStruct("LinkElsewhere", { url: HttpsUrl })
])
export type Contents = typeof Contents.Type

/** A *sensitive* letter shows neither subject nor document names below its level (FIELD-3). */
export const Sensitivity = Schema.Literals(["normal", "sensitive"]).annotate({ identifier: "Sensitivity" })
export type Sensitivity = typeof Sensitivity.Type

/**
 * What a letter is, as its sender says: a *decision* (vedtak) takes a firmer route than *information* (FIELD-5), the parts
 * of FIELD-20 are each a kind of their own, and access can be narrowed to some (FIELD-22).
 */
export const LetterKind = Schema.Literals([
  "information",
  "decision",
  "invoice",
  "appointment",
  "link",
  "pickup",
  "payslip",
  "residence"
]).annotate({ identifier: "LetterKind" })
export type LetterKind = typeof LetterKind.Type

export const Letter = Schema.Struct({
  id: LetterId,
  mailbox: MailboxId,
  sending: SendingId,
  sender: Sender,
  subject: Subject,
  kind: LetterKind,
  /** The level that the sender asks for; `levelToOpen` says what it takes (AUTH-3, AUTH-4). */
  requires: Level,
  sensitivity: Sensitivity,
  /** Whether the recipient confirms before reading (FIELD-8). */
  asksConfirmation: Schema.Boolean,
  /** Whether it is for the mailbox's owner alone: delegates neither see nor open it (FIELD-21). */
  recipientOnly: Schema.Boolean,
  /** Nothing shows before this moment (FIELD-6). */
  visibleAt: Instant,
  contents: Contents,
  openedAt: Schema.NullOr(Instant),
  confirmedAt: Schema.NullOr(Instant)
})
export type Letter = typeof Letter.Type
