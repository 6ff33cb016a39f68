import { sql } from "drizzle-orm"
import { bigint, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { ofMailbox, ofOrganisation, seenByWorker } from "../distribution/index.ts"

/** Events of a mailbox on their way to senders. `sender` is where they go, not where they lie. */
export const eventOutbox = pgTable(
  "event_outbox",
  {
    mailbox: uuid().notNull(),
    id: uuid().notNull(),
    number: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    sender: text().notNull(),
    event: jsonb().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.mailbox, table.id] }),
    index("event_outbox_oldest_first").on(table.mailbox, table.number),
    ofMailbox(),
    seenByWorker()
  ]
)

/** A sender's events. One without a position has been taken in and not yet ordered. */
export const senderEvent = pgTable(
  "sender_event",
  {
    organisation: text().notNull(),
    id: uuid().notNull(),
    /** In the order in which they were taken in. */
    number: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    position: bigint({ mode: "number" }),
    event: jsonb().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.id] }),
    unique("sender_event_position").on(table.organisation, table.position),
    index("sender_event_unordered").on(table.organisation, table.number).where(sql`position is null`),
    index("sender_event_oldest_unordered").on(table.number).where(sql`position is null`),
    ofOrganisation(),
    seenByWorker()
  ]
)

/** Where a sender's log has come to. Its row is the lease of whoever orders the log. */
export const senderLog = pgTable(
  "sender_log",
  { organisation: text().primaryKey(), position: bigint({ mode: "number" }).notNull() },
  () => [ofOrganisation()]
)
