import type { DistributionKey } from "@postkasse/core/transaction"
import { type SQL, sql } from "drizzle-orm"
import { appRole, keeperRole, workerRole } from "../distribution/index.ts"

/**
 * How a transaction is entered: from here on row-level security shows the rows of `key` alone, whatever a query forgets.
 * Both the role and the key end with the transaction. Throws where the key is malformed.
 */
export const entryOf = (key: DistributionKey): SQL => entryAs(appRole, key)

/** How a transaction is entered that locks what one key has with another key of its holder, and sees nothing else of it. */
export const entryOfKeeper = (key: DistributionKey): SQL => entryAs(keeperRole, key)

/** How a transaction is entered that only looks for what waits. */
export const entryOfWorker = sql`select set_config('role', ${workerRole}, true), set_config('transaction_read_only', 'on', true)`

// The settings of the two other kinds of key are empty: they end with each transaction.
const entryAs = (role: string, key: DistributionKey): SQL => {
  const [setting, value] = settingOf(key)
  return sql`select set_config('role', ${role}, true), set_config(${setting}, ${value}, true)`
}

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
