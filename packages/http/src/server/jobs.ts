import { deliverWaiting } from "@postkasse/core/delivery"
import { forgetKeys } from "@postkasse/core/idempotency"
import { relayWaiting } from "@postkasse/core/receipt"
import { scanWaiting } from "@postkasse/core/scan"
import { lapseWaiting, sweepStaging } from "@postkasse/core/sending"
import { forgetSessions } from "@postkasse/core/session"
import { type Duration, Effect, Latch } from "effect"

/** How many of a kind one round takes on. */
const round = 100

/** The work that follows what requests have committed: scans, deliveries, receipts, and the sweeping up. */
export interface Jobs {
  /** Tells the jobs that there may be something to do. Only a hint: they look for themselves too. */
  readonly wake: () => void
  /** Runs for as long as it is let; what it is in the middle of when it is interrupted is rolled back. */
  readonly run: ReturnType<typeof runJobs>
}

export const makeJobs = (report: (fault: unknown) => void): Jobs => {
  const latches = { deliver: Latch.makeUnsafe(true), scan: Latch.makeUnsafe(true), relay: Latch.makeUnsafe(true) }
  const wake = () => {
    latches.deliver.openUnsafe()
    latches.relay.openUnsafe()
  }
  return { wake, run: runJobs(latches, report) }
}

const runJobs = (
  { deliver, scan, relay }: Readonly<Record<"deliver" | "scan" | "relay", Latch.Latch>>,
  report: (fault: unknown) => void
) =>
  Effect.all(
    [
      // What came to be delivered is to be scanned first, or to be told of; what was scanned, to be delivered or told of.
      again(whenWoken(deliver, deliverWaiting(round), [scan, relay]), "1 second", report),
      again(whenWoken(scan, scanWaiting(round), [deliver, relay]), "1 second", report),
      again(whenWoken(relay, relayWaiting(round), []), "1 second", report),
      // Each by itself: a sending that cannot lapse keeps nobody's key or session.
      again(sweep(lapseWaiting(round)), "1 minute", report),
      again(sweep(sweepStaging(round)), "1 minute", report),
      again(sweep(forgetKeys(round)), "1 minute", report),
      again(sweep(forgetSessions(round)), "1 minute", report)
    ],
    { concurrency: "unbounded", discard: true }
  )

/** Waits to be woken, or a second; then works until there is nothing left, and wakes those whose work follows what it did. */
const whenWoken = Effect.fnUntraced(function* <R>(
  woken: Latch.Latch,
  work: Effect.Effect<number, never, R>,
  next: ReadonlyArray<Latch.Latch>
) {
  yield* woken.await.pipe(Effect.timeoutOption("1 second"))
  yield* woken.close
  while ((yield* work) > 0) for (const latch of next) yield* latch.open
})

/** Sweeps until a round is not full, then rests a minute. */
const sweep = Effect.fnUntraced(function* <R>(work: Effect.Effect<number, never, R>) {
  while ((yield* work) >= round);
  yield* Effect.sleep("1 minute")
})

/** Again and again; a fault is reported, and the work tried again after a while. */
const again = <R>(work: Effect.Effect<unknown, never, R>, pause: Duration.Input, report: (fault: unknown) => void) =>
  work.pipe(
    Effect.catchDefect((fault) =>
      Effect.andThen(
        Effect.sync(() => report(fault)),
        Effect.sleep(pause)
      )
    ),
    Effect.forever
  )
