import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core"
import { bytes, instant, ofClaim, seenByWorker } from "../distribution/index.ts"

/** Sessions, under the hash of their secret. */
export const session = pgTable(
  "session",
  {
    claim: text().primaryKey(),
    id: uuid().notNull(),
    person: uuid().notNull(),
    first: text().notNull(),
    last: text().notNull(),
    personClaim: text("person_claim").notNull(),
    device: text().notNull(),
    proof: jsonb().notNull(),
    startedAt: instant("started_at").notNull(),
    lastUse: instant("last_use").notNull(),
    passwordChosenAt: instant("password_chosen_at"),
    /** Sealed: an identity token holds the national id. */
    idToken: bytes("id_token")
  },
  (table) => [index("session_last_use").on(table.lastUse), ofClaim(), seenByWorker()]
)

/** Wrong guesses, under an account's claim or an address's. Both null in a row that is only there to be locked. */
export const guess = pgTable("guess", { claim: text().primaryKey(), wrong: integer(), since: instant() }, (table) => [
  index("guess_since").on(table.since),
  ofClaim(),
  seenByWorker()
])
