import { deliverWaiting, writeArrivals } from "@postkasse/core/delivery"
import { forgetKeys } from "@postkasse/core/idempotency"
import { carryWaiting, orderWaiting } from "@postkasse/core/receipt"
import { scanWaiting } from "@postkasse/core/scan"
import { lapseWaiting, sweepStaging } from "@postkasse/core/sending"
import { forgetGuesses, forgetSessions } from "@postkasse/core/session"
import { Clock, type Duration, Effect, Latch } from "effect"
import type { Committed } from "../surroundings.ts"
import type { kinds } from "./log/index.ts"

/** How many of a kind one round takes on. */
const round = 100

/** The work that follows what requests have committed: scans, deliveries, receipts, and the sweeping up. */
export interface Jobs {
  /** Tells the jobs that there may be something to do. Only a hint: they look for themselves too. */
  readonly wake: (committed: Committed) => void
  /** Runs for as long as it is let; what it is in the middle of when it is interrupted is rolled back. */
  readonly run: ReturnType<typeof runJobs>
}

/** What each job is called where it is told of. */
export type JobName = typeof kinds.job.Type

/** Hears how the jobs go. */
export interface JobWatch {
  /** A round has done something: how much, in how many ms. */
  readonly worked: (job: JobName, count: number, millis: number) => void
  readonly failed: (job: JobName, fault: unknown) => void
}

export const makeJobs = (watch: JobWatch): Jobs => {
  const open = () => Latch.makeUnsafe(true)
  const latches = { deliver: open(), scan: open(), relay: open(), order: open() }
  const next = {
    sending: [latches.deliver, latches.scan, latches.order],
    event: [latches.relay]
  } satisfies Record<Committed, ReadonlyArray<Latch.Latch>>
  const wake = (committed: Committed) => {
    for (const latch of next[committed]) latch.openUnsafe()
  }
  return { wake, run: runJobs(latches, watch) }
}

const runJobs = (
  { deliver, scan, relay, order }: Readonly<Record<"deliver" | "scan" | "relay" | "order", Latch.Latch>>,
  watch: JobWatch
) => {
  const seen = seenBy(watch)
  const again = againFor(watch)
  return Effect.all(
    [
      // What came to be delivered is to be scanned first, or was told of, and what followed may be; what was scanned, is to be
      // delivered or was told of.
      again("deliver", whenWoken(deliver, seen("deliver", deliverWaiting(round)), [scan, relay, order]), "1 second"),
      again("scan", whenWoken(scan, seen("scan", scanWaiting(round)), [deliver, order]), "1 second"),
      again("relay", whenWoken(relay, seen("relay", carryWaiting(round)), [order]), "1 second"),
      again("order", whenWoken(order, seen("order", orderWaiting(round)), []), "1 second"),
      // Each by itself: a sending that cannot lapse keeps nobody's key or session.
      again(
        "write arrivals",
        whenWoken(Latch.makeUnsafe(true), seen("write arrivals", writeArrivals(round)), []),
        "1 second"
      ),
      again("lapse", sweep(seen("lapse", lapseWaiting(round))), "1 minute"),
      again("sweep staging", sweep(seen("sweep staging", sweepStaging(round))), "1 minute"),
      again("forget keys", sweep(seen("forget keys", forgetKeys(round))), "1 minute"),
      again("forget sessions", sweep(seen("forget sessions", forgetSessions(round))), "1 minute"),
      again("forget guesses", sweep(seen("forget guesses", forgetGuesses(round))), "1 minute")
    ],
    { concurrency: "unbounded", discard: true }
  )
}

/** A round of a job, as a span of its own; one that has done something is told of. */
const seenBy = (watch: JobWatch) =>
  Effect.fnUntraced(function* <R>(job: JobName, work: Effect.Effect<number, never, R>) {
    const began = yield* Clock.currentTimeMillis
    const count = yield* Effect.useSpan(`job ${job}`, { root: true }, (span) =>
      work.pipe(
        Effect.tap((count) => Effect.sync(() => span.attribute("postkasse.count", count))),
        Effect.withParentSpan(span)
      )
    )
    if (count > 0) watch.worked(job, count, (yield* Clock.currentTimeMillis) - began)
    return count
  })

/**
 * Waits to be woken, or a second; then works, and wakes those whose work follows what it did. Works on at once where the round
 * was full: what has come meanwhile has woken it again.
 */
const whenWoken = Effect.fnUntraced(function* <R>(
  woken: Latch.Latch,
  work: Effect.Effect<number, never, R>,
  next: ReadonlyArray<Latch.Latch>
) {
  yield* woken.await.pipe(Effect.timeoutOption("1 second"))
  yield* woken.close
  const count = yield* work
  if (count > 0) for (const latch of next) yield* latch.open
  if (count >= round) yield* woken.open
})

/** Sweeps until a round is not full, then rests a minute. */
const sweep = Effect.fnUntraced(function* <R>(work: Effect.Effect<number, never, R>) {
  while ((yield* work) >= round);
  yield* Effect.sleep("1 minute")
})

/** Again and again; a fault is told of, and the work tried again after a while. */
const againFor =
  (watch: JobWatch) =>
  <R>(job: JobName, work: Effect.Effect<unknown, never, R>, pause: Duration.Input) =>
    work.pipe(
      Effect.catchDefect((fault) =>
        Effect.andThen(
          Effect.sync(() => watch.failed(job, fault)),
          Effect.sleep(pause)
        )
      ),
      Effect.forever
    )
