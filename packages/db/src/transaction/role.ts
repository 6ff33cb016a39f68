import type { DistributionKey } from "@postkasse/core/transaction"
import { sql } from "drizzle-orm"
import { appRole, keeperRole, workerRole } from "../distribution/index.ts"
import type { Tx } from "../driver/index.ts"

/**
 * Enters a transaction: from here on row-level security shows the rows of `key` alone, whatever a query forgets. Both the
 * role and the key end with the transaction.
 */
export const enter = (tx: Tx, key: DistributionKey): Promise<void> => enterAs(appRole, tx, key)

/** Enters a transaction that locks what one key has with another key of its holder, and sees nothing else of it. */
export const enterAsKeeper = (tx: Tx, key: DistributionKey): Promise<void> => enterAs(keeperRole, tx, key)

const enterAs = async (role: string, tx: Tx, key: DistributionKey): Promise<void> => {
  const [mailbox, organisation, claim] = [
    key._tag === "Mailbox" ? parsed(key.id, uuid) : "",
    key._tag === "Organisation" ? parsed(key.number, organisationNumber) : "",
    key._tag === "Claim" ? parsed(key.hash, claimHash) : ""
  ]
  await tx.execute(sql`select
    set_config('role', ${role}, true),
    set_config('postkasse.mailbox', ${mailbox}, true),
    set_config('postkasse.organisation', ${organisation}, true),
    set_config('postkasse.claim', ${claim}, true)`)
}

/** Enters a transaction that only looks for what waits. */
export const enterAsWorker = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select set_config('role', ${workerRole}, true), set_config('transaction_read_only', 'on', true)`)
}

const parsed = (text: string, shape: RegExp): string => {
  if (!shape.test(text)) throw new RangeError("a transaction's key is malformed")
  return text
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu
const organisationNumber = /^[0-9]{9}$/u
const claimHash = /^[\x21-\x7e]{1,200}$/u
