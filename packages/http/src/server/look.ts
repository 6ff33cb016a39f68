import { monitorEventLoopDelay } from "node:perf_hooks"
import type { Instant } from "@postkasse/core/calendar"
import { EventOutbox } from "@postkasse/core/receipt"
import { DeliveryOutbox, Sendings } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
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
    measure.queue("deliveries", yield* ageOf(yield* oldestDelivery))
    measure.queue("events", yield* ageOf(yield* oldestEvent))
  })
  return Effect.sleep("15 seconds").pipe(
    Effect.andThen(look),
    Effect.catchDefect((fault) => Effect.sync(() => watch.failed("look", fault))),
    Effect.forever
  )
}

/** When the sending that has waited longest for its delivery was accepted. */
const oldestDelivery = Effect.gen(function* () {
  const [ref] = yield* (yield* DeliveryOutbox).waiting(1)
  if (ref === undefined) return null
  const { organisation, sending } = ref
  const found = (yield* Sendings).find(organisation, sending)
  const state = (yield* (yield* Transactor).within({ _tag: "Organisation", number: organisation }, found))?.state
  return state?._tag === "Accepted" ? state.at : null
})

/** When the event happened that has waited longest in its mailbox for its sender's log. */
const oldestEvent = Effect.gen(function* () {
  const outbox = yield* EventOutbox
  const [id] = yield* outbox.waiting(1)
  if (id === undefined) return null
  const [oldest] = yield* (yield* Transactor).within({ _tag: "Mailbox", id }, outbox.peek(id, 1))
  return oldest?.event.at ?? null
})

const ageOf = (since: Instant | null) =>
  Effect.map(DateTime.now, (now) =>
    since === null ? 0 : Math.max(0, DateTime.toEpochMillis(now) - DateTime.toEpochMillis(since))
  )
