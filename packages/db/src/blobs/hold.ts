import { sql } from "drizzle-orm"
import type { Tx } from "../driver/index.ts"

// Any number, the same in every program, and no other lock's. It stands in docs/operations.md too.
const lockNumber = 7_302_028

/**
 * Keeps servers from removing blobs of files on their way until the transaction ends, and waits for those that do now: so
 * each row that a backup sees finds its blob until that is copied too.
 */
export const holdBlobs = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`)
}

/** Whether a transaction may remove blobs until it ends: not while a backup holds them. */
export const mayRemoveBlobs = sql`pg_try_advisory_xact_lock_shared(${lockNumber})`
