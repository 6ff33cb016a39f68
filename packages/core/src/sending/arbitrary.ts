import { DateTime } from "effect"
import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { recipientQuery } from "../directory/arbitrary.ts"
import { level } from "../identity/arbitrary.ts"
import {
  bytes,
  documentId,
  fileName,
  httpsUrl,
  letterId,
  letterKind,
  mediaType,
  sendingId,
  sensitivity,
  sha256,
  subject
} from "../letter/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { sender } from "../organisation/arbitrary.ts"
import type {
  DeclaredContents,
  DeclaredFile,
  NewIds,
  Sending,
  SendingContents,
  SendingFile,
  SendingRequest,
  SendingState
} from "./index.ts"

export const declaredFile: fc.Arbitrary<DeclaredFile> = fc.record({ name: fileName, mediaType, bytes, sha256 })

const link = fc.record({ _tag: fc.constant("LinkElsewhere" as const), url: httpsUrl })

export const declaredContents: fc.Arbitrary<DeclaredContents> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(declaredFile, fc.array(declaredFile, { maxLength: 4 }))
      .map(([main, attachments]) => ({ _tag: "Files" as const, files: [main, ...attachments] as const }))
  },
  { weight: 1, arbitrary: link }
)

export const sendingRequest: fc.Arbitrary<SendingRequest> = fc.record({
  recipient: recipientQuery,
  subject,
  kind: letterKind,
  requires: level,
  sensitivity,
  asksConfirmation: fc.boolean(),
  recipientOnly: fc.boolean(),
  visibleAt: fc.option(instant),
  contents: declaredContents
})

/** Ids enough for a request. */
export const newIdsFor = (request: SendingRequest): fc.Arbitrary<NewIds> => {
  const files = request.contents._tag === "Files" ? request.contents.files.length : 0
  return fc.record({
    sending: sendingId,
    letter: letterId,
    documents: fc.uniqueArray(documentId, { minLength: files, maxLength: files })
  })
}

const fileWith = (received: fc.Arbitrary<boolean>): fc.Arbitrary<SendingFile> =>
  fc.record({ document: documentId, name: fileName, mediaType, bytes, sha256, received })

const contentsWith = (received: fc.Arbitrary<boolean>): fc.Arbitrary<SendingContents> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .uniqueArray(fileWith(received), { minLength: 1, maxLength: 4, selector: (file) => file.document })
        .map(([main, ...attachments]) => ({
          _tag: "Files" as const,
          files: [main as SendingFile, ...attachments] as const
        }))
    },
    { weight: 1, arbitrary: link }
  )

const sendingIn = (
  state: (openedAt: Instant) => fc.Arbitrary<SendingState>,
  received: fc.Arbitrary<boolean>
): fc.Arbitrary<Sending> =>
  instant.chain((openedAt) =>
    fc.record({
      id: sendingId,
      sender,
      letter: letterId,
      recipient: mailboxId,
      subject,
      kind: letterKind,
      requires: level,
      sensitivity,
      asksConfirmation: fc.boolean(),
      recipientOnly: fc.boolean(),
      visibleAt: fc.option(instantAfter(openedAt)),
      contents: contentsWith(received),
      openedAt: fc.constant(openedAt),
      state: state(openedAt)
    })
  )

const day = 86_400_000

/** A sending that waits for its files, a day at most; some have come. */
export const waitingSending: fc.Arbitrary<Sending> = sendingIn(
  (openedAt) =>
    fc
      .integer({ min: 1, max: day })
      .map((millis) => ({ _tag: "Open", lapsesAt: DateTime.add(openedAt, { milliseconds: millis }) })),
  fc.boolean()
)

/** A sending whose files have all come and that was accepted. */
export const acceptedSending: fc.Arbitrary<Sending> = sendingIn(
  (openedAt) => instantAfter(openedAt, day).map((at) => ({ _tag: "Accepted", at })),
  fc.constant(true)
)

/** A sending that the scan has passed. */
export const clearedSending: fc.Arbitrary<Sending> = sendingIn(
  (openedAt) =>
    instantAfter(openedAt, day).chain((acceptedAt) =>
      instantAfter(acceptedAt, day).map((at) => ({ _tag: "Cleared", at, acceptedAt }))
    ),
  fc.constant(true)
)

const answeredSending: fc.Arbitrary<Sending> = sendingIn(
  (openedAt) =>
    fc
      .tuple(instantAfter(openedAt, day), fc.boolean())
      .map(([at, delivered]) => (delivered ? { _tag: "Delivered", at } : { _tag: "Refused", at, rules: ["LIFE-1"] })),
  fc.constant(true)
)

const lapsedSending: fc.Arbitrary<Sending> = sendingIn(
  (openedAt) => instantAfter(openedAt, day).map((at) => ({ _tag: "Lapsed", at })),
  fc.boolean()
)

/** A sending anywhere on its way. */
export const sending: fc.Arbitrary<Sending> = fc.oneof(
  waitingSending,
  acceptedSending,
  clearedSending,
  answeredSending,
  lapsedSending
)
