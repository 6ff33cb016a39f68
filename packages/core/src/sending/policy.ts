import { DateTime, Result } from "effect"
import { addMillis, type Instant } from "../calendar/index.ts"
import { type DirectoryEntry, mailboxOf, type NationalIdNotAllowed, type Recipient, tell } from "../directory/index.ts"
import type { DocumentId, LetterId, MediaType, SendingId, Sha256 } from "../letter/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import type { Organisation } from "../organisation/index.ts"
import { Bytes, type ProviderProfile, type SendingPolicy } from "../policy/index.ts"
import type {
  DeclaredContents,
  FileDiffers,
  FileReceived,
  FilesMissing,
  LetterTooLarge,
  RecipientNotDigital,
  Sending,
  SendingAccepted,
  SendingContents,
  SendingEvent,
  SendingFile,
  SendingLapsed,
  SendingNotFound,
  SendingNotOpen,
  SendingOpened,
  SendingRequest,
  SendingState,
  TooManyFiles,
  VisibleInThePast
} from "./model.ts"

export type OpenSendingRefusal =
  | TooManyFiles
  | LetterTooLarge
  | VisibleInThePast
  | NationalIdNotAllowed
  | RecipientNotDigital

/** The ids that a new sending is given, made by the caller: the core makes none. */
export interface NewIds {
  readonly sending: SendingId
  readonly letter: LetterId
  /** As many as there are files. */
  readonly documents: ReadonlyArray<DocumentId>
}

/**
 * Decides whether a sender may begin a sending, to whom it goes, and until when its files are waited for.
 *
 * @example
 * ```ts
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { HttpsUrl, LetterId, SendingId, Subject } from "@postkasse/core/letter"
 * import { MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
 * import { digipost } from "@postkasse/core/policy"
 * import { openSending, type SendingRequest } from "@postkasse/core/sending"
 * import { DateTime, Result } from "effect"
 *
 * const id = "0190b5a0-0000-7000-8000-000000000001"
 * const mailboxAddress = MailboxAddress.make("solveig.fjordblom#4711")
 * const request: SendingRequest = {
 *   recipient: { _tag: "MailboxAddress", mailboxAddress },
 *   subject: Subject.make("Time hos tannlegen"),
 *   kind: "appointment",
 *   requires: "password",
 *   sensitivity: "normal",
 *   asksConfirmation: false,
 *   recipientOnly: false,
 *   visibleAt: null,
 *   contents: { _tag: "LinkElsewhere", url: HttpsUrl.make("https://tannlegen.example/time") }
 * }
 * const sender = {
 *   number: OrganisationNumber.make("800066662"),
 *   name: "Fjordmyr tannklinikk",
 *   kind: "company",
 *   mayUseNationalId: false
 * } as const
 * const ids = { sending: SendingId.make(id), letter: LetterId.make(id), documents: [] }
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const ask = (receives: boolean) => {
 *   const found = [{ mailbox: { id: MailboxId.make(id), receives, visible: true } }]
 *   return openSending(digipost, sender, request, { recipient: { _tag: "MailboxAddress", mailboxAddress }, found }, ids, at)
 * }
 * console.log(Result.isSuccess(ask(true))) // → true
 * const refused = ask(false)
 * if (Result.isFailure(refused)) console.log(refused.failure._tag, refused.failure.rules.join()) // → RecipientNotDigital FIELD-9
 * ```
 */
export const openSending = (
  profile: ProviderProfile,
  sender: Organisation,
  request: SendingRequest,
  to: { readonly recipient: Recipient; readonly found: ReadonlyArray<DirectoryEntry> },
  ids: NewIds,
  at: Instant
): Result.Result<SendingOpened, OpenSendingRefusal> => {
  const judged = judgeSending(profile, sender, request, to, at)
  if (Result.isFailure(judged)) return Result.fail(judged.failure)
  const { subject, kind, requires, sensitivity, asksConfirmation, recipientOnly, visibleAt } = request
  const lapsesAt = addMillis(at, profile.sending.openSendingLives)
  const sending: Sending = {
    id: ids.sending,
    sender: { organisation: sender.number, name: sender.name, kind: sender.kind },
    letter: ids.letter,
    recipient: judged.success,
    subject,
    kind,
    requires,
    sensitivity,
    asksConfirmation,
    recipientOnly,
    visibleAt,
    contents: contentsOf(request.contents, ids.documents),
    openedAt: at,
    state: { _tag: "Open", lapsesAt }
  }
  return Result.succeed({ _tag: "SendingOpened", sending, rules: ["SEND-6", "FIELD-9"], policy: profile.version })
}

/** The mailbox that a sending would go to, or why it would not be begun: what `openSending` asks, and a dry run too (FIELD-13). */
export const judgeSending = (
  profile: ProviderProfile,
  sender: Organisation,
  request: SendingRequest,
  to: { readonly recipient: Recipient; readonly found: ReadonlyArray<DirectoryEntry> },
  at: Instant
): Result.Result<MailboxId, OpenSendingRefusal> => {
  const excess = excessOf(profile.sending, request.contents)
  if (excess !== null) return Result.fail(excess)
  if (request.visibleAt !== null && DateTime.isLessThan(request.visibleAt, at)) {
    return Result.fail({ _tag: "VisibleInThePast", rules: ["FIELD-6"], visibleAt: request.visibleAt, now: at })
  }
  if (to.recipient._tag === "NationalId" && !sender.mayUseNationalId) {
    return Result.fail({ _tag: "NationalIdNotAllowed", rules: ["SEND-10"] })
  }
  const mailbox = mailboxOf(to.recipient, to.found)
  if (mailbox === null) {
    return Result.fail({ _tag: "RecipientNotDigital", rules: ["FIELD-9"], result: tell(to.recipient, to.found) })
  }
  return Result.succeed(mailbox)
}

/** The declared file that is about to arrive, if the sending still takes files: asked before a byte is read. */
export const expectFile = (
  sending: Sending,
  document: DocumentId,
  mediaType: MediaType,
  at: Instant
): Result.Result<SendingFile, SendingNotFound | SendingNotOpen | FileDiffers> => {
  const open = judgeOpen(sending, at)
  if (open !== null) return Result.fail(open)
  const file = filesOf(sending).find((file) => file.document === document)
  if (file === undefined) return Result.fail(sendingNotFound)
  return file.mediaType === mediaType ? Result.succeed(file) : differs("mediaType")
}

/** A file that has come whole. */
export interface ArrivedFile {
  readonly mediaType: MediaType
  readonly bytes: Bytes
  readonly sha256: Sha256
  /** The type that its first bytes tell; null where they tell none. */
  readonly looksLike: MediaType | null
}

/**
 * Judges what arrived against what was declared (TRUST-3): the same file again is received again. A document of a type that is
 * shown in place, and that tells itself by its first bytes, has to begin so (FIELD-16): its reader could not open it, or would
 * save what nobody has told of.
 */
export const receiveFile = (
  sending: Sending,
  document: DocumentId,
  arrived: ArrivedFile,
  at: Instant
): Result.Result<FileReceived, SendingNotFound | SendingNotOpen | FileDiffers> => {
  const expected = expectFile(sending, document, arrived.mediaType, at)
  if (Result.isFailure(expected)) return Result.fail(expected.failure)
  if (expected.success.bytes !== arrived.bytes) return differs("bytes")
  if (expected.success.sha256 !== arrived.sha256) return differs("sha256")
  if (tellsItself.has(arrived.mediaType) && arrived.looksLike !== arrived.mediaType) return differs("content")
  return Result.succeed({ _tag: "FileReceived", document, at, rules: ["TRUST-3", "FIELD-16"] })
}

/** Types that are shown in place and begin in a way of their own. */
const tellsItself: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/gif",
  "image/jpeg",
  "image/png",
  "image/webp"
])

/** Accepts a sending whose files have all arrived. From here on nothing recalls or changes it (SEND-3). */
export const commit = (
  sending: Sending,
  at: Instant
): Result.Result<SendingAccepted, SendingNotOpen | FilesMissing> => {
  const open = judgeOpen(sending, at)
  if (open !== null) return Result.fail(open)
  const missing = filesOf(sending)
    .filter((file) => !file.received)
    .map((file) => file.document)
  if (missing.length > 0) return Result.fail({ _tag: "FilesMissing", rules: ["SEND-6"], missing })
  return Result.succeed({ _tag: "SendingAccepted", at, rules: ["SEND-3", "SEND-6"] })
}

/** Lets an open sending go whose files never came, or null where it is not time. */
export const lapse = (sending: Sending, at: Instant): SendingLapsed | null =>
  sending.state._tag === "Open" && DateTime.isGreaterThanOrEqualTo(at, sending.state.lapsesAt)
    ? { _tag: "SendingLapsed", at, rules: ["SEND-6"] }
    : null

/** The sending after an event. */
export const evolve = (sending: Sending, event: SendingEvent): Sending => {
  if (event._tag !== "FileReceived") return { ...sending, state: stateAfter(sending, event) }
  const { contents } = sending
  if (contents._tag !== "Files") return sending
  const [first, ...rest] = contents.files
  const received = (file: SendingFile): SendingFile =>
    file.document === event.document ? { ...file, received: true } : file
  return { ...sending, contents: { _tag: "Files", files: [received(first), ...rest.map(received)] } }
}

/** Whether it was accepted and nobody has answered yet. */
export const isOnItsWay = ({ state }: Sending): boolean => state._tag === "Accepted" || state._tag === "Cleared"

/** When a sending that is on its way was accepted: what a wait is counted from, wherever it waits. Null where it is not. */
export const acceptedAt = ({ state }: Sending): Instant | null => {
  if (state._tag === "Accepted") return state.at
  return state._tag === "Cleared" ? state.acceptedAt : null
}

/** The files of a sending: none where it only links elsewhere (AUTH-11). */
export const filesOf = (sending: Sending): ReadonlyArray<SendingFile> =>
  sending.contents._tag === "Files" ? sending.contents.files : []

const stateAfter = (before: Sending, event: Exclude<SendingEvent, FileReceived>): SendingState => {
  switch (event._tag) {
    case "SendingAccepted":
      return { _tag: "Accepted", at: event.at }
    case "SendingCleared":
      return { _tag: "Cleared", at: event.at, acceptedAt: acceptedAt(before) ?? event.at }
    case "SendingDelivered":
      return { _tag: "Delivered", at: event.at }
    case "SendingRefused":
      return { _tag: "Refused", at: event.at, rules: event.rules }
    case "SendingLapsed":
      return { _tag: "Lapsed", at: event.at }
  }
}

const judgeOpen = (sending: Sending, at: Instant): SendingNotOpen | null => {
  if (sending.state._tag !== "Open") return { _tag: "SendingNotOpen", rules: ["SEND-3"], state: sending.state._tag }
  return lapse(sending, at) === null ? null : { _tag: "SendingNotOpen", rules: ["SEND-6"], state: "Lapsed" }
}

/** What of the contents is more than a letter may have, or null for nothing (SEND-6). */
export const excessOf = (policy: SendingPolicy, contents: DeclaredContents): TooManyFiles | LetterTooLarge | null => {
  if (contents._tag !== "Files") return null
  const { maxFiles, maxBytes } = policy
  if (contents.files.length > maxFiles) {
    return { _tag: "TooManyFiles", rules: ["SEND-6"], most: maxFiles, has: contents.files.length }
  }
  // What is declared may be absurd: beyond the safe integers the sum stays at the largest.
  const has = contents.files.reduce((sum, file) => Math.min(sum + file.bytes, Number.MAX_SAFE_INTEGER), 0)
  return has > maxBytes ? { _tag: "LetterTooLarge", rules: ["SEND-6"], most: maxBytes, has: Bytes.make(has) } : null
}

const contentsOf = (contents: DeclaredContents, documents: ReadonlyArray<DocumentId>): SendingContents => {
  if (contents._tag !== "Files") return contents
  const [first, ...rest] = contents.files
  const named = (file: typeof first, index: number): SendingFile => {
    const document = documents[index]
    if (document === undefined) throw new Error("A sending needs an id for each of its files")
    return { document, ...file, received: false }
  }
  return { _tag: "Files", files: [named(first, 0), ...rest.map((file, index) => named(file, index + 1))] }
}

const differs = (what: FileDiffers["differs"]): Result.Result<never, FileDiffers> =>
  Result.fail({ _tag: "FileDiffers", rules: what === "content" ? ["FIELD-16"] : ["TRUST-3"], differs: what })

/** That there is no such sending, or that it is another's: the two look alike (FIELD-25). */
export const sendingNotFound: SendingNotFound = { _tag: "SendingNotFound", rules: ["FIELD-25"] }
