import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { instant, ofOrganisation, seenByWorker } from "../distribution/index.ts"

/** What an organisation's idempotency keys stand for. */
export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    organisation: text().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    sending: uuid().notNull(),
    at: instant().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.key] }),
    index("idempotency_key_at").on(table.at),
    ofOrganisation(),
    seenByWorker()
  ]
)
