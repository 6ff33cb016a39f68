import { sql } from "drizzle-orm"
import { boolean, check, pgTable, text } from "drizzle-orm/pg-core"

/** What this database belongs to: one row, without a distribution key. */
export const installation = pgTable(
  "installation",
  {
    only: boolean().primaryKey().default(true),
    /** Names the installation keys that it was written with: of the first ones the root key that they were derived from. */
    rootKey: text("root_key").notNull()
  },
  (table) => [check("installation_only", sql`${table.only}`)]
).enableRLS()
