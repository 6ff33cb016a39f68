import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { Letter, LetterId, SendingId } from "../letter/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import type { SendingRef } from "../sending/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { DeliveryOutcome } from "./model.ts"

/** The sealed content of a sending on its way from the sender's transaction to the mailbox's: an adapter's own. */
export interface Parcel {
  readonly sending: SendingId
}

/** Deliveries: what is carried from a sender's rows to a mailbox's. */
export class Deliveries extends Context.Service<
  Deliveries,
  {
    /** Takes out what is to be carried, at the sender. */
    readonly pack: (ref: SendingRef) => Effect.Effect<Parcel, never, Transaction>
    /** How this mailbox judged this sending before, or null. */
    readonly find: (mailbox: MailboxId, sending: SendingId) => Effect.Effect<DeliveryOutcome | null, never, Transaction>
    /** Keeps how the mailbox judged it. */
    readonly record: (
      mailbox: MailboxId,
      sending: SendingId,
      outcome: DeliveryOutcome
    ) => Effect.Effect<void, never, Transaction>
    /**
     * Places the letter and its content in its mailbox, sealed anew under the mailbox's key. Where its arrival is not logged in
     * the same transaction, it is one of the `Arrivals` that wait.
     */
    readonly place: (letter: Letter, parcel: Parcel, arrivalLogged: boolean) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/Deliveries") {}

/** Letters whose arrival is not in the access log yet: set to become visible later (FIELD-6), or older than the log. */
export class Arrivals extends Context.Service<
  Arrivals,
  {
    /** Such letters that are visible at `at`, at most `limit`: a hint, read without a transaction. */
    readonly waiting: (at: Instant, limit: number) => Effect.Effect<ReadonlyArray<LetterRef>>
    /** Keeps that the letter's arrival is in the log. */
    readonly done: (letter: LetterRef) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/Arrivals") {}

/** Names a letter of a mailbox. */
export interface LetterRef {
  readonly mailbox: MailboxId
  readonly letter: LetterId
}
