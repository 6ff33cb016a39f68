import { Context, type Effect } from "effect"
import type { OrganisationNumber } from "../identity/index.ts"
import type { SendingId } from "../letter/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { EventId, EventPosition, LoggedEvent, SenderEvent } from "./model.ts"

/** An event on its way from a mailbox to a sender. */
export interface OutgoingEvent {
  readonly organisation: OrganisationNumber
  readonly event: SenderEvent
}

/** Events that happened in a mailbox, kept in the mailbox's own transaction until the sender's log has them. */
export class EventOutbox extends Context.Service<
  EventOutbox,
  {
    /** Keeps an event until it is removed. */
    readonly put: (mailbox: MailboxId, outgoing: OutgoingEvent) => Effect.Effect<void, never, Transaction>
    /** The oldest outgoing events of a mailbox, at most `limit`, in the order they were put. */
    readonly peek: (
      mailbox: MailboxId,
      limit: number
    ) => Effect.Effect<ReadonlyArray<OutgoingEvent>, never, Transaction>
    /** Lets go of the events of these ids. */
    readonly remove: (mailbox: MailboxId, ids: ReadonlyArray<EventId>) => Effect.Effect<void, never, Transaction>
    /** Mailboxes that have outgoing events, at most `limit`: a hint, read without a transaction. */
    readonly waiting: (limit: number) => Effect.Effect<ReadonlyArray<MailboxId>>
  }
>()("@postkasse/core/EventOutbox") {}

/**
 * A sender's log. Events come in any time; positions are given after commit, by the one that holds the sender's lease,
 * so that a reader who has read to a position has missed nothing before it. What was taken in before another stands before
 * it, whatever their clocks said: no sender hears that a letter was delivered before that it was accepted.
 */
export class EventLog extends Context.Service<
  EventLog,
  {
    /** Takes an event in, once: the same id again changes nothing. */
    readonly take: (organisation: OrganisationNumber, event: SenderEvent) => Effect.Effect<void, never, Transaction>
    /** Those of these sendings whose delivery the sender is yet to be told of: what follows it waits. */
    readonly untold: (
      organisation: OrganisationNumber,
      sendings: ReadonlyArray<SendingId>
    ) => Effect.Effect<ReadonlyArray<SendingId>, never, Transaction>
    /**
     * Gives the next positions to events taken in, in the order they were taken in, at most `limit`; answers how many. Holds
     * the sender's lease for the transaction; answers 0 where another holds it.
     */
    readonly order: (organisation: OrganisationNumber, limit: number) => Effect.Effect<number, never, Transaction>
    /** Senders that have events without a position, at most `limit`: a hint, read without a transaction. */
    readonly unordered: (limit: number) => Effect.Effect<ReadonlyArray<OrganisationNumber>>
    /** The sender whose event has waited longest for its position, or null: a hint, read without a transaction. */
    readonly oldest: Effect.Effect<OrganisationNumber | null>
    /** The event of the sender's that is next to get a position, or null. */
    readonly peek: (organisation: OrganisationNumber) => Effect.Effect<SenderEvent | null, never, Transaction>
    /** Ordered events after `after` (null: from the beginning), at most `limit`. */
    readonly read: (
      organisation: OrganisationNumber,
      after: EventPosition | null,
      limit: number
    ) => Effect.Effect<ReadonlyArray<LoggedEvent>, never, Transaction>
  }
>()("@postkasse/core/EventLog") {}
