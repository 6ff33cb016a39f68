import { sql } from "drizzle-orm"
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { bytes, instant, keptOfMailbox, ofMailbox, seenByWorker } from "../distribution/index.ts"

/** Letters. Subject, document names and digests, or the address linked to, are sealed under the mailbox's key. */
export const letter = pgTable(
  "letter",
  {
    mailbox: uuid().notNull(),
    id: uuid().notNull(),
    sending: uuid().notNull(),
    senderOrganisation: text("sender_organisation").notNull(),
    senderName: text("sender_name").notNull(),
    senderKind: text("sender_kind").notNull(),
    sealed: bytes().notNull(),
    kind: text().notNull(),
    requires: text().notNull(),
    sensitivity: text().notNull(),
    asksConfirmation: boolean("asks_confirmation").notNull(),
    recipientOnly: boolean("recipient_only").notNull(),
    visibleAt: instant("visible_at").notNull(),
    openedAt: instant("opened_at"),
    confirmedAt: instant("confirmed_at"),
    /** Whether the access log tells that it arrived. */
    arrivalLogged: boolean("arrival_logged").notNull().default(false)
  },
  (table) => [
    primaryKey({ columns: [table.mailbox, table.id] }),
    index("letter_newest_first").on(table.mailbox, table.visibleAt.desc(), table.id.desc()),
    index("letter_arriving").on(table.visibleAt).where(sql`not ${table.arrivalLogged}`),
    ofMailbox(),
    keptOfMailbox(),
    seenByWorker()
  ]
)

/** Documents of a letter: small ones' ciphertext here, of larger ones the name of their blob. */
export const document = pgTable(
  "document",
  {
    mailbox: uuid().notNull(),
    letter: uuid().notNull(),
    id: uuid().notNull(),
    scan: text().notNull(),
    /** The document's key under the mailbox's. */
    wrappedKey: bytes("wrapped_key").notNull(),
    /** What the ciphertext is bound to, and the blob's name where it lies in one. */
    blob: uuid().notNull(),
    content: bytes()
  },
  (table) => [
    primaryKey({ columns: [table.mailbox, table.letter, table.id] }),
    foreignKey({
      name: "document_of_letter",
      columns: [table.mailbox, table.letter],
      foreignColumns: [letter.mailbox, letter.id]
    }),
    ofMailbox(),
    keptOfMailbox()
  ]
)
