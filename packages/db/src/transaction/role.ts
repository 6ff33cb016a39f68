import type { DistributionKey } from "@postkasse/core/transaction"
import { type Placeholder, sql } from "drizzle-orm"
import { appRole, keeperRole, workerRole } from "../distribution/index.ts"
import { type Entry, statement } from "../driver/index.ts"
import { nameOf, share } from "./hold.ts"

/**
 * How a transaction is entered: from here on row-level security shows the rows of `key` alone, whatever a query forgets, and
 * what it locks with its holder's key is safe. All of it ends with the transaction. Throws where the key is malformed.
 */
export const entryOf = (key: DistributionKey): Entry => {
  const [setting, value] = settingOf(key)
  if (key._tag === "Claim") return (tx) => set(tx, { role: appRole, setting, value })
  return (tx) => setAndHold(tx, { role: appRole, setting, value, holder: nameOf(key) })
}

/** How a transaction is entered that locks what one key has with another key of its holder, and sees nothing else of it. */
export const entryOfKeeper = (key: DistributionKey): Entry => {
  const [setting, value] = settingOf(key)
  return (tx) => set(tx, { role: keeperRole, setting, value })
}

/** How a transaction is entered that only looks for what waits. */
export const entryOfWorker: Entry = (tx) => set(tx, { role: workerRole, setting: "transaction_read_only", value: "on" })

type Place = (name: "role" | "setting" | "value") => Placeholder

const settings = (place: Place) => ({
  role: sql`set_config('role', ${place("role")}, true)`,
  setting: sql`set_config(${place("setting")}, ${place("value")}, true)`
})
const set = statement<{ role: string; setting: string; value: string }>()((tx, place) =>
  tx.select(settings(place)).from(sql`(select 1) as one`)
)
const setAndHold = statement<{ role: string; setting: string; value: string; holder: string }>()((tx, place) =>
  tx.select({ ...settings(place), held: share(place("holder")) }).from(sql`(select 1) as one`)
)

// The settings of the two other kinds of key are empty: they end with each transaction.
const settingOf = (key: DistributionKey): readonly [setting: string, value: string] => {
  if (key._tag === "Mailbox") return ["postkasse.mailbox", parsed(key.id, uuid)]
  if (key._tag === "Organisation") return ["postkasse.organisation", parsed(key.number, organisationNumber)]
  return ["postkasse.claim", parsed(key.hash, claimHash)]
}

const parsed = (text: string, shape: RegExp): string => {
  if (!shape.test(text)) throw new RangeError("a transaction's key is malformed")
  return text
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu
const organisationNumber = /^[0-9]{9}$/u
const claimHash = /^[\x21-\x7e]{1,200}$/u
