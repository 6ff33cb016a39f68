import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { MailboxAddress, MailboxId } from "../mailbox/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { DirectoryEntry, Recipient } from "./model.ts"

/** Recipients by what names them: a projection under lookup claims, read without a transaction. */
export class Directory extends Context.Service<
  Directory,
  {
    /**
     * What is held under each recipient, in the order asked. Not there are addresses that have ceased to resolve at `at`, and
     * under a name and address the hidden (CONTACT-8), which cost no more work than nobody does (FIELD-25).
     */
    readonly find: (
      recipients: ReadonlyArray<Recipient>,
      at: Instant
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<DirectoryEntry>>>
    /** The claim that a recipient is found under: its transaction's key. */
    readonly claimOf: (recipient: Recipient) => Effect.Effect<string>
    /** Lists a mailbox under a claim; `null` lists somebody who has none. Idempotent. */
    readonly list: (claim: string, mailbox: MailboxId | null) => Effect.Effect<void, never, Transaction>
    /** Takes an address for a mailbox: false where another ever had it (CONTACT-6). Runs in the address's claim. */
    readonly takeAddress: (address: MailboxAddress, mailbox: MailboxId) => Effect.Effect<boolean, never, Transaction>
    /** Marks an address as replaced at `at` (CONTACT-6). Runs in the address's claim. */
    readonly replaceAddress: (address: MailboxAddress, at: Instant) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/Directory") {}
