import type { DistributionKey, Transactor } from "@postkasse/core/transaction"
import { Effect } from "effect"
import type { Tx } from "../driver/index.ts"
import { query } from "./transactor.ts"

/**
 * Sweeps what a look over all keys has found, one key after another, each judged again in its own transaction; answers
 * how many rows went. One that cannot be swept now is left for the next time and does not hold up the others.
 */
export const sweepEach = <Found>(
  transactor: Transactor["Service"],
  found: Effect.Effect<ReadonlyArray<Found>>,
  keyOf: (one: Found) => DistributionKey,
  sweep: (one: Found) => (tx: Tx) => PromiseLike<ReadonlyArray<unknown>>
): Effect.Effect<number> =>
  Effect.gen(function* () {
    const counts = yield* Effect.forEach(yield* found, (one) =>
      transactor.within(keyOf(one), query(keyOf(one), sweep(one))).pipe(
        Effect.map((rows) => rows.length),
        Effect.catchDefect((defect) => Effect.as(Effect.logWarning("Not swept now", defect), 0))
      )
    )
    return counts.reduce((sum, count) => sum + count, 0)
  })
