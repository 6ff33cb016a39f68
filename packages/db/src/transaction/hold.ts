import { type SQLWrapper, sql } from "drizzle-orm"
import { type Holder, partsOf } from "../crypto/index.ts"
import { type Sent, statement, type Tx } from "../driver/index.ts"
import type { Held } from "../keys/index.ts"

/**
 * What the entry of a transaction of a holder's asks for: that the holder gets no other key until the transaction ends, so
 * that nothing is locked with a key that is about to be destroyed. Many may hold at once.
 */
export const share = (name: SQLWrapper) => sql`pg_advisory_xact_lock_shared(${lockNumber}, hashtext(${name}))`

/** What the holder is called there. */
export const nameOf = (holder: Holder): string => partsOf(holder).join(" ")

/** What the transaction of a holder's holds: waits until it is entered. */
export const hold = async (sent: Sent, holder: Holder): Promise<Held> => {
  await sent.entered()
  const held = holding.get(sent) ?? ({ holder } as Held)
  holding.set(sent, held)
  return held
}

/** Holds another holder's keys too, in a transaction that is not its own. */
export const holdToo = async (tx: Tx, holder: Holder): Promise<Held> => {
  await sharing(tx, { name: nameOf(holder) })
  return { holder } as Held
}

const sharing = statement<{ name: string }>()((tx, place) =>
  tx.select({ held: share(place("name")) }).from(sql`(select 1) as one`)
)

/** What each transaction holds, by what is its own: where it sends its statements. */
const holding = new WeakMap<Sent, Held>()

/** Waits until every transaction that holds the holder's keys has ended; those that come now wait for this one. */
export const waitForHolds = async (tx: Tx, holder: Holder): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber}, hashtext(${nameOf(holder)}))`)
}

// Any number, the same in every program, and no other lock's.
const lockNumber = 7_302_027
