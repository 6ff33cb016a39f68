import type { DistributionKey } from "@postkasse/core/transaction"
import { type Duration, Effect } from "effect"
import { type Holder, type HolderKeys, partsOf, reseal } from "../crypto/index.ts"
import { type Database, faultOf, type Tx } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { entryOfKeeper, waitForHolds } from "../transaction/index.ts"
import { put, type Row, round, rowsAfter } from "./rows.ts"
import { type SealedColumn, sealedBy } from "./sealed.ts"

/**
 * Gives a mailbox or an organisation a new key while it is read and written: everything that its old key locks is locked
 * with the new one, and then the old one is destroyed. Broken off anywhere it has lost nothing, and goes on when it is
 * done again. `grace` is how long the old key stays after its last use, for those who read with a copy of it or are
 * about to open what they have fetched. Answers how many rows were locked anew.
 *
 * The copies of documents that backups of the database hold open with the old key only: after this with none.
 */
export const rotateHolderKey = (
  { database, keys }: Pick<Stores, "database" | "keys">,
  holder: Holder & DistributionKey,
  grace: Duration.Input
): Effect.Effect<number> =>
  Effect.gen(function* () {
    yield* promise(() => keys.renew(holder))
    // From here on what is written is locked with the new key: whoever took the old one to write with has ended.
    yield* promise(() => within(database, holder, (tx) => waitForHolds(tx, holder)))
    const counts = yield* Effect.forEach(sealedBy[holder._tag], (column) =>
      promise(() => resealAll(database, holder, column, (work) => keys.use(holder, work)))
    )
    yield* Effect.sleep(grace)
    yield* promise(() => keys.retire(holder))
    return counts.reduce((sum, count) => sum + count, 0)
  })

type UseKeys = <A>(work: (keys: HolderKeys) => A) => Promise<A>

const resealAll = async (database: Database, holder: Holder & DistributionKey, column: SealedColumn, use: UseKeys) => {
  const [, of] = partsOf(holder)
  let after: ReadonlyArray<string> | null = null
  let count = 0
  while (true) {
    const page: ReadonlyArray<Row> = await within(database, holder, (tx) => rowsAfter(tx, column, of, after))
    const resealed = await use((keys) => page.flatMap((row) => resealedOf(keys, row, column.placeOf(of, row.ids))))
    await within(database, holder, async (tx) => {
      for (const { row, sealed } of resealed) await put(tx, column, of, row, sealed)
    })
    count += resealed.length
    after = page.at(-1)?.ids ?? null
    if (page.length < round) return count
  }
}

const resealedOf = (keys: HolderKeys, row: Row, at: Buffer) => {
  const sealed = reseal(keys, row.sealed, at)
  return sealed === null ? [] : [{ row, sealed }]
}

const within = <A>(database: Database, key: DistributionKey, work: (tx: Tx) => Promise<A>): Promise<A> =>
  database.transaction(work, entryOfKeeper(key))

const promise = <A>(work: () => Promise<A>): Effect.Effect<A> =>
  Effect.tryPromise({ try: work, catch: faultOf }).pipe(Effect.orDie)
