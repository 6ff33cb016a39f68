import type { DocumentId } from "@postkasse/core/letter"
import type { Mailboxes } from "@postkasse/core/mailbox"
import { Organisations } from "@postkasse/core/organisation"
import { Bytes, Policy } from "@postkasse/core/policy"
import { Staging } from "@postkasse/core/sending"
import type { Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect, Exit } from "effect"
import { describe, expect } from "vitest"
import type { Case } from "./case.ts"
import { fresh } from "./fresh.ts"
import { deleteForGood, newMailbox } from "./settle.ts"
import { begin, bytesOf, expiry, inChunks, link } from "./stage.ts"
import { inOrganisation } from "./within.ts"

export type StagingPorts = Transactor | Organisations | Mailboxes | Staging | Policy

/** Files on their way in: counted and digested as they come, in place when they are linked, swept when they never are. */
export const stagingContract = (on: Case<StagingPorts>) => {
  describe("files on their way in", () => {
    on(
      "TRUST-3: are counted and digested, whatever their size and however they come cut",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { smallDocument } = (yield* Policy).sending
        const { number, to } = yield* settle
        for (const size of [0, 1, smallDocument - 1, smallDocument, smallDocument + 1, 3 * smallDocument]) {
          const bytes = bytesOf(size, 1)
          const staged = yield* begin(number, fresh.sending(), fresh.document())
          const written = yield* staging.write(staged, to, inChunks(bytes, 10_007), Bytes.make(size))
          expect(written).toEqual({ _tag: "Whole", bytes: size, sha256: fresh.sha256(bytes) })
        }
        yield* sweepAll
      })
    )

    on(
      "SEND-6: are stopped as soon as they grow longer than they may, and told apart from those that break off",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { smallDocument } = (yield* Policy).sending
        const { number, to } = yield* settle
        for (const size of [100, 2 * smallDocument]) {
          let given = 0
          async function* endless() {
            while (true) {
              given += 1
              yield bytesOf(1_000, given)
            }
          }
          async function* broken() {
            yield bytesOf(size / 2, 1)
            throw new Error("The connection was cut")
          }
          const write = (content: AsyncIterable<Uint8Array>) =>
            Effect.flatMap(begin(number, fresh.sending(), fresh.document()), (staged) =>
              staging.write(staged, to, content, Bytes.make(size))
            )
          expect(yield* write(endless())).toEqual({ _tag: "TooLong" })
          expect(given).toBeLessThanOrEqual(size / 1_000 + 2)
          expect(yield* write(broken())).toEqual({ _tag: "BrokenOff" })
        }
        yield* sweepAll
      })
    )

    on(
      "are swept when they have expired unlinked or are waste, as many as asked for; what is linked stays",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { number, to } = yield* settle
        const sending = fresh.sending()
        yield* sweepAll
        const kept = yield* link(number, sending, fresh.document(), to, bytesOf(300_000, 1))
        yield* begin(number, sending, fresh.document())
        const written = yield* begin(number, sending, fresh.document())
        yield* staging.write(written, to, inChunks(bytesOf(300_000, 2)), Bytes.make(300_000))
        expect(yield* staging.sweep(DateTime.subtract(expiry, { milliseconds: 1 }), 10)).toBe(0)
        expect(yield* staging.sweep(expiry, 1)).toBe(1)
        expect(yield* staging.sweep(expiry, 10)).toBe(1)
        yield* inOrganisation(number, staging.discard(kept))
        expect(yield* staging.sweep(DateTime.subtract(expiry, { milliseconds: 1 }), 10)).toBe(1)
        expect(yield* staging.sweep(expiry, 10)).toBe(0)
      })
    )

    on(
      "take the place of the one that came before, which is then waste",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { number, to } = yield* settle
        const [sending, document] = [fresh.sending(), fresh.document()]
        yield* sweepAll
        yield* link(number, sending, document, to, bytesOf(10, 1))
        const second = yield* link(number, sending, document, to, bytesOf(10, 2))
        yield* inOrganisation(number, staging.link(second))
        expect(yield* staging.sweep(expiry, 10)).toBe(1)
        yield* inOrganisation(number, staging.release({ organisation: number, sending }))
        expect(yield* staging.sweep(expiry, 10)).toBe(1)
      })
    )

    on(
      "TRUST-3: are read as they came, small and large, while they are in their place, and those only",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { number, to } = yield* settle
        for (const size of [0, 100, 300_000]) {
          const ref = { organisation: number, sending: fresh.sending() }
          const document = fresh.document()
          yield* link(number, ref.sending, document, to, bytesOf(size, 1))
          yield* link(number, ref.sending, document, to, bytesOf(size, 2))
          const streamOf = (of: DocumentId) => Effect.flatten(inOrganisation(number, staging.read(ref, of)))
          const read = Effect.flatMap(streamOf(document), (stream) => Effect.promise(() => wholeOf(stream)))
          expect(Buffer.from(bytesOf(size, 2)).equals(yield* read)).toBe(true)
          expect(Exit.isFailure(yield* Effect.exit(streamOf(fresh.document())))).toBe(true)
          yield* inOrganisation(number, staging.release(ref))
          expect(Exit.isFailure(yield* Effect.exit(read))).toBe(true)
        }
        yield* sweepAll
      })
    )

    on(
      "TRUST-3: small, are kept in memory until they are placed, and leave nothing where they are not",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { smallDocument } = (yield* Policy).sending
        const { number, to } = yield* settle
        yield* sweepAll
        for (const size of [0, 1, smallDocument]) {
          const ref = { organisation: number, sending: fresh.sending() }
          const document = fresh.document()
          const take = (bytes: Uint8Array, places: boolean, content = inChunks(bytes, 10_007)) => {
            const staged = { ...ref, document, attempt: fresh.attempt() }
            return staging.take(staged, content, Bytes.make(size), (written, place) =>
              Effect.as(places ? inOrganisation(number, place(to)) : Effect.void, written)
            )
          }
          const streamOf = Effect.flatten(inOrganisation(number, staging.read(ref, document)))
          const read = Effect.flatMap(streamOf, (stream) => Effect.promise(() => wholeOf(stream)))
          async function* broken() {
            yield bytesOf(size, 1)
            throw new Error("The connection was cut")
          }
          const whole = (bytes: Uint8Array) => ({ _tag: "Whole", bytes: size, sha256: fresh.sha256(bytes) })
          const [first, second] = [bytesOf(size, 1), bytesOf(size, 2)]
          expect(yield* take(first, false)).toEqual(whole(first))
          expect(yield* take(first, false, broken())).toEqual({ _tag: "BrokenOff" })
          expect(yield* take(bytesOf(size + 1, 1), false)).toEqual({ _tag: "TooLong" })
          expect(Exit.isFailure(yield* Effect.exit(read))).toBe(true)
          expect(yield* staging.sweep(expiry, 10)).toBe(0)
          expect(yield* take(first, true)).toEqual(whole(first))
          expect((yield* read).equals(Buffer.from(first))).toBe(true)
          yield* take(second, true)
          expect((yield* read).equals(Buffer.from(second))).toBe(true)
          expect(yield* staging.sweep(expiry, 10)).toBe(1)
          yield* inOrganisation(number, staging.release(ref))
          expect(yield* staging.sweep(expiry, 10)).toBe(1)
        }
      })
    )

    on(
      "LIFE-10: are read by nobody once their recipient's mailbox was deleted for good, those that came after it neither",
      Effect.gen(function* () {
        const staging = yield* Staging
        for (const size of [100, 300_000]) {
          const { number, mailbox, to } = yield* settle
          const ref = { organisation: number, sending: fresh.sending() }
          const [before, after, small] = [fresh.document(), fresh.document(), fresh.document()]
          const isRead = (document: DocumentId) =>
            Effect.flatMap(Effect.flatten(inOrganisation(number, staging.read(ref, document))), (stream) =>
              stream === null
                ? Effect.succeed(false)
                : Effect.as(
                    Effect.promise(() => wholeOf(stream)),
                    true
                  )
            )
          yield* link(number, ref.sending, before, to, bytesOf(size, 1))
          expect(yield* isRead(before)).toBe(true)
          yield* deleteForGood(mailbox)
          yield* link(number, ref.sending, after, to, bytesOf(size, 2))
          const staged = { ...ref, document: small, attempt: fresh.attempt() }
          yield* staging.take(staged, inChunks(bytesOf(10, 3)), Bytes.make(10), (_, place) =>
            inOrganisation(number, place(to))
          )
          for (const document of [before, after, small]) expect(yield* isRead(document)).toBe(false)
          yield* inOrganisation(number, staging.release(ref))
        }
        yield* sweepAll
      })
    )

    on(
      "cannot be linked when they were swept meanwhile",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { number, to } = yield* settle
        const staged = yield* begin(number, fresh.sending(), fresh.document())
        yield* staging.write(staged, to, inChunks(bytesOf(10, 1)), Bytes.make(10))
        yield* sweepAll
        expect(Exit.isFailure(yield* Effect.exit(inOrganisation(number, staging.link(staged))))).toBe(true)
      })
    )

    on(
      "stay while they are being written, also when their sending is over: what a server that dies writes last has its row",
      Effect.gen(function* () {
        const staging = yield* Staging
        const context = yield* Effect.context<StagingPorts>()
        const unexpired = DateTime.subtract(expiry, { milliseconds: 1 })
        for (const over of ["handOver", "release"] as const) {
          const { number, to } = yield* settle
          const sending = fresh.sending()
          yield* sweepAll
          async function* overMeanwhile() {
            yield bytesOf(100_000, 1)
            const end = Effect.gen(function* () {
              yield* inOrganisation(number, staging[over]({ organisation: number, sending }))
              expect(yield* staging.sweep(unexpired, 10)).toBe(0)
            })
            await Effect.runPromiseWith(context)(end)
            yield bytesOf(200_000, 1)
          }
          const staged = yield* begin(number, sending, fresh.document())
          const written = yield* staging.write(staged, to, overMeanwhile(), Bytes.make(300_000))
          expect(written._tag).toBe("Whole")
          yield* inOrganisation(number, staging.discard(staged))
          expect(yield* staging.sweep(unexpired, 10)).toBe(1)
        }
      })
    )

    on(
      "do not count when they were swept while they were being written",
      Effect.gen(function* () {
        const staging = yield* Staging
        const { number, to } = yield* settle
        const context = yield* Effect.context<StagingPorts>()
        for (const size of [100, 300_000]) {
          const bytes = bytesOf(size, 1)
          async function* swept() {
            yield bytes.subarray(0, 50)
            await Effect.runPromiseWith(context)(sweepAll)
            yield bytes.subarray(50)
          }
          const staged = yield* begin(number, fresh.sending(), fresh.document())
          expect(yield* staging.write(staged, to, swept(), Bytes.make(size))).toEqual({ _tag: "BrokenOff" })
        }
      })
    )
  })
}

const wholeOf = async (stream: AsyncIterable<Uint8Array> | null): Promise<Buffer> => {
  if (stream === null) throw new Error("Nobody reads it any more.")
  const chunks: Array<Uint8Array> = []
  for await (const chunk of stream) chunks.push(chunk.slice())
  return Buffer.concat(chunks)
}

/** An organisation of its own, and whom it sends to. */
const settle = Effect.gen(function* () {
  const organisation = fresh.organisation()
  const organisations = yield* Organisations
  yield* inOrganisation(organisation.number, organisations.put(organisation))
  const mailbox = yield* newMailbox
  return { number: organisation.number, mailbox, to: { recipient: mailbox.id, letter: fresh.letter() } }
})

const sweepAll = Effect.gen(function* () {
  const staging = yield* Staging
  while ((yield* staging.sweep(expiry, 100)) > 0);
})
