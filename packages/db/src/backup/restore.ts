import { join } from "node:path"
import { sql } from "drizzle-orm"
import { type DateTime, Effect } from "effect"
import {
  beginRestoring,
  beginRestoringIn,
  type Database,
  type DataFolder,
  endRestoring,
  endRestoringIn,
  lookAtDatabase,
  openDatabase,
  openIn,
  type Tx,
  takeFolder
} from "../driver/index.ts"
import type { StorageOptions } from "../layer.ts"
import { makeRoles, waitForMigrations } from "../migration/index.ts"
import { senderLog } from "../receipt/table.ts"
import { session } from "../session/table.ts"
import { copyFolder } from "./copy.ts"
import { readManifest } from "./manifest.ts"
import { load } from "./postgres.ts"
import { BackupRefused } from "./refused.ts"
import { work } from "./work.ts"

/** How far the senders' positions are moved on: more than a sender can have been told of since any backup. */
const leap = 10_000_000

/**
 * Puts a backup where there is no database: into an empty one on Postgres, or into a data folder that holds none. Blobs that
 * are there stay, and the keys are not touched. What was deleted for good since, the server deletes again when it starts.
 * `publish` tells others of it, before there is a database that a server would start on: of a copy from this moment.
 */
export const restore = Effect.fnUntraced(function* (
  { dataDir, url, bucket }: StorageOptions,
  folder: string,
  publish: (copied: DateTime.Utc) => Promise<void>
) {
  const manifest = yield* work(() => readManifest(folder))
  if ((manifest.database === "Postgres") !== (url !== null)) {
    return yield* new BackupRefused({
      message: `The backup is one of ${manifest.database}. ${named[manifest.database]}`
    })
  }
  const blobs = work(async () => (bucket === null ? copyFolder(join(folder, "blobs"), join(dataDir, "blobs")) : 0))
  const told = work(() => publish(manifest.at))
  const copied = yield* url === null ? toEmbedded(dataDir, folder, blobs, told) : toPostgres(url, folder, blobs, told)
  return { blobs: copied, at: manifest.at }
})

const named = {
  Postgres: "DATABASE_URL names the server to restore it to.",
  PGlite: "Without DATABASE_URL it is restored to DATA_DIR."
}

type Blobs = Effect.Effect<number, BackupRefused>
type Told = Effect.Effect<void, BackupRefused>

const toPostgres = (url: string, folder: string, blobs: Blobs, told: Told) =>
  Effect.scoped(
    Effect.gen(function* () {
      const database = yield* openDatabase({ url })
      yield* work(() => database.unhurried((tx) => takeEmpty(database, tx)))
      const copied = yield* blobs
      yield* told
      yield* work(async () => {
        await database.unhurried(makeRoles)
        await load(url, join(folder, "database.dump"))
        await database.unhurried(async (tx) => {
          await settle(tx)
          await endRestoring(tx)
        })
      })
      return copied
    })
  )

/** Takes an empty database: no server starts on it from here on. One that was taken and is empty still is taken again. */
const takeEmpty = async (database: Database, tx: Tx): Promise<void> => {
  await waitForMigrations(tx)
  await beginRestoring(tx)
  const tables = sql`select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') limit 2`
  if (database.rows(await tx.execute(tables)).length === 1) return
  throw new BackupRefused({
    message: "There are tables in the database at DATABASE_URL. Make a new, empty one for it."
  })
}

const toEmbedded = (dataDir: string, folder: string, blobs: Blobs, told: Told) =>
  Effect.scoped(
    Effect.gen(function* () {
      const at = yield* takeFolder(dataDir)
      if ((yield* lookAtDatabase(at)) === "made") {
        return yield* new BackupRefused({ message: `There is a database in ${dataDir}. Move it away first.` })
      }
      yield* work(() => beginRestoringIn(at))
      const copied = yield* blobs
      yield* told
      yield* work(() => copyFolder(join(folder, "database"), at.restoring))
      yield* Effect.scoped(settleIn({ ...at, database: at.restoring }))
      yield* work(() => endRestoringIn(at))
      return copied
    })
  )

const settleIn = (at: DataFolder) => Effect.flatMap(openIn(at), (database) => work(() => database.unhurried(settle)))

/**
 * What must not be as it was. Nobody is logged in who has logged out since. And positions that were given since the backup
 * are given to no other event: a sender that read on from one of them would miss it.
 */
const settle = async (tx: Tx): Promise<void> => {
  await tx.delete(session)
  await tx.update(senderLog).set({ position: sql`${senderLog.position} + ${leap}` })
}
