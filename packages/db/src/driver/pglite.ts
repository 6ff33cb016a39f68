import { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { Effect, type Scope } from "effect"
import type { Database, Tx } from "./database.ts"
import {
  broken,
  type DataFolder,
  type DataFolderBroken,
  type DataFolderInUse,
  lookAtDatabase,
  markMade,
  markUnfinished,
  takeFolder
} from "./folder.ts"
import { noneSent } from "./sent.ts"

/**
 * The embedded database in `folder`: for trying out and for small installations. One process, one connection: a
 * transaction waits for the one before it. Starting a new one takes 3–5 s, an old one about 1 s.
 */
export const openPGlite = (folder: string): Effect.Effect<Database, DataFolderInUse | DataFolderBroken, Scope.Scope> =>
  Effect.gen(function* () {
    const at = yield* takeFolder(folder)
    const found = yield* lookAtDatabase(at)
    if (found === "none") yield* Effect.promise(() => markUnfinished(at))
    const database = yield* openIn(at)
    if (found === "none") yield* Effect.promise(() => markMade(at))
    return database
  })

/** The embedded database in a folder that was taken. */
export const openIn = ({ folder, database }: DataFolder): Effect.Effect<Database, DataFolderBroken, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.tryPromise({
      try: () => PGlite.create(database, { startParams: durable }),
      catch: (cause) => broken(folder, `Postgres cannot start on it (${cause instanceof Error ? cause.name : "fault"})`)
    }),
    (client) => Effect.promise(() => client.close())
  ).pipe(Effect.map(ofPGlite))

/** A `Database` over a PGlite that the caller has started and will close. */
export const ofPGlite = (client: PGlite): Database => {
  const db = drizzle(client)
  const transaction: Database["transaction"] = (work, entry) =>
    db.transaction(async (of) => {
      const tx = of as unknown as Tx
      const sent = noneSent()
      if (entry !== undefined) sent.enter(entry(tx))
      await sent.entered()
      const answer = await work(tx, sent)
      await sent.settled()
      return answer
    })
  return {
    driver: "PGlite",
    transaction,
    look: transaction,
    unhurried: transaction,
    connections: () => ({ used: 1, idle: 0, waiting: 0 }),
    rows: (result) => (result as { rows: ReadonlyArray<Record<string, unknown>> }).rows
  }
}

// PGlite's own default is fsync off: an acknowledged letter would not survive the machine.
const durable = [...PGlite.defaultStartParams, "-c", "fsync=on"]
