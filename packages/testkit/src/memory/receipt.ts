import type { OrganisationNumber } from "@postkasse/core/identity"
import type { MailboxId } from "@postkasse/core/mailbox"
import { EventLog, EventOutbox, EventPosition, type OutgoingEvent, type SenderEvent } from "@postkasse/core/receipt"
import type { SendingRef } from "@postkasse/core/sending"
import { Effect, Layer } from "effect"
import { committed, readAll, type Table, table, tryLock, write } from "./store.ts"

export const memoryEventOutbox = () =>
  Layer.sync(EventOutbox, () => {
    const outbox = table<{ mailbox: MailboxId; order: number; outgoing: OutgoingEvent }>("event-outbox")
    const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const
    let order = 0
    return {
      put: (mailbox, outgoing) => {
        order += 1
        return write(outbox, at(mailbox), outgoing.event.id, { mailbox, order, outgoing })
      },
      peek: (mailbox, limit) =>
        Effect.map(readAll(outbox, at(mailbox)), (rows) =>
          rows
            .toSorted((one, other) => one.order - other.order)
            .slice(0, limit)
            .map(({ outgoing }) => outgoing)
        ),
      remove: (mailbox, ids) => Effect.forEach(ids, (id) => write(outbox, at(mailbox), id, null), { discard: true }),
      waiting: (limit) =>
        Effect.sync(() => [...new Set(committed(outbox).map(({ mailbox }) => mailbox))].slice(0, limit))
    }
  })

interface Taken {
  readonly organisation: OrganisationNumber
  readonly order: number
  readonly event: SenderEvent
  readonly position: EventPosition | null
}

/** Senders' logs, beside the outbox of sendings that wait for delivery. */
export const memoryEventLog = (waiting: Table<SendingRef>) =>
  Layer.sync(EventLog, () => {
    const log = table<Taken>("event-log")
    const at = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const
    let order = 0
    return {
      take: Effect.fnUntraced(function* (organisation, event) {
        const taken = yield* readAll(log, at(organisation))
        if (taken.some((row) => row.event.id === event.id)) return
        order += 1
        yield* write(log, at(organisation), event.id, { organisation, order, event, position: null })
      }),
      untold: (organisation, sendings) =>
        Effect.map(readAll(waiting, at(organisation)), (refs) =>
          sendings.filter((id) => refs.some(({ sending }) => sending === id))
        ),
      order: Effect.fnUntraced(function* (organisation, limit) {
        if (!(yield* tryLock(log, at(organisation), "lease"))) return 0
        const rows = yield* readAll(log, at(organisation))
        const last = Math.max(0, ...rows.map(({ position }) => position ?? 0))
        const next = withoutPosition(rows).slice(0, limit)
        yield* Effect.forEach(
          next,
          (row, index) =>
            write(log, at(organisation), row.event.id, { ...row, position: EventPosition.make(last + index + 1) }),
          { discard: true }
        )
        return next.length
      }),
      unordered: (limit) =>
        Effect.sync(() => {
          const waiting = withoutPosition(committed(log))
          return [...new Set(waiting.map(({ organisation }) => organisation))].slice(0, limit)
        }),
      oldest: Effect.sync(() => withoutPosition(committed(log))[0]?.organisation ?? null),
      peek: (organisation) =>
        Effect.map(readAll(log, at(organisation)), (rows) => withoutPosition(rows)[0]?.event ?? null),
      read: (organisation, after, limit) =>
        Effect.map(readAll(log, at(organisation)), (rows) =>
          rows
            .flatMap(({ position, event }) =>
              position !== null && position > (after ?? 0) ? [{ position, event }] : []
            )
            .toSorted((one, other) => one.position - other.position)
            .slice(0, limit)
        )
    }
  })

/** Events that have no position yet, in the order they were taken in. */
const withoutPosition = (rows: ReadonlyArray<Taken>): ReadonlyArray<Taken> =>
  rows.filter(({ position }) => position === null).toSorted((one, other) => one.order - other.order)
