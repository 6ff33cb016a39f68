import { Deliveries, type DeliveryOutcome } from "@postkasse/core/delivery"
import {
  confirmed,
  type Document,
  DocumentContents,
  documentsOf,
  type Letter,
  Letters,
  opened
} from "@postkasse/core/letter"
import type { Mailboxes, MailboxId } from "@postkasse/core/mailbox"
import { Organisations } from "@postkasse/core/organisation"
import { type SendingRef, Staging } from "@postkasse/core/sending"
import { deliveryOutcome, document, letter } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect, Exit } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll, sample } from "./case.ts"
import { fresh } from "./fresh.ts"
import { newMailbox } from "./settle.ts"
import { bytesOf, link } from "./stage.ts"
import { inMailbox, inOrganisation } from "./within.ts"

export type LetterPorts = Transactor | Organisations | Mailboxes | Staging | Deliveries | Letters | DocumentContents

/** Letters come to a mailbox by delivery, content and all, and stay as they were sent. */
export const letterContract = (on: Case<LetterPorts>) => {
  describe("letters", () => {
    on(
      "RECEIVE-4: are found as they were placed, and change only in when they were opened and confirmed",
      forAll(letter, (some) =>
        Effect.gen(function* () {
          const letters = yield* Letters
          const placed = yield* place({ ...some, mailbox: yield* settle })
          const { mailbox, id } = placed
          expect(yield* inMailbox(mailbox, letters.find(mailbox, id, placed.visibleAt))).toEqual(placed)
          const at = DateTime.makeUnsafe("2027-01-01T00:00:00Z")
          const after = opened(confirmed(placed, at), at)
          yield* inMailbox(mailbox, letters.record(after))
          expect(yield* inMailbox(mailbox, letters.lock(mailbox, id, placed.visibleAt))).toEqual(after)
          expect(yield* inMailbox(mailbox, letters.find(mailbox, fresh.letter(), placed.visibleAt))).toBeNull()
          const other = yield* settle
          expect(yield* inMailbox(other, letters.find(other, id, placed.visibleAt))).toBeNull()
        })
      )
    )

    on(
      "FIELD-6: are found and locked from the moment they are visible, and no sooner",
      Effect.gen(function* () {
        const letters = yield* Letters
        const placed = yield* place({ ...sample(letter), mailbox: yield* settle })
        const { mailbox, id, visibleAt } = placed
        const before = DateTime.subtract(visibleAt, { milliseconds: 1 })
        for (const how of ["find", "lock"] as const) {
          expect(yield* inMailbox(mailbox, letters[how](mailbox, id, before))).toBeNull()
          expect(yield* inMailbox(mailbox, letters[how](mailbox, id, visibleAt))).toEqual(placed)
        }
      })
    )

    on(
      "FIELD-6: are listed newest first, each once, page by page, from the moment they are visible",
      forAll(
        fc.tuple(letter, fc.array(fc.nat(3), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 4 })),
        ([some, hours, size]) =>
          Effect.gen(function* () {
            const letters = yield* Letters
            const mailbox = yield* settle
            const noon = DateTime.makeUnsafe("2026-11-22T12:00:00Z")
            const placed: Array<Letter> = []
            for (const hour of hours) {
              placed.push(yield* place({ ...some, mailbox, visibleAt: DateTime.add(noon, { hours: hour }) }))
            }
            for (const hour of [-1, 0, 1, 3]) {
              const at = DateTime.add(noon, { hours: hour })
              const listed: Array<Letter> = []
              for (let page = yield* inMailbox(mailbox, letters.page(mailbox, at, size, null)); page.length > 0; ) {
                expect(page.length).toBeLessThanOrEqual(size)
                listed.push(...page)
                page = yield* inMailbox(mailbox, letters.page(mailbox, at, size, page.at(-1) ?? null))
              }
              const visible = placed.filter(({ visibleAt }) => DateTime.isLessThanOrEqualTo(visibleAt, at))
              expect(listed).toEqual(visible.toSorted(newestFirst))
            }
          })
      )
    )
  })

  describe("deliveries", () => {
    on(
      "SEND-3: are remembered by the mailbox as it judged them",
      forAll(deliveryOutcome, (outcome: DeliveryOutcome) =>
        Effect.gen(function* () {
          const deliveries = yield* Deliveries
          const [mailbox, sending] = [yield* settle, fresh.sending()]
          expect(yield* inMailbox(mailbox, deliveries.find(mailbox, sending))).toBeNull()
          yield* inMailbox(mailbox, deliveries.record(mailbox, sending, outcome))
          expect(yield* inMailbox(mailbox, deliveries.find(mailbox, sending))).toEqual(outcome)
        })
      )
    )
  })

  describe("documents", () => {
    on(
      "RECEIVE-6: are read as they were written, whole and in any range, also after the sender has let go of them",
      forAll(
        fc.tuple(document, fc.constantFrom(0, 1, 1_000, 65_536, 200_000), fc.nat(250_000), fc.nat(250_000)),
        ([some, size, from, length]) =>
          Effect.gen(function* () {
            const bytes = bytesOf(size, length)
            const { placed, only } = yield* placeOne(some, bytes)
            expect(yield* readAll(placed, only, 0, size - 1)).toEqual(bytes)
            expect(yield* readAll(placed, only, from, from + length)).toEqual(bytes.slice(from, from + length + 1))
          })
      )
    )

    on(
      "FIELD-25: are read in their own mailbox and letter only",
      Effect.gen(function* () {
        const { placed, only } = yield* placeOne(sample(document), bytesOf(10, 1))
        const wrong = [
          { ...placed, mailbox: yield* settle },
          { ...placed, id: fresh.letter() }
        ]
        for (const one of wrong) expect(Exit.isFailure(yield* Effect.exit(readAll(one, only, 0, 9)))).toBe(true)
        const unknown = { ...only, id: fresh.document() }
        expect(Exit.isFailure(yield* Effect.exit(readAll(placed, unknown, 0, 9)))).toBe(true)
      })
    )
  })
}

/** A mailbox of its own. */
const settle = Effect.map(newMailbox, ({ id }) => id)

/** Delivers a letter with some bytes for each of its documents: sent by an organisation of its own, which then lets go. */
const place = Effect.fnUntraced(function* (some: Letter, bytes: Uint8Array = bytesOf(10, 1)) {
  const organisation = fresh.organisation()
  const organisations = yield* Organisations
  const deliveries = yield* Deliveries
  const { number } = organisation
  const ref: SendingRef = { organisation: number, sending: fresh.sending() }
  yield* inOrganisation(number, organisations.put(organisation))
  const letter: Letter = { ...renamed(some), id: fresh.letter(), sending: ref.sending }
  for (const one of documentsOf(letter))
    yield* link(number, ref.sending, one.id, { recipient: letter.mailbox, letter: letter.id }, bytes)
  const parcel = yield* inOrganisation(number, deliveries.pack(ref))
  yield* inMailbox(letter.mailbox, deliveries.place(letter, parcel, false))
  yield* letGo(ref)
  return letter
})

const placeOne = Effect.fnUntraced(function* (some: Document, bytes: Uint8Array) {
  const only: Document = { ...some, id: fresh.document() }
  const mailbox: MailboxId = yield* settle
  const placed = yield* place({ ...sample(letter), mailbox, contents: { _tag: "Documents", documents: [only] } }, bytes)
  const [document] = documentsOf(placed)
  return { placed, only: document ?? only }
})

/** What the sender does once its letter is delivered. */
const letGo = (ref: SendingRef) =>
  Effect.gen(function* () {
    const staging = yield* Staging
    yield* inOrganisation(ref.organisation, staging.handOver(ref))
    yield* staging.sweep(DateTime.makeUnsafe("1980-01-01T00:00:00Z"), 100)
  })

/** The letter with documents that nobody else has. */
const renamed = (some: Letter): Letter => {
  if (some.contents._tag === "LinkElsewhere") return some
  const [main, ...attachments] = some.contents.documents
  const anew = (one: Document): Document => ({ ...one, id: fresh.document() })
  return { ...some, contents: { _tag: "Documents", documents: [anew(main), ...attachments.map(anew)] } }
}

const readAll = Effect.fnUntraced(function* (
  { mailbox, id }: Letter,
  { id: document }: Document,
  from: number,
  to: number
) {
  const contents = yield* DocumentContents
  const stream = yield* contents.read(mailbox, id, document, { from, to })
  return yield* Effect.promise(async () => {
    const chunks: Array<Uint8Array> = []
    for await (const chunk of stream) chunks.push(chunk.slice())
    return new Uint8Array(Buffer.concat(chunks))
  })
})

const newestFirst = (one: Letter, other: Letter): number =>
  DateTime.toEpochMillis(other.visibleAt) - DateTime.toEpochMillis(one.visibleAt) || (one.id < other.id ? 1 : -1)
