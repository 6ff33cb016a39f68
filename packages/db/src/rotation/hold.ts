import { sql } from "drizzle-orm"
import { type Holder, partsOf } from "../crypto/index.ts"
import { statement, type Tx } from "../driver/index.ts"
import type { Held } from "../keys/index.ts"

/**
 * Keeps a holder from getting another key until the transaction ends, so that nothing is locked with a key that is about
 * to be destroyed. Many may hold at once.
 */
export const hold = async (tx: Tx, holder: Holder): Promise<Held> => {
  await share(tx, { name: nameOf(holder) })
  return { holder } as Held
}

/** Waits until every transaction that holds the holder's keys has ended; those that come now wait for this one. */
export const waitForHolds = async (tx: Tx, holder: Holder): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber}, hashtext(${nameOf(holder)}))`)
}

const share = statement<{ name: string }>()((tx, place) =>
  tx
    .select({ held: sql`pg_advisory_xact_lock_shared(${lockNumber}, hashtext(${place("name")}))` })
    .from(sql`(select 1) as one`)
)

const nameOf = (holder: Holder): string => partsOf(holder).join(" ")

// Any number, the same in every program, and no other lock's.
const lockNumber = 7_302_027
