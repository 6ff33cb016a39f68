import { LogEntry, writeDown } from "@postkasse/core/audit"
import { MailboxId } from "@postkasse/core/mailbox"
import { SessionId } from "@postkasse/core/session"
import { asc, eq } from "drizzle-orm"
import { DateTime, Effect, Schema } from "effect"
import { row } from "../codec/index.ts"
import { mailboxOf } from "../mailbox/row.ts"
import { mailbox } from "../mailbox/table.ts"
import type { Stores } from "../stores.ts"
import { query, scan } from "../transaction/index.ts"
import { accessEntry } from "./table.ts"

const mailboxId = row("mailbox", MailboxId)
const session = row("session", SessionId)
const entry = row("access entry", Schema.toType(LogEntry))
const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const

/** Carries the entries from before the log was a Merkle log into it, in their order. Where there are none, one query says so. */
export const carryEntries = Effect.fnUntraced(function* ({
  database,
  transactor
}: Pick<Stores, "database" | "transactor">) {
  const found = yield* scan(database, (tx) => tx.selectDistinct({ mailbox: accessEntry.mailbox }).from(accessEntry))
  for (const { mailbox } of found) {
    const id = mailboxId.decode(mailbox)
    yield* transactor.within(at(id), carry(id))
  }
})

const carry = Effect.fnUntraced(function* (id: MailboxId) {
  const [home] = yield* query(at(id), (tx) => tx.select().from(mailbox).where(eq(mailbox.mailbox, id)).for("update"))
  const kept = home === undefined ? null : mailboxOf(home)
  const isThere = kept !== null && kept.life._tag !== "Deleted"
  const owner = kept?.owner._tag === "PersonOwner" ? kept.owner.person : null
  const rows = yield* query(at(id), (tx) =>
    tx.select().from(accessEntry).where(eq(accessEntry.mailbox, id)).orderBy(asc(accessEntry.number))
  )
  // What a deleted mailbox's log told has gone with its key (LIFE-10).
  for (const { person, at, session: inSession, ...told } of isThere ? rows : []) {
    const who = { _tag: person === owner ? "Owner" : "Delegate", person }
    const when = DateTime.fromDateUnsafe(at)
    yield* writeDown(entry.decode({ ...told, at: when, who, sha256: null }), session.decode(inSession))
  }
  yield* query(at(id), (tx) => tx.delete(accessEntry).where(eq(accessEntry.mailbox, id)))
})
