import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { ofMailbox, seenByWorker } from "../distribution/index.ts"

export const mailbox = pgTable(
  "mailbox",
  {
    mailbox: uuid().primaryKey(),
    ownerPerson: uuid("owner_person"),
    ownerOrganisation: text("owner_organisation"),
    address: text().notNull(),
    life: jsonb().notNull(),
    visible: boolean().notNull(),
    /** How many events its life has had: the number of the last one. */
    events: integer().notNull()
  },
  (table) => [
    index("mailbox_owner_person").on(table.ownerPerson),
    index("mailbox_owner_organisation").on(table.ownerOrganisation),
    ofMailbox(),
    seenByWorker()
  ]
)

/** What has happened in a mailbox's life; only ever added to. */
export const mailboxEvent = pgTable(
  "mailbox_event",
  { mailbox: uuid().notNull(), number: integer().notNull(), event: jsonb().notNull() },
  (table) => [primaryKey({ columns: [table.mailbox, table.number] }), ofMailbox()]
)
