import { IdempotencyKey, IdempotencyKeys } from "@postkasse/core/idempotency"
import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId, Sha256 } from "@postkasse/core/letter"
import { digipost } from "@postkasse/core/policy"
import { DeliveryOutbox } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
import { memoryPorts } from "@postkasse/testkit/memory"
import { DateTime, Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect, it } from "vitest"
import { makeJobs } from "./jobs.ts"

/** The port, with `asked` told each time that somebody looks for what waits. After a thousand it answers no more. */
const watched = (asked: () => number) =>
  Layer.effect(
    DeliveryOutbox,
    Effect.map(DeliveryOutbox, (outbox) => ({
      ...outbox,
      waiting: (limit: number) => Effect.suspend(() => (asked() > 1000 ? Effect.never : outbox.waiting(limit)))
    }))
  )

const running = <A>(work: (jobs: ReturnType<typeof makeJobs>) => Effect.Effect<A, never, Services>, asked = () => 0) =>
  Effect.runPromise(
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.UTC(2026, 10, 22))
      const jobs = makeJobs({
        worked: () => undefined,
        failed: (_, fault) => {
          throw fault
        }
      })
      const fiber = yield* Effect.forkChild(jobs.run)
      const answer = yield* work(jobs)
      yield* Fiber.interrupt(fiber)
      return answer
    }).pipe(Effect.provide(watched(asked)), Effect.provide(memoryPorts(digipost)), Effect.provide(TestClock.layer()))
  )
type Services = Layer.Success<ReturnType<typeof memoryPorts>>

describe("the jobs", () => {
  it("look for work once a second where nobody wakes them, and not all the time", async () => {
    let asked = 0
    await running(
      Effect.fnUntraced(function* () {
        for (let second = 0; second < 10; second++) yield* TestClock.adjust("1 second")
      }),
      () => ++asked
    )
    expect(asked).toBeGreaterThanOrEqual(9)
    expect(asked).toBeLessThanOrEqual(12)
  })

  it("look at once where they are woken", async () => {
    let asked = 0
    await running(
      Effect.fnUntraced(function* (jobs) {
        yield* TestClock.adjust("1 millis")
        const before = asked
        jobs.wake("sending")
        yield* TestClock.adjust("1 millis")
        expect(asked).toBeGreaterThan(before)
      }),
      () => ++asked
    )
  })

  it("FIELD-10: sweep up all that is due, however much it is", async () => {
    const number = OrganisationNumber.make("800011116")
    const left = await running(
      Effect.fnUntraced(function* () {
        const keys = yield* IdempotencyKeys
        const transactor = yield* Transactor
        const record = {
          fingerprint: Sha256.make("0".repeat(64)),
          sending: SendingId.make("01890000-0000-7000-8000-000000000000"),
          at: DateTime.subtract(yield* DateTime.now, { days: 40 })
        }
        for (let index = 0; index < 250; index++) {
          yield* transactor.within(
            { _tag: "Organisation", number },
            keys.record(number, IdempotencyKey.make(`key-${index}`), record)
          )
        }
        yield* TestClock.adjust("1 minute")
        return yield* keys.sweep(yield* DateTime.now, 1000)
      })
    )
    expect(left).toBe(0)
  })
})
