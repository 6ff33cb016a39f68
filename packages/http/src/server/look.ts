import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Instant } from "@postkasse/core/calendar"
import { EventLog, EventOutbox } from "@postkasse/core/receipt"
import { ScanOutbox } from "@postkasse/core/scan"
import { acceptedAt, DeliveryOutbox, Sendings } from "@postkasse/core/sending"
import { eachOfRound, Transactor } from "@postkasse/core/transaction"
import { StorageHealth } from "@postkasse/db"
import { DateTime, Effect } from "effect"
import type { JobWatch } from "./jobs.ts"
import { measure } from "./telemetry/index.ts"

/**
 * Looks every quarter of a minute at what nobody tells of: how long the oldest in a queue has waited, the connections to the
 * database, the process itself, and the health of the parts.
 */
export const lookAround = (checkup: () => Promise<unknown>, watch: Pick<JobWatch, "failed">) => {
  const loop = monitorEventLoopDelay()
  loop.enable()
  const look = Effect.gen(function* () {
    measure.memory(process.memoryUsage.rss())
    measure.eventLoop(loop.percentile(99) / 1_000_000)
    loop.reset()
    yield* Effect.promise(checkup)
    measure.connections(yield* (yield* StorageHealth).connections)
    // One that cannot be looked at hides none of the others.
    yield* eachOfRound(queues, (queue) => queue)
  })
  return Effect.sleep("15 seconds").pipe(
    Effect.andThen(look),
    Effect.catchDefect((fault) => Effect.sync(() => watch.failed("look", fault))),
    Effect.forever
  )
}

/** When the oldest that the scan holds was accepted: its turn moves. */
const oldestScan = Effect.flatMap(ScanOutbox, ({ oldest }) => oldest)

/** When the sending that has waited longest for its delivery was accepted: it may have been cleared long after. */
const oldestDelivery = Effect.gen(function* () {
  const [ref] = yield* (yield* DeliveryOutbox).waiting(1)
  if (ref === undefined) return null
  const { organisation, sending } = ref
  const found = (yield* Sendings).find(organisation, sending)
  const oldest = yield* (yield* Transactor).within({ _tag: "Organisation", number: organisation }, found)
  return oldest === null ? null : acceptedAt(oldest)
})

/** When the event happened that its sender has waited longest to be told of: in its mailbox, or in the log without a place. */
const oldestEvent = Effect.gen(function* () {
  const { within } = yield* Transactor
  const outbox = yield* EventOutbox
  const log = yield* EventLog
  const [id] = yield* outbox.waiting(1)
  const [leaving] = id === undefined ? [] : yield* within({ _tag: "Mailbox", id }, outbox.peek(id, 1))
  const number = yield* log.oldest
  const taken = number === null ? null : yield* within({ _tag: "Organisation", number }, log.peek(number))
  if (leaving === undefined || taken === null) return taken?.at ?? leaving?.event.at ?? null
  return DateTime.min(leaving.event.at, taken.at)
})

const told = <R>(queue: Parameters<typeof measure.queue>[0], oldest: Effect.Effect<Instant | null, never, R>) =>
  Effect.gen(function* () {
    const since = yield* oldest
    const now = DateTime.toEpochMillis(yield* DateTime.now)
    measure.queue(queue, since === null ? 0 : Math.max(0, now - DateTime.toEpochMillis(since)))
  })

const queues: ReadonlyArray<
  Effect.Effect<void, never, ScanOutbox | DeliveryOutbox | Sendings | EventOutbox | EventLog | Transactor>
> = [told("scans", oldestScan), told("deliveries", oldestDelivery), told("events", oldestEvent)]
