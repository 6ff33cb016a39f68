import { sql } from "drizzle-orm"
import { type Holder, partsOf } from "../crypto/index.ts"
import { type Sent, statement, type Tx } from "../driver/index.ts"
import type { Held } from "../keys/index.ts"

/**
 * Keeps a holder from getting another key until the transaction ends, so that nothing is locked with a key that is about
 * to be destroyed. Many may hold at once; one that holds already goes on holding.
 */
export const hold = (tx: Tx, { send }: Pick<Sent, "send">, holder: Holder): Promise<Held> => {
  const held = holding.get(send) ?? new Map<string, Promise<Held>>()
  holding.set(send, held)
  const name = nameOf(holder)
  const before = held.get(name)
  if (before !== undefined) return before
  const taken = share(tx, { name }).then(() => ({ holder }) as Held)
  held.set(name, taken)
  return taken
}

/** What each transaction holds, by what is its own: where it sends its statements. */
const holding = new WeakMap<Sent["send"], Map<string, Promise<Held>>>()

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
