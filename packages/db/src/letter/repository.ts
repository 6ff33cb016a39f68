import { type Contents, Letter, LetterId, Letters } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { and, desc, eq, getTableColumns, lte, sql } from "drizzle-orm"
import { DateTime, Effect, Layer } from "effect"
import { row } from "../codec/index.ts"
import type { HolderKeys } from "../crypto/index.ts"
import { KeyGone, type KeyStore } from "../keys/index.ts"
import type { Stores } from "../stores.ts"
import { query } from "../transaction/index.ts"
import { unsealLetter } from "./sealed.ts"
import { letter } from "./table.ts"

const stored = row("letter", Letter)
const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const

/** Letters in the database, opened with their mailbox's key. */
export const letters = ({ keys }: Stores): Layer.Layer<Letters> =>
  Layer.succeed(Letters, {
    find: (mailbox, id, when) =>
      query(at(mailbox), async (tx) => {
        const found = await tx
          .select(withScans)
          .from(letter)
          .where(and(isLetter(mailbox, id), isVisible(when)))
        return (await openAll(keys, mailbox, found))[0] ?? null
      }),
    lock: (mailbox, id, when) =>
      query(at(mailbox), async (tx) => {
        const found = await tx
          .select(withScans)
          .from(letter)
          .where(and(isLetter(mailbox, id), isVisible(when)))
          .for("update")
        return (await openAll(keys, mailbox, found))[0] ?? null
      }),
    page: (mailbox, when, limit, after) =>
      query(at(mailbox), async (tx) => {
        const isAfter =
          after === null
            ? undefined
            : sql`(${letter.visibleAt}, ${letter.id}) < (${DateTime.formatIso(after.visibleAt)}::timestamptz, ${after.id}::uuid)`
        const found = await tx
          .select(withScans)
          .from(letter)
          .where(and(eq(letter.mailbox, mailbox), isVisible(when), isAfter))
          .orderBy(desc(letter.visibleAt), desc(letter.id))
          .limit(limit)
        return openAll(keys, mailbox, found)
      }),
    record: ({ mailbox, id, openedAt, confirmedAt }) =>
      query(at(mailbox), (tx) =>
        tx
          .update(letter)
          .set({ openedAt: dateOf(openedAt), confirmedAt: dateOf(confirmedAt) })
          .where(isLetter(mailbox, id))
      ).pipe(Effect.asVoid)
  })

const isLetter = (mailbox: MailboxId, id: LetterId) => and(eq(letter.mailbox, mailbox), eq(letter.id, id))
const isVisible = (when: DateTime.Utc) => lte(letter.visibleAt, DateTime.toDateUtc(when))

// The scan's state is the one thing of a document that changes, so it stands beside what is sealed.
const withScans = {
  ...getTableColumns(letter),
  // In full, since Drizzle leaves the table's name out where there is but one.
  scans: sql<Readonly<Record<string, string>> | null>`(
    select jsonb_object_agg("document"."id", "document"."scan") from "document"
    where "document"."mailbox" = "letter"."mailbox" and "document"."letter" = "letter"."id")`
}

type Found = typeof letter.$inferSelect & { readonly scans: Readonly<Record<string, string>> | null }

const openAll = async (
  keys: KeyStore,
  mailbox: MailboxId,
  found: ReadonlyArray<Found>
): Promise<ReadonlyArray<Letter>> =>
  found.length === 0
    ? []
    : keys.use(at(mailbox), (held) => found.map((one) => letterOf(held, mailbox, one))).catch(noneIfGone)

// What was deleted for good is gone, though a restored backup has brought its rows back (LIFE-10).
const noneIfGone = (cause: unknown): ReadonlyArray<Letter> => {
  if (cause instanceof KeyGone) return []
  throw cause
}

const letterOf = (keys: HolderKeys, mailbox: MailboxId, found: Found): Letter => {
  const { subject, contents } = unsealLetter(keys, found.sealed, mailbox, LetterId.make(found.id))
  const sender = { organisation: found.senderOrganisation, name: found.senderName, kind: found.senderKind }
  return stored.decode({ ...found, sender, subject, contents: scanned(contents, found.scans ?? {}) })
}

const scanned = (contents: Contents, scans: Readonly<Record<string, string>>): unknown =>
  contents._tag === "LinkElsewhere"
    ? contents
    : { ...contents, documents: contents.documents.map((one) => ({ ...one, scan: scans[one.id] })) }

const dateOf = (instant: DateTime.Utc | null): Date | null => (instant === null ? null : DateTime.toDateUtc(instant))
