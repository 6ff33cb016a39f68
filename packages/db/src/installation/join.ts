import { eq } from "drizzle-orm"
import { Data, Effect } from "effect"
import { type Database, faultOf } from "../driver/index.ts"
import type { RootKey } from "../keys/index.ts"
import { installation } from "./table.ts"

/** The keys at hand are not those that the database was written under: nothing in it would open. */
export class KeysDiffer extends Data.TaggedError("KeysDiffer")<{ readonly message: string }> {}

/** Joins a database and a root key: for good at the first start, and at every later one it makes sure of it. */
export const joinRootKey = (db: Database, { fingerprint }: RootKey): Effect.Effect<void, KeysDiffer> =>
  Effect.tryPromise({
    try: () =>
      db.transaction(async (tx) => {
        await tx.insert(installation).values({ only: true, rootKey: fingerprint }).onConflictDoNothing()
        const [joined] = await tx.select().from(installation).where(eq(installation.only, true))
        return joined?.rootKey
      }),
    catch: faultOf
  }).pipe(
    Effect.orDie,
    Effect.flatMap((joined) => (joined === fingerprint ? Effect.void : new KeysDiffer({ message })))
  )

const message =
  "The root key is not the one that this database was written under: no letter in it would open. Give it its own (ROOT_KEY_FILE, or keys/root.key in DATA_DIR)."
