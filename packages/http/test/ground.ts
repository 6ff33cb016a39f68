import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type SmallDisk, slowDisk, waitingForDisk } from "@postkasse/testkit/disk"
import { startPostgres } from "@postkasse/testkit/postgres"
import { startProxy } from "@postkasse/testkit/proxy"
import connect from "postgres"

/** Small disks, that can be full, under the database and under blobs and keys; null for ordinary ones. */
export interface SmallDisks {
  readonly database: SmallDisk | null
  readonly data: SmallDisk | null
}

/** What has to be done when all is over, the last first. */
export type Undo = Array<() => unknown>

/**
 * What servers stand on, and each part of it can fail: a Postgres of their own that they reach by a way that can be broken, and
 * disks that can stop answering or be full.
 */
export const layGround = async (disks: SmallDisks, undo: Undo) => {
  const small = Object.values(disks)
  for (const disk of small) undo.push(() => disk?.unmount())
  const ordinary = mkdtempSync(join(tmpdir(), "postkasse-faults-"))
  undo.push(() => rmSync(ordinary, { recursive: true }))
  const dataDir = join(disks.data?.folder ?? ordinary, "data")
  const folders = { blobs: join(dataDir, "blobs"), keys: join(dataDir, "keys") }
  const [blobDisk, keyDisk] = [slowDisk(folders.blobs), slowDisk(folders.keys)]
  const postgres = await startPostgres(disks.database === null ? {} : { parent: disks.database.folder })
  undo.push(postgres.stop)
  const database = await postgres.createDatabase()
  const way = await startProxy(database)
  undo.push(way.close)
  const sql = connect(database, { max: 1 })
  undo.push(() => sql.end())

  /** Blobs that are nobody's document, and none on its way in either: what was refused or has broken off leaves none. */
  const strays = async (): Promise<ReadonlyArray<string>> => {
    const files = readdirSync(folders.blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const rows = await sql<Array<{ name: string }>>`
      select blob::text as name from document where content is null
      union all select attempt::text from staged_file where state in ('written', 'linked')`
    const named = new Set(rows.map(({ name }) => name))
    return files.map(({ name }) => name).filter((name) => !named.has(name))
  }
  const heal = async () => {
    way.heal()
    for (const disk of [blobDisk, keyDisk]) disk.heal()
    for (const disk of small) disk?.free()
    await postgres.mend()
  }
  return {
    ...{ postgres, database, way, blobDisk, keyDisk, strays, heal },
    /** Where the servers are told that they stand. */
    stores: { url: way.url, dataDir },
    environment: waitingForDisk(folders.blobs, folders.keys)
  }
}
