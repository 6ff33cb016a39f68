import { PersonId } from "@postkasse/core/identity"
import { type Mailbox, MailboxAddress, MailboxId } from "@postkasse/core/mailbox"

/** The mailbox of that number: another process makes the same. */
export const mailboxNumber = (number: number): Mailbox => {
  const tail = String(number).padStart(12, "0")
  return {
    id: MailboxId.make(`0190b5a0-0000-7000-8000-${tail}`),
    owner: { _tag: "PersonOwner", person: PersonId.make(`0190b5a0-0000-7000-9000-${tail}`) },
    address: MailboxAddress.make(`prove.person#${tail.slice(-8)}`),
    life: { _tag: "Active" },
    visible: true
  }
}
