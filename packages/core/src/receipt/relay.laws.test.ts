import { Context, Effect, Exit } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { organisationNumber } from "../identity/arbitrary.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import type { MailboxId } from "../mailbox/index.ts"
import { Transaction, Transactor } from "../transaction/index.ts"
import { senderEvent } from "./arbitrary.ts"
import {
  EventLog,
  EventOutbox,
  EventPosition,
  type LoggedEvent,
  type OutgoingEvent,
  readEvents,
  relayWaiting,
  type SenderEvent
} from "./index.ts"

const unique = <T>(of: fc.Arbitrary<T>, count: number) => fc.uniqueArray(of, { minLength: count, maxLength: count })
/** What happens in a world: events come into mailboxes, and the relay runs. Any transaction may break off. */
const history = fc.record({
  mailboxes: unique(mailboxId, 3),
  senders: unique(organisationNumber, 2),
  events: fc.uniqueArray(senderEvent, { selector: (event) => event.id, maxLength: 25 }),
  turns: fc.array(fc.record({ mailbox: fc.nat(2), sender: fc.nat(1), relays: fc.boolean() }), {
    minLength: 25,
    maxLength: 25
  }),
  breaks: fc.array(fc.boolean(), { maxLength: 60 }),
  page: fc.integer({ min: 1, max: 4 })
})

interface World {
  readonly outbox: ReadonlyArray<readonly [MailboxId, OutgoingEvent]>
  readonly taken: ReadonlyArray<readonly [OrganisationNumber, SenderEvent]>
  readonly ordered: ReadonlyArray<readonly [OrganisationNumber, LoggedEvent]>
}

/** The obvious world: lists, and transactions that put the lists back when they break off. */
const world = (breaks: ReadonlyArray<boolean>) => {
  let now: World = { outbox: [], taken: [], ordered: [] }
  let transactions = 0
  const logOf = (number: OrganisationNumber) => now.ordered.filter(([of]) => of === number).map(([, logged]) => logged)
  const outbox: EventOutbox["Service"] = {
    put: (mailbox, outgoing) =>
      Effect.sync(() => void (now = { ...now, outbox: [...now.outbox, [mailbox, outgoing]] })),
    peek: (mailbox, limit) =>
      Effect.sync(() =>
        now.outbox
          .filter(([id]) => id === mailbox)
          .map(([, outgoing]) => outgoing)
          .slice(0, limit)
      ),
    remove: (mailbox, ids) =>
      Effect.sync(() => {
        now = { ...now, outbox: now.outbox.filter(([id, { event }]) => id !== mailbox || !ids.includes(event.id)) }
      }),
    waiting: (limit) => Effect.sync(() => [...new Set(now.outbox.map(([id]) => id))].slice(0, limit))
  }
  const log: EventLog["Service"] = {
    take: (number, event) =>
      Effect.sync(() => {
        const known = [...now.taken.map(([, one]) => one), ...now.ordered.map(([, { event }]) => event)]
        if (!known.some(({ id }) => id === event.id)) now = { ...now, taken: [...now.taken, [number, event]] }
      }),
    untold: () => Effect.succeed([]),
    order: (number, limit) =>
      Effect.sync(() => {
        const next = now.taken.filter(([of]) => of === number).slice(0, limit)
        const from = logOf(number).length
        const logged = next.map(([, event], index) => ({ position: EventPosition.make(from + index + 1), event }))
        now = {
          ...now,
          taken: now.taken.filter((one) => !next.includes(one)),
          ordered: [...now.ordered, ...logged.map((one) => [number, one] as const)]
        }
        return next.length
      }),
    oldest: Effect.sync(() => now.taken[0]?.[0] ?? null),
    peek: (number) => Effect.sync(() => now.taken.find(([of]) => of === number)?.[1] ?? null),
    unordered: (limit) => Effect.sync(() => [...new Set(now.taken.map(([of]) => of))].slice(0, limit)),
    read: (number, after, limit) =>
      Effect.sync(() =>
        logOf(number)
          .filter(({ position }) => position > (after ?? 0))
          .slice(0, limit)
      )
  }
  const within: Transactor["Service"]["within"] = (key, work) =>
    Effect.suspend(() => {
      const before = now
      const breaksOff = breaks[transactions++] === true
      const rollback = Effect.suspend(() => {
        now = before
        return Effect.die("broken off")
      })
      return work.pipe(
        Effect.provideService(Transaction, { key }),
        Effect.flatMap((value) => (breaksOff ? rollback : Effect.succeed(value)))
      ) as never
    })
  const services = Context.make(EventOutbox, outbox).pipe(
    Context.add(EventLog, log),
    Context.add(Transactor, { within })
  )
  const run = <A, E>(effect: Effect.Effect<A, E, EventOutbox | EventLog | Transactor>) =>
    Effect.runSyncExit(Effect.provideContext(effect, services))
  return { run, outbox, within }
}

type History = typeof history extends fc.Arbitrary<infer H> ? H : never
/** Lives the history; what each sender should hear, and what a reader of each log has seen, page by page. */
const live = ({ mailboxes, senders, events, turns, breaks, page }: History) => {
  const { run, outbox, within } = world(breaks)
  const due = new Map(senders.map((sender): [OrganisationNumber, Array<SenderEvent>] => [sender, []]))
  const seen = new Map(senders.map((sender): [OrganisationNumber, Array<LoggedEvent>] => [sender, []]))
  const readOn = () => {
    for (const [sender, so] of seen) {
      const read = run(readEvents(sender, so.at(-1)?.position ?? null, page))
      if (Exit.isSuccess(read)) so.push(...read.value)
    }
  }
  for (const [index, event] of events.entries()) {
    const turn = turns[index]
    const [mailbox, sender] = [mailboxes[turn?.mailbox ?? 0], senders[turn?.sender ?? 0]]
    if (mailbox === undefined || sender === undefined) continue
    const put = run(within({ _tag: "Mailbox", id: mailbox }, outbox.put(mailbox, { organisation: sender, event })))
    if (Exit.isSuccess(put)) due.get(sender)?.push(event)
    if (turn?.relays === true) run(relayWaiting(2))
    readOn()
  }
  // Faults end; then a few rounds are enough for everything.
  for (let round = 0; round < breaks.length + 20; round++) {
    run(relayWaiting(2))
    readOn()
  }
  return { due, seen }
}

const ids = (events: ReadonlyArray<SenderEvent>) => events.map(({ id }) => id).toSorted()

describe("a sender's log", () => {
  it("FIELD-12: tells every event that was committed, once, to its sender alone, whatever breaks off on the way", () => {
    fc.assert(
      fc.property(history, (history) => {
        const { due, seen } = live(history)
        for (const [sender, events] of due) {
          expect(ids(seen.get(sender)?.map(({ event }) => event) ?? [])).toEqual(ids(events))
        }
      })
    )
  })

  it("FIELD-12: who reads on from where they were misses nothing and hears nothing twice: positions have no gaps", () => {
    fc.assert(
      fc.property(history, (history) => {
        for (const log of live(history).seen.values()) {
          expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1))
        }
      })
    )
  })
})
