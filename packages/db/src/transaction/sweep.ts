import { type DistributionKey, eachOfRound, type Transactor } from "@postkasse/core/transaction"
import { Effect } from "effect"
import type { Tx } from "../driver/index.ts"
import { query } from "./transactor.ts"

/**
 * Sweeps what a look over all keys has found, one key after another, each judged again in its own transaction; answers
 * how many rows went. One that cannot be swept now does not hold up the others: what it died of is told when they are done.
 */
export const sweepEach = <Found>(
  transactor: Transactor["Service"],
  found: Effect.Effect<ReadonlyArray<Found>>,
  keyOf: (one: Found) => DistributionKey,
  sweep: (one: Found) => (tx: Tx) => PromiseLike<ReadonlyArray<unknown>>
): Effect.Effect<number> =>
  Effect.gen(function* () {
    const counts = yield* eachOfRound(yield* found, (one) =>
      Effect.map(transactor.within(keyOf(one), query(keyOf(one), sweep(one))), (rows) => rows.length)
    )
    return counts.reduce((sum, count) => sum + count, 0)
  })
