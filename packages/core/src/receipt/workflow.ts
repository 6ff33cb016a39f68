import { Effect } from "effect"
import type { OrganisationNumber } from "../identity/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import { eachOfRound, Transactor } from "../transaction/index.ts"
import type { EventId, EventPosition } from "./model.ts"
import { EventLog, EventOutbox } from "./port.ts"

/** How many events are carried or ordered in one transaction. */
const batch = 100

/**
 * Carries the events that wait in mailboxes to their senders' logs, and orders what the logs have taken in; at most
 * `limit` mailboxes and senders in one round. Answers how many events were ordered. An event that is carried twice is
 * taken in once.
 */
export const relayWaiting = Effect.fnUntraced(function* (limit: number) {
  const carried = yield* Effect.exit(carryWaiting(limit))
  const ordered = yield* orderWaiting(limit)
  // What could not be carried is told of when the rest has been ordered.
  yield* carried
  return ordered
})

/** Carries the events of at most `limit` mailboxes to their senders' logs; answers how many events. */
export const carryWaiting = Effect.fnUntraced(function* (limit: number) {
  const mailboxes = yield* (yield* EventOutbox).waiting(limit)
  return sum(yield* eachOfRound(mailboxes, carry))
})

/** Orders what the logs of at most `limit` senders have taken in; answers how many events. */
export const orderWaiting = Effect.fnUntraced(function* (limit: number) {
  const senders = yield* (yield* EventLog).unordered(limit)
  return sum(yield* eachOfRound(senders, order))
})

const sum = (counts: ReadonlyArray<number>): number => counts.reduce((total, count) => total + count, 0)

const carry = Effect.fnUntraced(function* (id: MailboxId) {
  const outbox = yield* EventOutbox
  const log = yield* EventLog
  const transactor = yield* Transactor
  const mailbox = { _tag: "Mailbox", id } as const
  const outgoing = yield* transactor.within(mailbox, outbox.peek(id, batch))
  const carried = new Array<EventId>()
  for (const [number, events] of Map.groupBy(outgoing, ({ organisation }) => organisation)) {
    const due = Effect.gen(function* () {
      // What the recipient did with a letter follows its delivery, which the sender hears of from its own rows.
      const untold = new Set(yield* log.untold(number, [...new Set(events.map(({ event }) => event.sending))]))
      const told = events.map(({ event }) => event).filter(({ sending }) => !untold.has(sending))
      yield* Effect.forEach(told, (event) => log.take(number, event), { discard: true })
      return told.map(({ id }) => id)
    })
    carried.push(...(yield* transactor.within({ _tag: "Organisation", number }, due)))
  }
  if (carried.length > 0) yield* transactor.within(mailbox, outbox.remove(id, carried))
  return carried.length
})

const order = Effect.fnUntraced(function* (number: OrganisationNumber) {
  const log = yield* EventLog
  return yield* (yield* Transactor).within({ _tag: "Organisation", number }, log.order(number, batch))
})

/** The events of a sender's log after a position, at most `limit`, in their order (FIELD-12). */
export const readEvents = Effect.fnUntraced(function* (
  number: OrganisationNumber,
  after: EventPosition | null,
  limit: number
) {
  const log = yield* EventLog
  return yield* (yield* Transactor).within({ _tag: "Organisation", number }, log.read(number, after, limit))
})
