import { mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { DateTime, Effect } from "effect"
import { lookAtDatabase, syncFolder, takeFolder } from "../driver/index.ts"
import type { StorageOptions } from "../layer.ts"
import { copyFolder, sync } from "./copy.ts"
import { writeManifest } from "./manifest.ts"
import { dump } from "./postgres.ts"
import { BackupRefused } from "./refused.ts"
import { work } from "./work.ts"

/**
 * Copies the database and the blobs in files to a new folder (a bucket has means of its own); never the keys, which are not to be rolled back (LIFE-10). On Postgres
 * while servers run; the embedded database has to be stopped. The blobs go before the database, and what came meanwhile
 * after it: so each row finds its blob, also one whose blob was replaced while the rest was copied.
 */
export const backUp = Effect.fnUntraced(function* ({ dataDir, url, bucket }: StorageOptions, folder: string) {
  yield* work(() => makeNew(folder))
  const blobs = async () => (bucket === null ? copyFolder(join(dataDir, "blobs"), join(folder, "blobs")) : 0)
  const before = yield* work(blobs)
  const at = yield* DateTime.now
  yield* url === null ? copyEmbedded(dataDir, folder) : work(() => dumpTo(url, folder))
  const after = yield* work(blobs)
  yield* work(() => writeManifest(folder, { at, database: url === null ? "PGlite" : "Postgres" }))
  return { blobs: before + after, at }
})

const makeNew = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length === 0) return
  throw new BackupRefused({
    message: `${folder} is not empty, and a backup is written over nothing. Name a new folder.`
  })
}

const dumpTo = async (url: string, folder: string): Promise<void> => {
  const file = join(folder, "database.dump")
  await dump(url, file)
  await sync(file)
  await syncFolder(folder)
}

const copyEmbedded = (dataDir: string, folder: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const at = yield* takeFolder(dataDir)
      if ((yield* lookAtDatabase(at)) === "none") {
        return yield* new BackupRefused({ message: `There is no database in ${dataDir}. DATA_DIR says where it is.` })
      }
      yield* work(() => copyFolder(at.database, join(folder, "database")))
    })
  )
