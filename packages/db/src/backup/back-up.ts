import { mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { DateTime, Effect } from "effect"
import { holdBlobs } from "../blobs/index.ts"
import { lookAtDatabase, openDatabase, RestoreUnfinished, syncFolder, takeFolder } from "../driver/index.ts"
import type { StorageOptions } from "../layer.ts"
import { copyFolder, sync } from "./copy.ts"
import { writeManifest } from "./manifest.ts"
import { dump } from "./postgres.ts"
import { BackupRefused } from "./refused.ts"
import { work } from "./work.ts"

/**
 * Copies the database and the blobs in files to a new folder (a bucket has means of its own); never the keys, which are not
 * to be rolled back (LIFE-10). On Postgres while servers run; the embedded database has to be stopped. The database goes
 * first, and no blob that a row of it names is removed until it is copied.
 */
export const backUp = Effect.fnUntraced(function* ({ dataDir, url, bucket }: StorageOptions, folder: string) {
  yield* work(() => makeNew(folder))
  const at = yield* DateTime.now
  const copyBlobs = async () => (bucket === null ? copyFolder(join(dataDir, "blobs"), join(folder, "blobs")) : 0)
  const blobs = yield* url === null ? ofEmbedded(dataDir, folder, copyBlobs) : ofPostgres(url, folder, copyBlobs)
  yield* work(() => writeManifest(folder, { at, database: url === null ? "PGlite" : "Postgres" }))
  return { blobs, at }
})

const makeNew = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length === 0) return
  throw new BackupRefused({
    message: `${folder} is not empty, and a backup is written over nothing. Name a new folder.`
  })
}

const ofPostgres = (url: string, folder: string, copyBlobs: () => Promise<number>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const database = yield* openDatabase({ url })
      return yield* work(() =>
        database.unhurried(async (tx) => {
          await holdBlobs(tx)
          await dumpTo(url, folder)
          return copyBlobs()
        })
      )
    })
  )

const dumpTo = async (url: string, folder: string): Promise<void> => {
  const file = join(folder, "database.dump")
  await dump(url, file)
  await sync(file)
  await syncFolder(folder)
}

const ofEmbedded = (dataDir: string, folder: string, copyBlobs: () => Promise<number>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const at = yield* takeFolder(dataDir)
      const found = yield* lookAtDatabase(at)
      if (found === "restoring") return yield* RestoreUnfinished.in(dataDir)
      if (found === "none") {
        return yield* new BackupRefused({ message: `There is no database in ${dataDir}. DATA_DIR says where it is.` })
      }
      yield* work(() => copyFolder(at.database, join(folder, "database")))
      return yield* work(copyBlobs)
    })
  )
