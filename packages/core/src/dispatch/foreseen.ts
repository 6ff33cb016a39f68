import type { Instant } from "../calendar/index.ts"
import { ownerOf } from "../contact/index.ts"
import { type Contents, type Document, DocumentId, type Letter, LetterId, SendingId } from "../letter/index.ts"
import type { MailboxId, Owner } from "../mailbox/index.ts"
import { plan } from "../notification/index.ts"
import type { DispatchRequest, NotificationForeseen } from "./model.ts"

/** What its sender may know of the recipient's own notifications; nobody is told of a letter in another's mailbox. */
export const foreseen = (
  { profile, sender, request, audience, bySms }: DispatchRequest,
  mailbox: MailboxId,
  at: Instant
): ReadonlyArray<NotificationForeseen> => {
  if (audience === null || audience.mailbox.id !== mailbox) return []
  const { recipient: _, visibleAt, contents, ...said } = request
  const letter: Letter = {
    ...said,
    id: unnamedLetter,
    mailbox,
    sending: unnamedSending,
    sender: { organisation: sender.number, name: sender.name, kind: sender.kind },
    visibleAt: visibleAt ?? at,
    contents: contentsOf(contents),
    openedAt: null,
    confirmedAt: null
  }
  const messages = plan(profile, { _tag: "LetterArrived", letter, bySms }, audience, at)
  const owner = ownerKey(ownerOf(audience.owner.contact))
  return messages.flatMap(({ receiver, to, notBefore }) =>
    to._tag === "Push" || ownerKey(receiver) !== owner ? [] : [{ by: to._tag, notBefore }]
  )
}

const ownerKey = (owner: Owner): string => (owner._tag === "PersonOwner" ? owner.person : owner.organisation)

// What is only asked about has no ids: no answer shows these.
const nobody = "00000000-0000-7000-8000-000000000000"
const unnamedLetter = LetterId.make(nobody)
const unnamedSending = SendingId.make(nobody)
const unnamedDocument = DocumentId.make(nobody)

const contentsOf = (contents: DispatchRequest["request"]["contents"]): Contents => {
  if (contents._tag === "LinkElsewhere") return contents
  const [main, ...more] = contents.files
  const scanned = (file: typeof main): Document => ({ id: unnamedDocument, ...file, scan: "clean" })
  return { _tag: "Documents", documents: [scanned(main), ...more.map(scanned)] }
}
