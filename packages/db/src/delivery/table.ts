import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { instant, ofMailbox } from "../distribution/index.ts"

/** How a mailbox judged a sending, so that a second try answers the same. */
export const delivery = pgTable(
  "delivery",
  {
    mailbox: uuid().notNull(),
    sending: uuid().notNull(),
    outcome: text().notNull(),
    at: instant().notNull(),
    rules: jsonb().notNull()
  },
  (table) => [primaryKey({ columns: [table.mailbox, table.sending] }), ofMailbox()]
)
