import type { OrganisationNumber } from "@postkasse/core/identity"
import { EventLog, EventOutbox, type SenderEvent } from "@postkasse/core/receipt"
import { senderEvent } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { Deferred, Effect, Fiber } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll, sample } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inMailbox, inOrganisation } from "./within.ts"

export type ReceiptPorts = Transactor | EventOutbox | EventLog

/** Some events, each of an id of its own, in the order of their ids. */
const events = fc
  .array(senderEvent, { minLength: 3, maxLength: 6 })
  .map((some) => some.map((one): SenderEvent => ({ ...one, id: fresh.event() })))

/** Events leave a mailbox in order, and stand in their sender's log once, without gaps. */
export const receiptContract = (on: Case<ReceiptPorts>, concurrent: boolean) => {
  describe("a mailbox's outgoing events", () => {
    on(
      "FIELD-12: wait in the order they were put, until they are removed",
      forAll(events, (put) =>
        Effect.gen(function* () {
          const outbox = yield* EventOutbox
          const mailbox = fresh.mailbox()
          const outgoing = put.map((event) => ({ organisation: fresh.organisationNumber(), event }))
          // Not the order of their ids.
          const order = outgoing.toReversed()
          for (const one of order) yield* inMailbox(mailbox, outbox.put(mailbox, one))
          const peek = (limit: number) => inMailbox(mailbox, outbox.peek(mailbox, limit))
          expect(yield* peek(100)).toEqual(order)
          expect(yield* peek(2)).toEqual(order.slice(0, 2))
          expect(yield* outbox.waiting(10_000)).toContain(mailbox)
          const ids = order.map(({ event }) => event.id)
          yield* inMailbox(mailbox, outbox.remove(mailbox, ids.slice(0, 1)))
          expect(yield* peek(100)).toEqual(order.slice(1))
          yield* inMailbox(mailbox, outbox.remove(mailbox, ids))
          expect(yield* peek(100)).toEqual([])
          expect(yield* outbox.waiting(10_000)).not.toContain(mailbox)
        })
      )
    )
  })

  describe("a sender's log", () => {
    on(
      "FIELD-12: takes each event in once, and shows it only in its place: as they came, whatever their ids, from 1 without gaps",
      forAll(events, (taken) =>
        Effect.gen(function* () {
          const log = yield* EventLog
          const number = fresh.organisationNumber()
          // Not the order of their ids: whose clock was ahead does not say what came first.
          const order = taken.toReversed()
          for (const event of [...order, ...taken]) yield* inOrganisation(number, log.take(number, event))
          expect(yield* inOrganisation(number, log.read(number, null, 100))).toEqual([])
          expect(yield* log.unordered(10_000)).toContain(number)
          const next = inOrganisation(number, log.peek(number))
          expect(yield* next).toEqual(order[0])
          expect(yield* inOrganisation(number, log.order(number, 2))).toBe(2)
          expect(yield* next).toEqual(order[2])
          expect(yield* inOrganisation(number, log.order(number, 100))).toBe(taken.length - 2)
          expect(yield* inOrganisation(number, log.order(number, 100))).toBe(0)
          expect(yield* next).toBeNull()
          expect(yield* log.unordered(10_000)).not.toContain(number)
          const read = yield* inOrganisation(number, log.read(number, null, 100))
          expect(read.map(({ position }) => position)).toEqual(taken.map((_, index) => index + 1))
          expect(read.map(({ event }) => event)).toEqual(order)
        })
      )
    )

    on(
      "FIELD-12: gives a later event a later place, though its id is older, and reads on from any place",
      Effect.gen(function* () {
        const log = yield* EventLog
        const number = fresh.organisationNumber()
        const [older, newer] = [eventOf(), eventOf()]
        yield* inOrganisation(number, log.take(number, newer))
        yield* inOrganisation(number, log.order(number, 100))
        yield* inOrganisation(number, log.take(number, older))
        yield* inOrganisation(number, log.order(number, 100))
        const [first, second] = yield* inOrganisation(number, log.read(number, null, 100))
        expect([first?.event, second?.event]).toEqual([newer, older])
        const after = first?.position ?? null
        expect(yield* inOrganisation(number, log.read(number, after, 100))).toEqual([second])
        expect(yield* inOrganisation(number, log.read(number, null, 1))).toEqual([first])
      })
    )

    on(
      "FIELD-12: tells whose event has waited longest for its place, whatever has come since",
      Effect.gen(function* () {
        const log = yield* EventLog
        const order = (number: OrganisationNumber) => inOrganisation(number, log.order(number, 10_000))
        for (const number of yield* log.unordered(10_000)) yield* order(number)
        expect(yield* log.oldest).toBeNull()
        const [one, other] = [fresh.organisationNumber(), fresh.organisationNumber()]
        const take = (number: OrganisationNumber) => inOrganisation(number, log.take(number, eventOf()))
        for (const number of [other, one, other]) yield* take(number)
        expect(yield* log.oldest).toBe(other)
        expect(yield* inOrganisation(other, log.order(other, 1))).toBe(1)
        expect(yield* log.oldest).toBe(one)
        yield* order(one)
        expect(yield* log.oldest).toBe(other)
        yield* order(other)
        expect(yield* log.oldest).toBeNull()
      })
    )

    if (!concurrent) return
    on(
      "FIELD-12: is ordered by one at a time: another that comes meanwhile leaves it alone",
      Effect.gen(function* () {
        const log = yield* EventLog
        const number = fresh.organisationNumber()
        yield* inOrganisation(number, log.take(number, eventOf()))
        const ordered = yield* Deferred.make<void>()
        const go = yield* Deferred.make<void>()
        const slow = log
          .order(number, 100)
          .pipe(Effect.tap(() => Effect.andThen(Deferred.succeed(ordered, undefined), Deferred.await(go))))
        const holder = yield* Effect.forkChild(inOrganisation(number, slow))
        yield* Deferred.await(ordered)
        expect(yield* inOrganisation(number, log.order(number, 100))).toBe(0)
        yield* inOrganisation(number, log.take(number, eventOf()))
        yield* Deferred.succeed(go, undefined)
        expect(yield* Fiber.join(holder)).toBe(1)
        expect(yield* inOrganisation(number, log.order(number, 100))).toBe(1)
      })
    )
  })
}

const eventOf = (): SenderEvent => ({ ...sample(senderEvent), id: fresh.event() })
