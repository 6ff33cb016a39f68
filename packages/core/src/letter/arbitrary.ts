import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { level } from "../identity/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import type { MailboxId } from "../mailbox/index.ts"
import { sender } from "../organisation/arbitrary.ts"
import { Bytes } from "../policy/index.ts"
import {
  type Contents,
  type Document,
  DocumentId,
  type Letter,
  LetterId,
  LetterKind,
  ScanState,
  SendingId,
  Sensitivity
} from "./index.ts"
import { fileName, httpsUrl, mediaType, sha256, subject } from "./text.arbitrary.ts"

export { anyText, fileName, httpsUrl, mediaType, sha256, subject } from "./text.arbitrary.ts"

export const letterId: fc.Arbitrary<LetterId> = fc.uuid({ version: 7 }).map((id) => LetterId.make(id))
export const sendingId: fc.Arbitrary<SendingId> = fc.uuid({ version: 7 }).map((id) => SendingId.make(id))
export const documentId: fc.Arbitrary<DocumentId> = fc.uuid({ version: 7 }).map((id) => DocumentId.make(id))
export const sensitivity: fc.Arbitrary<Sensitivity> = fc.constantFrom(...Sensitivity.literals)
export const letterKind: fc.Arbitrary<LetterKind> = fc.constantFrom(...LetterKind.literals)
export const scanState: fc.Arbitrary<ScanState> = fc.constantFrom(...ScanState.literals)

/** A size that a letter's document may have, often one at an edge. */
export const bytes: fc.Arbitrary<Bytes> = fc
  .oneof(fc.constantFrom(0, 1, 127_999, 128_000, 128_001), fc.nat(30_000_000))
  .map((size) => Bytes.make(size))

const documentIn = (scan: fc.Arbitrary<ScanState>): fc.Arbitrary<Document> =>
  fc.record({ id: documentId, name: fileName, mediaType, bytes, sha256, scan })

export const document: fc.Arbitrary<Document> = documentIn(scanState)

const contentsOf = (scan: fc.Arbitrary<ScanState>): fc.Arbitrary<Contents> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(documentIn(scan), fc.array(documentIn(scan), { maxLength: 3 }))
        .map(([main, attachments]) => ({
          _tag: "Documents" as const,
          documents: [main, ...attachments] as const
        }))
    },
    { weight: 1, arbitrary: fc.record({ _tag: fc.constant("LinkElsewhere" as const), url: httpsUrl }) }
  )

/** Documents, most often all of them clean; or a link elsewhere. */
export const contents: fc.Arbitrary<Contents> = fc.oneof(
  { weight: 3, arbitrary: contentsOf(fc.constant("clean")) },
  { weight: 1, arbitrary: contentsOf(scanState) }
)

/** A letter in this mailbox. It was opened only after it was visible and, where that was asked for, confirmed. */
export const letterIn = (mailbox: MailboxId): fc.Arbitrary<Letter> =>
  fc
    .tuple(instant, fc.boolean(), fc.boolean(), fc.boolean())
    .chain(([visibleAt, asksConfirmation, confirmed, opened]) =>
      instantAfter(visibleAt).chain((confirmedAt) =>
        fc.record({
          id: letterId,
          mailbox: fc.constant(mailbox),
          sending: sendingId,
          sender,
          subject,
          kind: letterKind,
          requires: level,
          sensitivity,
          asksConfirmation: fc.constant(asksConfirmation),
          recipientOnly: fc.boolean(),
          visibleAt: fc.constant(visibleAt),
          contents,
          openedAt: opened && (confirmed || !asksConfirmation) ? instantAfter(confirmedAt) : fc.constant(null),
          confirmedAt: fc.constant(asksConfirmation && confirmed ? confirmedAt : null)
        })
      )
    )

export const letter: fc.Arbitrary<Letter> = mailboxId.chain(letterIn)
