import { sql } from "drizzle-orm"
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core"

/** What this database belongs to: one row, without a distribution key. */
export const installation = pgTable(
  "installation",
  {
    only: boolean().primaryKey().default(true),
    /** Names the root key that its keys are wrapped by. */
    rootKey: text("root_key").notNull()
  },
  (table) => [check("installation_only", sql`${table.only}`)]
).enableRLS()
