import type { DistributionKey } from "@postkasse/core/transaction"
import { appRole, keeperRole, workerRole } from "../distribution/index.ts"

/**
 * How a transaction is entered: from here on row-level security shows the rows of `key` alone, whatever a query forgets.
 * Both the role and the key end with the transaction. Throws where the key is malformed.
 */
export const entryOf = (key: DistributionKey): ReadonlyArray<string> => entryAs(appRole, key)

/** How a transaction is entered that locks what one key has with another key of its holder, and sees nothing else of it. */
export const entryOfKeeper = (key: DistributionKey): ReadonlyArray<string> => entryAs(keeperRole, key)

/** How a transaction is entered that only looks for what waits. */
export const entryOfWorker: ReadonlyArray<string> = [`set local role ${workerRole}`, "set transaction read only"]

// The settings of the two other kinds of key are empty: they end with each transaction.
const entryAs = (role: string, key: DistributionKey): ReadonlyArray<string> => [
  `set local role ${role}`,
  `set local postkasse.${settingOf(key)}`
]

const settingOf = (key: DistributionKey): string => {
  if (key._tag === "Mailbox") return `mailbox = '${parsed(key.id, uuid)}'`
  if (key._tag === "Organisation") return `organisation = '${parsed(key.number, organisationNumber)}'`
  return `claim = '${parsed(key.hash, claimHash)}'`
}

const parsed = (text: string, shape: RegExp): string => {
  if (!shape.test(text)) throw new RangeError("a transaction's key is malformed")
  return text
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu
const organisationNumber = /^[0-9]{9}$/u
// No quote and no backslash: it is written into SQL.
const claimHash = /^[\w:.~+/=-]{1,200}$/u
