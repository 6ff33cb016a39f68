import { deliverWaiting } from "@postkasse/core/delivery"
import { forgetKeys } from "@postkasse/core/idempotency"
import { relayWaiting } from "@postkasse/core/receipt"
import { lapseWaiting, sweepStaging } from "@postkasse/core/sending"
import { forgetSessions } from "@postkasse/core/session"
import { type Duration, Effect, Latch } from "effect"

/** How many of a kind one round takes on. */
const round = 100

/** The work that follows what requests have committed: deliveries, receipts, and the sweeping up. */
export interface Jobs {
  /** Tells the jobs that there may be something to do. Only a hint: they look for themselves too. */
  readonly wake: () => void
  /** Runs for as long as it is let; what it is in the middle of when it is interrupted is rolled back. */
  readonly run: ReturnType<typeof runJobs>
}

export const makeJobs = (report: (fault: unknown) => void): Jobs => {
  const work = Latch.makeUnsafe(true)
  return { wake: () => void work.openUnsafe(), run: runJobs(work, report) }
}

const runJobs = (work: Latch.Latch, report: (fault: unknown) => void) =>
  Effect.all([again(carry(work), "1 second", report), again(sweep, "1 minute", report)], {
    concurrency: "unbounded",
    discard: true
  })

/** Delivers and relays until there is nothing left, then waits to be woken, or a second. */
const carry = Effect.fnUntraced(function* (work: Latch.Latch) {
  yield* work.await.pipe(Effect.timeoutOption("1 second"))
  yield* work.close
  while ((yield* deliverWaiting(round)) + (yield* relayWaiting(round)) > 0);
})

const sweep = Effect.gen(function* () {
  yield* lapseWaiting(round)
  yield* sweepStaging(round)
  yield* forgetKeys(round)
  yield* forgetSessions(round)
  yield* Effect.sleep("1 minute")
})

/** Again and again; a fault is reported, and the work tried again after a while. */
const again = <R>(work: Effect.Effect<void, never, R>, pause: Duration.Input, report: (fault: unknown) => void) =>
  work.pipe(
    Effect.catchDefect((fault) =>
      Effect.andThen(
        Effect.sync(() => report(fault)),
        Effect.sleep(pause)
      )
    ),
    Effect.forever
  )
