import { pgTable, text, uuid } from "drizzle-orm/pg-core"
import { instant, ofClaim } from "../distribution/index.ts"

/** People, under the claim on their national id; the number itself is nowhere. */
export const person = pgTable(
  "person",
  {
    claim: text().primaryKey(),
    id: uuid().notNull(),
    first: text().notNull(),
    last: text().notNull(),
    passwordHash: text("password_hash"),
    /** Null beside a hash from before it was kept. */
    passwordChosenAt: instant("password_chosen_at")
  },
  () => [ofClaim()]
)
