/**
 * Restoring: a database that a backup is put into is no server's until all of it is there and as it must be. On Postgres a
 * table of its own says so, which no backup holds: it comes before all else, and goes in the transaction that settles the
 * rest. In a data folder the database has another name until then.
 *
 * @module
 */
import { mkdir, readdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { Data } from "effect"
import type { Tx } from "./database.ts"
import { type DataFolder, markMade, syncFolder } from "./folder.ts"

/** What is in the database is not, or not yet, what a server may go on from. */
export class RestoreUnfinished extends Data.TaggedError("RestoreUnfinished")<{ readonly message: string }> {
  static readonly here = () =>
    new RestoreUnfinished({
      message:
        "A restore to the database at DATABASE_URL is under way, or was broken off. Nothing may start on it before restore has ended; where it was broken off, restore to a new, empty database, and drop this one."
    })
  static readonly in = (folder: string) =>
    new RestoreUnfinished({
      message: `A restore to the data folder ${folder} was broken off, and its database is not whole. Nothing may start on it before restore has ended: do it again, from the same backup or another.`
    })
}

/** Keeps servers from starting on the database. */
export const beginRestoring = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`create table if not exists restoring ()`)
}

/** Lets them. */
export const endRestoring = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`drop table restoring`)
}

/** Keeps servers from starting in a data folder without a database, and clears away what a restore that was broken off has left. */
export const beginRestoringIn = async (at: DataFolder): Promise<void> => {
  const { folder, restoring } = at
  // Else the next start would clear away what somebody has put there who gives the restore up.
  await markMade(at)
  await mkdir(restoring, { recursive: true, mode: 0o700 })
  await syncFolder(folder)
  // Not the folder itself: without it, a server would make an empty database.
  for (const name of await readdir(restoring)) await rm(join(restoring, name), { recursive: true })
}

/** Lets them: of a database that was closed. */
export const endRestoringIn = async ({ folder, database, restoring }: DataFolder): Promise<void> => {
  await rename(restoring, database)
  await syncFolder(folder)
}
