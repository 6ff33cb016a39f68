import { bigint, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { instant, ofMailbox } from "../distribution/index.ts"

/** The access log; only ever added to. */
export const accessEntry = pgTable(
  "access_entry",
  {
    mailbox: uuid().notNull(),
    number: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    letter: uuid().notNull(),
    document: uuid(),
    act: text().notNull(),
    person: uuid().notNull(),
    session: uuid().notNull(),
    at: instant().notNull(),
    rules: jsonb().notNull(),
    policy: text().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.mailbox, table.number] }),
    unique("access_entry_once")
      .on(table.mailbox, table.session, table.letter, table.document, table.act)
      .nullsNotDistinct(),
    ofMailbox()
  ]
)
