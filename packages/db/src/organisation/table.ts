import { boolean, pgTable, text } from "drizzle-orm/pg-core"
import { ofOrganisation } from "../distribution/index.ts"

export const organisation = pgTable(
  "organisation",
  {
    organisation: text().primaryKey(),
    name: text().notNull(),
    kind: text().notNull(),
    mayUseNationalId: boolean("may_use_national_id").notNull()
  },
  () => [ofOrganisation()]
)
