/**
 * Sending: an organisation's act of sending one letter, from the first word of it until the recipient's mailbox has
 * answered. Accepted, it cannot be recalled or changed (SEND-3).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { LookupResult, RecipientQuery } from "../directory/index.ts"
import { Level } from "../identity/index.ts"
import {
  DocumentId,
  FileName,
  HttpsUrl,
  LetterId,
  LetterKind,
  MediaType,
  SendingId,
  Sensitivity,
  Sha256,
  Subject
} from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { Sender } from "../organisation/index.ts"
import { Bytes } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"

/** A file that the sender says it will hand over. */
export const DeclaredFile = Schema.Struct({
  name: FileName,
  mediaType: MediaType,
  bytes: Bytes,
  sha256: Sha256
}).annotate({ identifier: "DeclaredFile" })
export type DeclaredFile = typeof DeclaredFile.Type

/** What the letter will hold: files, the first of them the main document (SEND-6), or a link elsewhere (AUTH-11). */
export const DeclaredContents = Schema.Union([
  Schema.TaggedStruct("Files", { files: Schema.NonEmptyArray(DeclaredFile) }),
  Schema.TaggedStruct("LinkElsewhere", { url: HttpsUrl })
]).annotate({ identifier: "DeclaredContents" })
export type DeclaredContents = typeof DeclaredContents.Type

/** What a sender asks for. */
export const SendingRequest = Schema.Struct({
  recipient: RecipientQuery,
  subject: Subject,
  kind: LetterKind,
  requires: Level,
  sensitivity: Sensitivity,
  asksConfirmation: Schema.Boolean,
  recipientOnly: Schema.Boolean,
  /** When the letter becomes visible; null, on delivery (FIELD-6). */
  visibleAt: Schema.NullOr(Instant),
  contents: DeclaredContents
}).annotate({ identifier: "SendingRequest" })
export type SendingRequest = typeof SendingRequest.Type

export const SendingFile = Schema.Struct({ document: DocumentId, ...DeclaredFile.fields, received: Schema.Boolean })
export type SendingFile = typeof SendingFile.Type

export const SendingContents = Schema.Union([
  Schema.TaggedStruct("Files", { files: Schema.NonEmptyArray(SendingFile) }),
  Schema.TaggedStruct("LinkElsewhere", { url: HttpsUrl })
])
export type SendingContents = typeof SendingContents.Type

/**
 * Where a sending is: *open*, waiting for its files; *accepted*, on its way; *cleared* by the scan; *delivered* or *refused*;
 * *lapsed*, because its files never came.
 */
export const SendingState = Schema.Union([
  Schema.TaggedStruct("Open", { lapsesAt: Instant }),
  Schema.TaggedStruct("Accepted", { at: Instant }),
  Schema.TaggedStruct("Cleared", { at: Instant, acceptedAt: Instant }),
  Schema.TaggedStruct("Delivered", { at: Instant }),
  Schema.TaggedStruct("Refused", { at: Instant, rules: Schema.Array(RuleId) }),
  Schema.TaggedStruct("Lapsed", { at: Instant })
])
export type SendingState = typeof SendingState.Type

export const Sending = Schema.Struct({
  id: SendingId,
  sender: Sender,
  /** The letter it will be: chosen now, so that delivering twice makes one. */
  letter: LetterId,
  recipient: MailboxId,
  subject: Subject,
  kind: LetterKind,
  requires: Level,
  sensitivity: Sensitivity,
  asksConfirmation: Schema.Boolean,
  recipientOnly: Schema.Boolean,
  visibleAt: Schema.NullOr(Instant),
  contents: SendingContents,
  openedAt: Instant,
  state: SendingState
})
export type Sending = typeof Sending.Type

const rules = Schema.Array(RuleId)

export const SendingOpened = Schema.TaggedStruct("SendingOpened", {
  sending: Sending,
  rules,
  policy: Schema.NonEmptyString
})
export type SendingOpened = typeof SendingOpened.Type
export const FileReceived = Schema.TaggedStruct("FileReceived", { document: DocumentId, at: Instant, rules })
export type FileReceived = typeof FileReceived.Type
export const SendingAccepted = Schema.TaggedStruct("SendingAccepted", { at: Instant, rules })
export type SendingAccepted = typeof SendingAccepted.Type
export const SendingLapsed = Schema.TaggedStruct("SendingLapsed", { at: Instant, rules })
export type SendingLapsed = typeof SendingLapsed.Type
/** The scan found nothing in any of its files (TRUST-7). */
export const SendingCleared = Schema.TaggedStruct("SendingCleared", { at: Instant, rules })
export type SendingCleared = typeof SendingCleared.Type
/** The recipient's mailbox has answered. */
export const SendingDelivered = Schema.TaggedStruct("SendingDelivered", { at: Instant, rules })
export type SendingDelivered = typeof SendingDelivered.Type
/** The recipient's mailbox took no mail, or the scan let it go no further (LIFE-1, TRUST-7). */
export const SendingRefused = Schema.TaggedStruct("SendingRefused", { at: Instant, rules })
export type SendingRefused = typeof SendingRefused.Type
export type SendingEvent =
  | FileReceived
  | SendingAccepted
  | SendingCleared
  | SendingLapsed
  | SendingDelivered
  | SendingRefused

/** More files than a letter may have (SEND-6). */
export const TooManyFiles = Schema.TaggedStruct("TooManyFiles", { rules, most: Schema.Int, has: Schema.Int })
export type TooManyFiles = typeof TooManyFiles.Type
/** More bytes than a letter may have, all its files together (SEND-6). */
export const LetterTooLarge = Schema.TaggedStruct("LetterTooLarge", { rules, most: Bytes, has: Bytes })
export type LetterTooLarge = typeof LetterTooLarge.Type
/** The delivery time lies in the past (FIELD-6). */
export const VisibleInThePast = Schema.TaggedStruct("VisibleInThePast", { rules, visibleAt: Instant, now: Instant })
export type VisibleInThePast = typeof VisibleInThePast.Type
/** The recipient cannot be reached digitally: `result` is what a lookup would have said (FIELD-9). */
export const RecipientNotDigital = Schema.TaggedStruct("RecipientNotDigital", { rules, result: LookupResult })
export type RecipientNotDigital = typeof RecipientNotDigital.Type
/** No such sending of this sender, or no such file in it (FIELD-25). */
export const SendingNotFound = Schema.TaggedStruct("SendingNotFound", { rules })
export type SendingNotFound = typeof SendingNotFound.Type
/** The sending takes no more files: it is accepted already, or it has lapsed (SEND-3). */
export const SendingNotOpen = Schema.TaggedStruct("SendingNotOpen", {
  rules,
  state: Schema.Literals(["Accepted", "Cleared", "Delivered", "Refused", "Lapsed"])
})
export type SendingNotOpen = typeof SendingNotOpen.Type
/** What arrived is not what was declared (TRUST-3); `content`: its type was, but it does not begin as that type does (FIELD-16). */
export const FileDiffers = Schema.TaggedStruct("FileDiffers", {
  rules,
  differs: Schema.Literals(["bytes", "sha256", "mediaType", "content"])
})
export type FileDiffers = typeof FileDiffers.Type
/** Files that were declared have not arrived. */
export const FilesMissing = Schema.TaggedStruct("FilesMissing", { rules, missing: Schema.Array(DocumentId) })
export type FilesMissing = typeof FilesMissing.Type
/** The bytes stopped coming before the file was whole: nothing of it is kept. */
export const FileBrokenOff = Schema.TaggedStruct("FileBrokenOff", { rules })
export type FileBrokenOff = typeof FileBrokenOff.Type
/** The organisation is not known here as a sender: no unverified sender exists (AUTH-7). */
export const SenderUnknown = Schema.TaggedStruct("SenderUnknown", { rules })
export type SenderUnknown = typeof SenderUnknown.Type
