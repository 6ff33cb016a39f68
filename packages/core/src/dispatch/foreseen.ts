import type { Instant } from "../calendar/index.ts"
import { type Contents, HttpsUrl, type Letter, LetterId, SendingId } from "../letter/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import { plan } from "../notification/index.ts"
import type { DispatchRequest, NotificationForeseen } from "./model.ts"

/** What its sender may know of the recipient's own notifications; nobody is told of a letter in another's mailbox. */
export const foreseen = (
  { profile, sender, request, audience, bySms }: DispatchRequest,
  mailbox: MailboxId,
  at: Instant
): ReadonlyArray<NotificationForeseen> => {
  if (audience === null) return []
  const { recipient: _, visibleAt, ...said } = request
  const letter: Letter = {
    ...said,
    id: unnamedLetter,
    mailbox,
    sending: unnamedSending,
    sender: { organisation: sender.number, name: sender.name, kind: sender.kind },
    visibleAt: visibleAt ?? at,
    contents: unread,
    openedAt: null,
    confirmedAt: null
  }
  const messages = plan(profile, { _tag: "LetterArrived", letter, bySms }, { ...audience, delegates: [] }, at)
  return messages.flatMap(({ to, notBefore }) => (to._tag === "Push" ? [] : [{ by: to._tag, notBefore }]))
}

// What is only asked about has no ids: no answer shows these.
const nobody = "00000000-0000-7000-8000-000000000000"
const unnamedLetter = LetterId.make(nobody)
const unnamedSending = SendingId.make(nobody)
// Nobody is told of what is in a letter before it is opened.
const unread: Contents = { _tag: "LinkElsewhere", url: HttpsUrl.make("https://unread.invalid") }
