import { AccessEntry, AccessLog } from "@postkasse/core/audit"
import type { MailboxId } from "@postkasse/core/mailbox"
import { desc, eq } from "drizzle-orm"
import { DateTime, Effect, Layer } from "effect"
import { row } from "../codec/index.ts"
import { query } from "../transaction/index.ts"
import { accessEntry } from "./table.ts"

const stored = row("access entry", AccessEntry)
const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const

/** The access logs in the database. */
export const accessLogs: Layer.Layer<AccessLog> = Layer.succeed(AccessLog, {
  add: (entry) =>
    query(at(entry.mailbox), (tx) =>
      tx
        .insert(accessEntry)
        .values({ ...entry, at: DateTime.toDateUtc(entry.at) })
        .onConflictDoNothing()
    ).pipe(Effect.asVoid),
  newest: (mailbox, limit) =>
    query(at(mailbox), async (tx) => {
      const rows = await tx
        .select()
        .from(accessEntry)
        .where(eq(accessEntry.mailbox, mailbox))
        .orderBy(desc(accessEntry.number))
        .limit(limit)
      return rows.map(stored.decode)
    })
})
