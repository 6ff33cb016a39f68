import { bigint, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core"
import { bytes, instant, keptOfMailbox, ofMailbox, seenByWorker } from "../distribution/index.ts"

const size = (name: string) => bigint(name, { mode: "number" })

/** The right edge of each mailbox's log, and its signed head: what is locked to add to it. */
export const accessLog = pgTable(
  "access_log",
  {
    mailbox: uuid().primaryKey(),
    size: size("size").notNull(),
    roots: jsonb().notNull(),
    /** Null while nothing has been added. */
    signed: jsonb()
  },
  () => [ofMailbox()]
)

/** The log's lines: entry and salt, sealed under the mailbox's key; only ever added to. */
export const logLine = pgTable(
  "log_line",
  {
    mailbox: uuid().notNull(),
    index: size("index").notNull(),
    sealed: bytes().notNull(),
    /** A digest of what the line is told apart by. */
    once: text().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.mailbox, table.index] }),
    unique("log_line_once").on(table.mailbox, table.once),
    ofMailbox(),
    keptOfMailbox()
  ]
)

/** The full subtrees of each log, leaves among them: any proof is made of a few. Only ever added to. */
export const logNode = pgTable(
  "log_node",
  {
    mailbox: uuid().notNull(),
    level: integer().notNull(),
    position: size("position").notNull(),
    digest: text().notNull()
  },
  (table) => [primaryKey({ columns: [table.mailbox, table.level, table.position] }), ofMailbox()]
)

/** Entries from before the log was a Merkle log. Nothing is added; a start carries what is left into the log. */
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
    ofMailbox(),
    seenByWorker()
  ]
)
