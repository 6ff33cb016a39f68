import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import {
  LookupResult,
  NationalIdNotAllowed,
  parseRecipient,
  RecipientQuery
} from "../../../packages/core/src/directory/index.ts"
import { DocumentId, LetterId, MediaType, SendingId, Sha256 } from "../../../packages/core/src/letter/index.ts"
import { Organisation } from "../../../packages/core/src/organisation/index.ts"
import { Bytes } from "../../../packages/core/src/policy/index.ts"
import {
  commit,
  FileDiffers,
  FileReceived,
  FilesMissing,
  filesOf,
  LetterTooLarge,
  openSending,
  RecipientNotDigital,
  receiveFile,
  Sending,
  SendingAccepted,
  SendingNotFound,
  SendingNotOpen,
  SendingOpened,
  SendingRequest,
  TooManyFiles,
  VisibleInThePast
} from "../../../packages/core/src/sending/index.ts"
import {
  sending as anySending,
  bytes,
  directoryEntry,
  documentId,
  instant,
  instantAfter,
  mediaType,
  newIdsFor,
  organisation,
  sendingRequest,
  sha256,
  waitingSending
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"
import { DirectoryEntry, query, Recipient, recipient } from "../recipient.ts"

const requested = fc.tuple(sendingRequest, query).map(([request, recipient]) => ({ ...request, recipient }))

const opens = requested.chain((request) =>
  fc.record({
    profile: profileName,
    sender: organisation,
    request: fc.constant(request),
    to: fc.record({ recipient: recipient, found: fc.array(directoryEntry, { maxLength: 2 }) }),
    ids: newIdsFor(request),
    at: fc.oneof(instant, fc.constant(request.visibleAt ?? DateTime.makeUnsafe("2026-11-26T12:00:00Z")))
  })
)

/** A file of the sending that comes as it was declared, or otherwise; or one that is not of it. */
const arrives = fc
  .oneof({ weight: 3, arbitrary: waitingSending }, { weight: 1, arbitrary: anySending })
  .chain((sending) => {
    const declared = filesOf(sending)
    const asDeclared = declared.map((file) =>
      fc.record({
        document: fc.constant(file.document),
        arrived: fc.record({
          mediaType: fc.constantFrom(file.mediaType, file.mediaType, file.mediaType, MediaType.make("text/plain")),
          bytes: fc.constantFrom(file.bytes, file.bytes, Bytes.make(file.bytes + 1)),
          sha256: fc.oneof(fc.constant(file.sha256), sha256),
          looksLike: fc.constantFrom(file.mediaType, file.mediaType, null, MediaType.make("image/png"))
        })
      })
    )
    const other = fc.record({
      document: documentId,
      arrived: fc.record({ mediaType, bytes, sha256, looksLike: fc.option(mediaType) })
    })
    const file = fc.oneof(...asDeclared, ...asDeclared, other)
    return fc
      .tuple(file, instantAfter(sending.openedAt, 2 * 86_400_000))
      .map(([file, at]) => ({ sending, ...file, at }))
  })

export const sending = [
  decision("parseRecipient", {
    input: RecipientQuery,
    answer: Recipient,
    refusal: LookupResult.members[3],
    from: query,
    decide: parseRecipient
  }),
  decision("openSending", {
    input: Schema.Struct({
      profile: ProfileName,
      sender: Organisation,
      request: SendingRequest,
      to: Schema.Struct({ recipient: Recipient, found: Schema.Array(DirectoryEntry) }),
      ids: Schema.Struct({ sending: SendingId, letter: LetterId, documents: Schema.Array(DocumentId) }),
      at: Instant
    }),
    answer: SendingOpened,
    refusal: Schema.Union([TooManyFiles, LetterTooLarge, VisibleInThePast, NationalIdNotAllowed, RecipientNotDigital]),
    from: opens,
    most: 21,
    decide: ({ profile, sender, request, to, ids, at }) =>
      openSending(profileNamed(profile), sender, request, to, ids, at)
  }),
  decision("receiveFile", {
    input: Schema.Struct({
      sending: Sending,
      document: DocumentId,
      arrived: Schema.Struct({
        ...{ mediaType: MediaType, bytes: Bytes, sha256: Sha256 },
        looksLike: Schema.NullOr(MediaType)
      }),
      at: Instant
    }),
    answer: FileReceived,
    refusal: Schema.Union([SendingNotFound, SendingNotOpen, FileDiffers]),
    from: arrives,
    most: 14,
    decide: ({ sending, document, arrived, at }) => receiveFile(sending, document, arrived, at)
  }),
  decision("commit", {
    input: Schema.Struct({ sending: Sending, at: Instant }),
    answer: SendingAccepted,
    refusal: Schema.Union([SendingNotOpen, FilesMissing]),
    from: arrives.map(({ sending, at }) => ({ sending, at })),
    most: 12,
    decide: ({ sending, at }) => commit(sending, at)
  })
]
