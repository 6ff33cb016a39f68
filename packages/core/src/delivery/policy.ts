import { DateTime, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { Contents, Document } from "../letter/index.ts"
import { type Mailbox, receives } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { Sending, SendingFile } from "../sending/index.ts"
import type { DeliveryRefused, LetterDelivered } from "./model.ts"

/**
 * Judges the delivery of an accepted sending. The letter is the sending as it was accepted, unchanged (TRUST-3), to be
 * seen from its delivery time, or from now where that has passed (FIELD-6). What comes here the scan has passed (TRUST-7).
 */
export const deliver = (
  profile: ProviderProfile,
  mailbox: Mailbox | null,
  sending: Sending,
  at: Instant
): Result.Result<LetterDelivered, DeliveryRefused> => {
  if (mailbox === null || !receives(mailbox)) return Result.fail({ _tag: "DeliveryRefused", at, rules: ["LIFE-1"] })
  const { id, letter, sender, subject, kind, requires, sensitivity, asksConfirmation, recipientOnly } = sending
  return Result.succeed({
    _tag: "LetterDelivered",
    letter: {
      id: letter,
      mailbox: mailbox.id,
      sending: id,
      sender,
      subject,
      kind,
      requires,
      sensitivity,
      asksConfirmation,
      recipientOnly,
      visibleAt: visibleFrom(sending, at),
      contents: contentsOf(sending),
      openedAt: null,
      confirmedAt: null
    },
    at,
    rules: ["RECEIVE-1", "TRUST-3"],
    policy: profile.version
  })
}

/** From when a letter that came at `at` is seen (FIELD-6). */
export const visibleFrom = ({ visibleAt }: Sending, at: Instant): Instant =>
  visibleAt === null ? at : DateTime.max(visibleAt, at)

const contentsOf = (sending: Sending): Contents => {
  if (sending.contents._tag === "LinkElsewhere") return sending.contents
  const [main, ...attachments] = sending.contents.files
  return {
    _tag: "Documents",
    documents: [documentOf(main), ...attachments.map(documentOf)]
  }
}

const documentOf = ({ document, name, mediaType, bytes, sha256 }: SendingFile): Document => ({
  id: document,
  name,
  mediaType,
  bytes,
  sha256,
  scan: "clean"
})
