/**
 * Ids that nobody has: tests share a store without meeting.
 *
 * @module
 */
import { createHash, randomUUID } from "node:crypto"
import { OrganisationNumber, PersonId } from "@postkasse/core/identity"
import { DocumentId, LetterId, SendingId, Sha256 } from "@postkasse/core/letter"
import { MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
import { type Organisation, OrganisationName } from "@postkasse/core/organisation"
import { EventId } from "@postkasse/core/receipt"
import { SessionId } from "@postkasse/core/session"
import { v7 } from "uuid"

export const fresh = {
  claim: (): string => `test:${randomUUID()}`,
  attempt: (): string => v7(),
  person: (): PersonId => PersonId.make(v7()),
  session: (): SessionId => SessionId.make(v7()),
  mailbox: (): MailboxId => MailboxId.make(v7()),
  letter: (): LetterId => LetterId.make(v7()),
  sending: (): SendingId => SendingId.make(v7()),
  document: (): DocumentId => DocumentId.make(v7()),
  event: (): EventId => EventId.make(v7()),
  address: (): MailboxAddress =>
    MailboxAddress.make(`prove.person#${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`),
  /** Eight digits and the check digit that the weights ask for. */
  organisationNumber: (): OrganisationNumber => {
    const weights = [3, 2, 7, 6, 5, 4, 3, 2]
    const digits = [8, ...Array.from({ length: 7 }, () => Math.floor(Math.random() * 10))]
    const rest = 11 - (digits.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 11)
    return rest === 10 ? fresh.organisationNumber() : OrganisationNumber.make([...digits, rest % 11].join(""))
  },
  organisation: (): Organisation => ({
    number: fresh.organisationNumber(),
    name: OrganisationName.make("Prøveetaten"),
    kind: "public",
    mayUseNationalId: false
  }),
  /** A fingerprint of a text. */
  sha256: (text: string | Uint8Array): Sha256 => Sha256.make(createHash("sha256").update(text).digest("hex"))
}
