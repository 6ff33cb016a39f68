import { statfsSync } from "node:fs"
import { PGlite } from "@electric-sql/pglite"
import { DiskFull } from "@postkasse/core/transaction"
import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/pglite"
import { Effect, type Scope } from "effect"
import type { Database, Tx } from "./database.ts"
import { isRefusedWrite } from "./fault.ts"
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
import { RestoreUnfinished } from "./restoring.ts"
import { noneSent } from "./sent.ts"

/**
 * The embedded database in `folder`: for trying out and for small installations. One process, one connection: a
 * transaction waits for the one before it. Starting a new one takes 3–5 s, an old one about 1 s.
 */
export const openPGlite = (
  folder: string
): Effect.Effect<Database, DataFolderInUse | DataFolderBroken | RestoreUnfinished, Scope.Scope> =>
  Effect.gen(function* () {
    const at = yield* takeFolder(folder)
    const found = yield* lookAtDatabase(at)
    if (found === "restoring") return yield* RestoreUnfinished.in(folder)
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
  ).pipe(Effect.map((client) => ofPGlite(client, () => roomIn(database) > mostAtATime)))

/**
 * Bytes that Postgres' log may want at a time: two files of 16 MB and what goes with them. Where it finds none Postgres ends, and
 * embedded that is this process, which then stands still for ever.
 */
const mostAtATime = 64 * 1024 * 1024

/** Bytes that are free on a folder's disk. Asked here as PGlite asks for its files, on the thread that everything runs on. */
const roomIn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/**
 * A `Database` over a PGlite that the caller has started and will close. While it has not got the room that its log may want,
 * transactions only read, and one that would write fails with `DiskFull`.
 */
export const ofPGlite = (client: PGlite, hasRoom: () => boolean = () => true): Database => {
  const db = drizzle(client)
  const run: Database["transaction"] = (work, entry) =>
    db.transaction(async (of) => {
      const tx = of as unknown as Tx
      const sent = noneSent()
      if (entry !== undefined) sent.enter(entry(tx))
      await sent.entered()
      const answer = await work(tx, sent)
      await sent.settled()
      return answer
    })
  const transaction: Database["transaction"] = (work, entry) => {
    if (hasRoom()) return run(work, entry)
    return run(async (tx, sent) => {
      await tx.execute(sql`set transaction read only`)
      return work(tx, { ...sent, broke: async (thrown) => fullOr(await sent.broke(thrown)) })
    }, entry).catch((thrown: unknown) => Promise.reject(fullOr(thrown)))
  }
  return {
    driver: "PGlite",
    transaction,
    look: run,
    unhurried: run,
    connections: () => ({ used: 1, idle: 0, waiting: 0 }),
    rows: (result) => (result as { rows: ReadonlyArray<Record<string, unknown>> }).rows
  }
}

const fullOr = (thrown: unknown): unknown => (isRefusedWrite(thrown) ? new DiskFull({ part: "database" }) : thrown)

// PGlite's own default is fsync off: an acknowledged letter would not survive the machine.
const durable = [...PGlite.defaultStartParams, "-c", "fsync=on"]
