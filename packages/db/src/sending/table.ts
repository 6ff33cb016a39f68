import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import {
  bytes,
  instant,
  keptOfOrganisation,
  keptOfRecipient,
  ofOrganisation,
  seenByWorker
} from "../distribution/index.ts"

/** Sendings. Subject and files, or the address linked to, are sealed under the organisation's key. */
export const sending = pgTable(
  "sending",
  {
    organisation: text().notNull(),
    id: uuid().notNull(),
    senderName: text("sender_name").notNull(),
    senderKind: text("sender_kind").notNull(),
    letter: uuid().notNull(),
    recipient: uuid().notNull(),
    sealed: bytes().notNull(),
    /** The documents that have arrived. */
    received: jsonb().notNull(),
    kind: text().notNull(),
    requires: text().notNull(),
    sensitivity: text().notNull(),
    asksConfirmation: boolean("asks_confirmation").notNull(),
    recipientOnly: boolean("recipient_only").notNull(),
    visibleAt: instant("visible_at"),
    openedAt: instant("opened_at").notNull(),
    state: jsonb().notNull(),
    /** When it lapses; null once it is no longer open. */
    lapsesAt: instant("lapses_at")
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.id] }),
    index("sending_lapses").on(table.lapsesAt),
    ofOrganisation(),
    keptOfOrganisation(),
    seenByWorker()
  ]
)

/** What has happened to a sending; only ever added to. */
export const sendingEvent = pgTable(
  "sending_event",
  {
    organisation: text().notNull(),
    sending: uuid().notNull(),
    number: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    event: jsonb().notNull()
  },
  (table) => [primaryKey({ columns: [table.organisation, table.sending, table.number] }), ofOrganisation()]
)

/** Accepted sendings that wait for delivery. */
export const deliveryOutbox = pgTable(
  "delivery_outbox",
  {
    organisation: text().notNull(),
    sending: uuid().notNull(),
    number: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity()
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.sending] }),
    index("delivery_outbox_oldest_first").on(table.number),
    ofOrganisation(),
    seenByWorker()
  ]
)

/** Accepted sendings that wait for the scan, each until its turn. */
export const scanOutbox = pgTable(
  "scan_outbox",
  {
    organisation: text().notNull(),
    sending: uuid().notNull(),
    tries: integer().notNull(),
    dueAt: instant("due_at").notNull(),
    /** Told by every server but an older one that still runs. */
    acceptedAt: instant("accepted_at").notNull().defaultNow()
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.sending] }),
    index("scan_outbox_by_turn").on(table.dueAt),
    index("scan_outbox_oldest_first").on(table.acceptedAt),
    ofOrganisation(),
    seenByWorker()
  ]
)

/**
 * Files on their way in, an attempt a row: *begun*, its bytes being written; *written*; *linked*, the file's content;
 * *waste*, to be swept.
 */
export const stagedFile = pgTable(
  "staged_file",
  {
    organisation: text().notNull(),
    sending: uuid().notNull(),
    document: uuid().notNull(),
    attempt: uuid().notNull(),
    state: text().notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The mailbox whose key locks it, and the letter that it will be of. Null in rows of earlier versions. */
    recipient: uuid(),
    letter: uuid(),
    /** The document's key under the recipient's; where there is none, under the organisation's. */
    wrappedKey: bytes("wrapped_key"),
    /** The ciphertext; null where it lies in the blob named by the attempt. */
    content: bytes()
  },
  (table) => [
    primaryKey({ columns: [table.organisation, table.sending, table.document, table.attempt] }),
    index("staged_file_sweep").on(table.state, table.expiresAt),
    ofOrganisation(),
    keptOfOrganisation(),
    keptOfRecipient(),
    seenByWorker()
  ]
)
