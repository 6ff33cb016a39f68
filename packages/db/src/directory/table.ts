import { pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { instant, ofClaim, seenByWorker } from "../distribution/index.ts"

/** Who is found under a claim: a mailbox, or null for somebody who has none. */
export const directoryEntry = pgTable("directory_entry", { claim: text().notNull(), mailbox: uuid() }, (table) => [
  unique("directory_entry_once").on(table.claim, table.mailbox).nullsNotDistinct(),
  ofClaim(),
  seenByWorker()
])

/** Mailbox addresses, under their claim: whose, and since when replaced. One that is taken is never given to another. */
export const mailboxAddress = pgTable(
  "mailbox_address",
  { claim: text().primaryKey(), mailbox: uuid().notNull(), replacedAt: instant("replaced_at") },
  () => [ofClaim(), seenByWorker()]
)
