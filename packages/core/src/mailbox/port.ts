import { Context, type Effect } from "effect"
import type { Transaction } from "../transaction/index.ts"
import type { LifeEvent, Mailbox, MailboxId, Owner } from "./model.ts"

/** Mailboxes, each in a transaction of its own key. */
export class Mailboxes extends Context.Service<
  Mailboxes,
  {
    /** The mailbox, its row locked until the transaction ends. */
    readonly lock: (id: MailboxId) => Effect.Effect<Mailbox | null, never, Transaction>
    /** The mailbox as it is, without a lock: for reading. */
    readonly find: (id: MailboxId) => Effect.Effect<Mailbox | null, never, Transaction>
    /** Stores a new mailbox. */
    readonly add: (mailbox: Mailbox) => Effect.Effect<void, never, Transaction>
    /** Stores the mailbox as `evolve` has made it by `event`. */
    readonly record: (mailbox: Mailbox, event: LifeEvent) => Effect.Effect<void, never, Transaction>
    /**
     * Mailboxes whose key was destroyed and whose rows do not know: a restored backup has brought them back (LIFE-10). Read
     * without a transaction; whoever acts on it checks at the mailbox.
     */
    readonly broughtBack: Effect.Effect<ReadonlyArray<MailboxId>>
  }
>()("@postkasse/core/Mailboxes") {}

/** Which mailboxes an owner has: a projection, read without a transaction. Whoever acts on it checks at the mailbox. */
export class OwnedMailboxes extends Context.Service<
  OwnedMailboxes,
  {
    /** The mailboxes of an owner; none where there is none. */
    readonly of: (owner: Owner) => Effect.Effect<ReadonlyArray<MailboxId>>
  }
>()("@postkasse/core/OwnedMailboxes") {}
