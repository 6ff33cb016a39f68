/** A process that gives a mailbox a new key, telling its parent of each transaction, until killed. */
import { join } from "node:path"
import { Effect } from "effect"
import type { Database } from "../src/driver/index.ts"
import { openKeyStore, openRootKey } from "../src/keys/index.ts"
import { rotateHolderKey } from "../src/rotation/index.ts"
import { openFor } from "./open-for.ts"
import { mailboxNumber } from "./some-mailbox.ts"

process.once("disconnect", () => process.exit())
const [url = "", folder = "", number = ""] = process.argv.slice(2)

const keys = join(folder, "keys")
const { database } = await openFor(url)
const told: Database = {
  ...database,
  transaction: async (work, entry) => {
    process.send?.("begun")
    return database.transaction(work, entry)
  }
}
const holder = { _tag: "Mailbox", id: mailboxNumber(Number(number)).id } as const
const store = openKeyStore(keys, await openRootKey({ keys, file: null }))
await Effect.runPromise(rotateHolderKey({ database: told, keys: store }, holder, "1 hour"))
