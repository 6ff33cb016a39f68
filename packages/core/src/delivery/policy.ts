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
 *
 * @example
 * ```ts
 * import { deliver } from "@postkasse/core/delivery"
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { HttpsUrl, LetterId, SendingId, Subject } from "@postkasse/core/letter"
 * import { type Mailbox, MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
 * import { PersonId } from "@postkasse/core/identity"
 * import { digipost } from "@postkasse/core/policy"
 * import type { Sending } from "@postkasse/core/sending"
 * import { DateTime, Result } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const mailbox: Mailbox = {
 *   id: MailboxId.make("0190b5a0-0000-7000-8000-000000000001"),
 *   owner: { _tag: "PersonOwner", person: PersonId.make("0190b5a0-0000-7000-8000-000000000002") },
 *   address: MailboxAddress.make("solveig.fjordblom#4711"),
 *   life: { _tag: "Active" },
 *   visible: true
 * }
 * const sending: Sending = {
 *   id: SendingId.make("0190b5a0-0000-7000-8000-000000000003"),
 *   sender: { organisation: OrganisationNumber.make("800066662"), name: "Fjordmyr tannklinikk", kind: "company" },
 *   letter: LetterId.make("0190b5a0-0000-7000-8000-000000000004"),
 *   recipient: mailbox.id,
 *   subject: Subject.make("Time hos tannlegen"),
 *   kind: "appointment",
 *   requires: "password",
 *   sensitivity: "normal",
 *   asksConfirmation: false,
 *   recipientOnly: false,
 *   visibleAt: null,
 *   contents: { _tag: "LinkElsewhere", url: HttpsUrl.make("https://tannlegen.example/time") },
 *   openedAt: at,
 *   state: { _tag: "Cleared", at, acceptedAt: at }
 * }
 * const delivered = Result.getOrThrow(deliver(digipost, mailbox, sending, at))
 * console.log(delivered.letter.subject, delivered.rules.join()) // → Time hos tannlegen RECEIVE-1,TRUST-3
 * const refused = deliver(digipost, { ...mailbox, life: { _tag: "Deactivated", since: at } }, sending, at)
 * if (Result.isFailure(refused)) console.log(refused.failure.rules.join()) // → LIFE-1
 * ```
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
