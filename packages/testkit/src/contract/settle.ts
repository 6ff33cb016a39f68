import { type Mailbox, Mailboxes } from "@postkasse/core/mailbox"
import { DateTime, Effect } from "effect"
import { fresh } from "./fresh.ts"
import { inMailbox } from "./within.ts"

/** A mailbox of its own. */
export const newMailbox = Effect.gen(function* () {
  const owner = { _tag: "PersonOwner", person: fresh.person() } as const
  const mailbox: Mailbox = {
    id: fresh.mailbox(),
    owner,
    address: fresh.address(),
    life: { _tag: "Active" },
    visible: true
  }
  const mailboxes = yield* Mailboxes
  yield* inMailbox(mailbox.id, mailboxes.add(mailbox))
  return mailbox
})

/** Deletes a mailbox for good. */
export const deleteForGood = (mailbox: Mailbox) =>
  Effect.gen(function* () {
    const mailboxes = yield* Mailboxes
    const { id } = mailbox
    const at = yield* DateTime.now
    yield* inMailbox(id, mailboxes.record(mailbox, { _tag: "MailboxDeleted", mailbox: id, at, rules: ["LIFE-10"] }))
  })
