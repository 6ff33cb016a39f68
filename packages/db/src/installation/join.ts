import { eq } from "drizzle-orm"
import { Data, Effect } from "effect"
import { Unopenable } from "../crypto/index.ts"
import { type Database, faultOf } from "../driver/index.ts"
import { type InstallationKeys, keepInstallationKeys, keptInstallationKeys, type RootKey } from "../keys/index.ts"
import { installation } from "./table.ts"

/** The keys at hand are not those that the database was written with: nothing in it would open. */
export class KeysDiffer extends Data.TaggedError("KeysDiffer")<{ readonly message: string }> {}

/** Joins a database and the keys in a folder: for good at the first start, and at every later one it makes sure of it. */
export const joinInstallation = (
  db: Database,
  folder: string,
  root: RootKey
): Effect.Effect<InstallationKeys, KeysDiffer> =>
  Effect.tryPromise({
    try: async () => {
      const before = await joined(db)
      const keys =
        (await keptInstallationKeys(folder, root)) ??
        (await keepInstallationKeys(folder, root, before?.rootKey ?? null))
      if (keys === null) return null
      return (await join(db, keys.fingerprint)) === keys.fingerprint ? keys : null
    },
    catch: (cause) => (cause instanceof Unopenable ? null : faultOf(cause))
  }).pipe(
    Effect.catch((cause) => (cause === null ? Effect.succeed(null) : Effect.die(cause))),
    Effect.flatMap((keys) => (keys === null ? new KeysDiffer({ message }) : Effect.succeed(keys)))
  )

const joined = (db: Database) =>
  db.transaction(async (tx) => (await tx.select().from(installation).where(eq(installation.only, true)))[0])

/** Which keys the database is joined with: these, if it was with none. */
const join = (db: Database, fingerprint: string) =>
  db.transaction(async (tx) => {
    await tx.insert(installation).values({ only: true, rootKey: fingerprint }).onConflictDoNothing()
    const [found] = await tx.select().from(installation).where(eq(installation.only, true))
    return found?.rootKey
  })

const message =
  "The keys are not those that this database was written with: no letter in it would open. Give it its own (DATA_DIR/keys, and the root key in ROOT_KEY_FILE or keys/root.key)."
