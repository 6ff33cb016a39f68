/**
 * Restoring: a database that a backup is put into is no server's until all of it is there and as it must be. A table of its
 * own says so, which no backup holds: it comes before all else, and goes in the transaction that settles the rest.
 *
 * @module
 */
import { sql } from "drizzle-orm"
import { Data } from "effect"
import type { Tx } from "../driver/index.ts"

/** What is in the database is not, or not yet, what a server may go on from. */
export class RestoreUnfinished extends Data.TaggedError("RestoreUnfinished")<{ readonly message: string }> {
  static readonly here = () =>
    new RestoreUnfinished({
      message:
        "A restore to the database at DATABASE_URL is under way, or was broken off. Nothing may start on it before restore has ended; where it was broken off, restore to a new, empty database, and drop this one."
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
