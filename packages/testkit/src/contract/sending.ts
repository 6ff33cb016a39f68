import { Organisations } from "@postkasse/core/organisation"
import { ScanOutbox } from "@postkasse/core/scan"
import { DeliveryOutbox, evolve, filesOf, type Sending, type SendingEvent, Sendings } from "@postkasse/core/sending"
import { acceptedSending, waitingSending } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect } from "effect"
import { describe, expect } from "vitest"
import { type Case, forAll, sample } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inOrganisation } from "./within.ts"

export type SendingPorts = Transactor | Organisations | Sendings | DeliveryOutbox | ScanOutbox

/** Sendings are kept as the core computes them; the accepted ones wait to be delivered, the forgotten ones to lapse. */
export const sendingContract = (on: Case<SendingPorts>) => {
  describe("sendings", () => {
    on(
      "SEND-3: are found as they were begun, and as each event has made them",
      forAll(waitingSending, (some) =>
        Effect.gen(function* () {
          const sendings = yield* Sendings
          let now = yield* settled(some)
          const number = now.sender.organisation
          const at = now.openedAt
          const events: ReadonlyArray<SendingEvent> = [
            ...filesOf(now).map(
              ({ document }) => ({ _tag: "FileReceived", document, at, rules: ["TRUST-3"] }) as const
            ),
            { _tag: "SendingAccepted", at, rules: ["SEND-3"] },
            { _tag: "SendingCleared", at, rules: ["TRUST-7"] },
            { _tag: "SendingRefused", at, rules: ["LIFE-1"] }
          ]
          for (const event of events) {
            expect(yield* inOrganisation(number, sendings.find(number, now.id))).toEqual(now)
            now = evolve(now, event)
            yield* inOrganisation(number, sendings.record(now, event))
            expect(yield* inOrganisation(number, sendings.lock(number, now.id))).toEqual(now)
          }
        })
      )
    )

    on(
      "FIELD-25: are known to their sender only",
      Effect.gen(function* () {
        const sendings = yield* Sendings
        const sending = yield* settled(sample(acceptedSending))
        const other = yield* settled(sample(acceptedSending))
        const theirs = other.sender.organisation
        expect(yield* inOrganisation(theirs, sendings.find(theirs, sending.id))).toBeNull()
        expect(yield* inOrganisation(theirs, sendings.lock(theirs, sending.id))).toBeNull()
      })
    )

    on(
      "SEND-6: lapse from the moment their files are no longer waited for, while they are open",
      Effect.gen(function* () {
        const sendings = yield* Sendings
        // Long before every other test's.
        const lapsesAt = DateTime.makeUnsafe("1990-01-01T00:00:00Z")
        const open = { ...sample(waitingSending), state: { _tag: "Open", lapsesAt } } as const
        const [one, two] = [yield* settled(open), yield* settled(open)]
        const refs = [one, two].map(({ id, sender }) => ({ organisation: sender.organisation, sending: id }))
        const due = (limit: number) => sendings.lapsing(lapsesAt, limit)
        expect(yield* sendings.lapsing(DateTime.subtract(lapsesAt, { milliseconds: 1 }), 10)).toEqual([])
        expect(yield* due(10)).toHaveLength(2)
        expect(yield* due(10)).toEqual(expect.arrayContaining(refs))
        expect(yield* due(1)).toHaveLength(1)
        for (const sending of [one, two]) {
          const event: SendingEvent = { _tag: "SendingLapsed", at: lapsesAt, rules: ["SEND-6"] }
          yield* inOrganisation(sending.sender.organisation, sendings.record(evolve(sending, event), event))
        }
        expect(yield* due(10)).toEqual([])
      })
    )
  })

  describe("accepted sendings", () => {
    on(
      "wait for delivery, oldest first, each once, until they are removed",
      Effect.gen(function* () {
        const outbox = yield* DeliveryOutbox
        const refs = [1, 2, 3].map(() => ({ organisation: fresh.organisationNumber(), sending: fresh.sending() }))
        const ours = Effect.map(outbox.waiting(10_000), (waiting) =>
          waiting.filter(({ sending }) => refs.some((ref) => ref.sending === sending))
        )
        for (const ref of [...refs, ...refs]) yield* inOrganisation(ref.organisation, outbox.put(ref))
        expect(yield* ours).toEqual(refs)
        expect(yield* outbox.waiting(1)).toHaveLength(1)
        for (const ref of refs) {
          yield* inOrganisation(ref.organisation, outbox.remove(ref))
          yield* inOrganisation(ref.organisation, outbox.remove(ref))
        }
        expect(yield* ours).toEqual([])
      })
    )

    on(
      "TRUST-7: wait for the scan until their turn, each once, and keep the turn they have, until they are removed",
      Effect.gen(function* () {
        const outbox = yield* ScanOutbox
        // Long before every other test's.
        const first = DateTime.makeUnsafe("1990-01-01T00:00:00Z")
        const later = DateTime.add(first, { hours: 1 })
        const refs = [1, 2, 3].map(() => ({ organisation: fresh.organisationNumber(), sending: fresh.sending() }))
        const [late, soon, gone] = refs
        if (late === undefined || soon === undefined || gone === undefined) throw new Error("There are three")
        const put = (ref: typeof late, at: typeof first) => inOrganisation(ref.organisation, outbox.put(ref, at))
        const turnOf = (ref: typeof late) => inOrganisation(ref.organisation, outbox.lock(ref))
        yield* put(late, later)
        yield* put(soon, first)
        yield* put(soon, later)
        yield* put(gone, first)
        yield* inOrganisation(gone.organisation, outbox.remove(gone))
        yield* inOrganisation(gone.organisation, outbox.remove(gone))
        const untried = (ref: typeof late) => ({ ...ref, tries: 0 })
        expect(yield* outbox.waiting(first, 10)).toEqual([untried(soon)])
        expect(yield* outbox.waiting(later, 10)).toEqual([untried(soon), untried(late)])
        expect(yield* outbox.waiting(later, 1)).toEqual([untried(soon)])
        expect([yield* turnOf(soon), yield* turnOf(gone)]).toEqual([{ tries: 0, dueAt: first }, null])
        const again = { tries: 1, dueAt: DateTime.add(later, { milliseconds: 1 }) }
        yield* inOrganisation(soon.organisation, outbox.record(soon, again))
        expect(yield* turnOf(soon)).toEqual(again)
        expect(yield* outbox.waiting(later, 10)).toEqual([untried(late)])
        expect(yield* outbox.waiting(again.dueAt, 10)).toEqual([untried(late), { ...soon, tries: 1 }])
        // However its turn moves, it has waited since it was accepted; whatever else waits was accepted later.
        expect(yield* outbox.oldest).toEqual(first)
        yield* inOrganisation(soon.organisation, outbox.remove(soon))
        expect(yield* outbox.oldest).toEqual(later)
        yield* inOrganisation(late.organisation, outbox.remove(late))
        expect(yield* outbox.oldest).not.toEqual(later)
      })
    )
  })
}

/** The sending as an organisation of its own has begun it. */
const settled = Effect.fnUntraced(function* (some: Sending) {
  const organisation = fresh.organisation()
  const sending: Sending = {
    ...some,
    id: fresh.sending(),
    sender: { organisation: organisation.number, name: organisation.name, kind: organisation.kind }
  }
  const organisations = yield* Organisations
  yield* inOrganisation(organisation.number, organisations.put(organisation))
  yield* inOrganisation(
    organisation.number,
    Effect.flatMap(Sendings, (sendings) => sendings.add(sending))
  )
  return sending
})
