import { Directory, type DirectoryEntry } from "@postkasse/core/directory"
import { type Mailbox, type MailboxId, receives, resolves } from "@postkasse/core/mailbox"
import type { Policy } from "@postkasse/core/policy"
import { and, eq, exists, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm"
import { unionAll } from "drizzle-orm/pg-core"
import { DateTime, Effect, Layer } from "effect"
import type { Tx } from "../driver/index.ts"
import { mailboxIn, seen } from "../mailbox/row.ts"
import { mailbox } from "../mailbox/table.ts"
import type { Stores } from "../stores.ts"
import { query, scan } from "../transaction/index.ts"
import { claimOfRecipient, isOfSeveral, namesSeveral } from "./claim.ts"
import { directoryEntry, mailboxAddress } from "./table.ts"

const at = (claim: string) => ({ _tag: "Claim", hash: claim }) as const

/** The directory in the database: under each claim a mailbox or nobody's, and what the mailbox itself says of it now. */
export const directory = (
  { database, installation }: Stores,
  { directory: policy }: Policy["Service"]
): Layer.Layer<Directory> =>
  Layer.succeed(Directory, {
    find: (recipients, when) => {
      const claims = recipients.map((recipient) => claimOfRecipient(installation, recipient))
      return Effect.map(
        scan(database, (tx) => listed(tx, [...new Set(claims)])),
        (listings) => {
          const byClaim = Map.groupBy(listings, ({ claim }) => claim)
          return claims.map((claim) =>
            (byClaim.get(claim) ?? [])
              .filter(({ isListed, replacedAt }) => isListed && resolves(policy, instantOf(replacedAt), when))
              .map(({ entry }) => entry)
          )
        }
      )
    },
    claimOf: (recipient) => Effect.sync(() => claimOfRecipient(installation, recipient)),
    list: (claim, mailbox) => query(at(claim), (tx) => list(tx, claim, mailbox)),
    takeAddress: (address, mailbox) => {
      const claim = claimOfRecipient(installation, { _tag: "MailboxAddress", mailboxAddress: address })
      return query(at(claim), async (tx) => {
        await tx.insert(mailboxAddress).values({ claim, mailbox, replacedAt: null }).onConflictDoNothing()
        const [taken] = await tx.select().from(mailboxAddress).where(eq(mailboxAddress.claim, claim))
        return taken?.mailbox === mailbox && taken.replacedAt === null
      })
    },
    replaceAddress: (address, when) => {
      const claim = claimOfRecipient(installation, { _tag: "MailboxAddress", mailboxAddress: address })
      const replacedAt = DateTime.toDateUtc(when)
      return query(at(claim), (tx) =>
        tx.update(mailboxAddress).set({ replacedAt }).where(eq(mailboxAddress.claim, claim))
      ).pipe(Effect.asVoid)
    }
  })

/**
 * What is listed under each claim, in one statement however many there are. A claim under which nobody is found has a row all
 * the same, which is parsed all the same, and whoever is hidden from it is in no row: they are as if they were not there, by the
 * time too (FIELD-25).
 */
const listed = async (tx: Tx, claims: ReadonlyArray<string>) => {
  const asked = sql<string>`asked.claim`
  const { claim, mailbox: id, replacedAt } = mailboxAddress
  const listing = unionAll(
    tx
      .select({ claim: directoryEntry.claim, mailbox: directoryEntry.mailbox, replacedAt: never })
      .from(directoryEntry)
      .where(and(eq(directoryEntry.claim, asked), isFoundBy(tx, asked))),
    tx.select({ claim, mailbox: id, replacedAt }).from(mailboxAddress).where(eq(claim, asked))
  ).as("listing")
  const rows = await tx
    .select({ asked, claim: listing.claim, replacedAt: listing.replacedAt, found: seen })
    .from(sql`unnest(${sql.param(claims)}::text[]) as asked (claim)`)
    .leftJoinLateral(listing, sql`true`)
    .leftJoin(mailbox, eq(mailbox.mailbox, listing.mailbox))
  return rows.map(({ asked, claim, replacedAt, found }) => ({
    ...{ claim: asked, isListed: claim !== null, replacedAt, entry: entryOf(mailboxIn(found)) }
  }))
}

/** When an entry was replaced. */
const never = (sql`null::timestamptz`.mapWith(mailboxAddress.replacedAt) as SQL<Date | null>).as("replaced_at")

/** Under a name only the visible are found (CONTACT-8), and those who have no mailbox. */
const isFoundBy = (tx: Tx, claim: SQL) => {
  const { mailbox: id } = directoryEntry
  const isVisible = tx
    .select({ id: mailbox.mailbox })
    .from(mailbox)
    .where(and(eq(mailbox.mailbox, id), mailbox.visible))
  return or(not(isOfSeveral(claim)), isNull(id), exists(isVisible))
}

/**
 * A claim that names exactly one holds one entry: a mailbox takes the place of what stood there, and nobody's takes no
 * mailbox's place. Under a name there may be several, and somebody without a mailbox is one of them.
 */
const list = async (tx: Tx, claim: string, mailbox: MailboxId | null): Promise<void> => {
  const isClaim = eq(directoryEntry.claim, claim)
  if (!namesSeveral(claim) && mailbox !== null) await tx.delete(directoryEntry).where(isClaim)
  if (!namesSeveral(claim) && mailbox === null) {
    const taken = await tx
      .select()
      .from(directoryEntry)
      .where(and(isClaim, isNotNull(directoryEntry.mailbox)))
    if (taken.length > 0) return
  }
  await tx.insert(directoryEntry).values({ claim, mailbox }).onConflictDoNothing()
}

const entryOf = (found: Mailbox | null): DirectoryEntry => ({
  mailbox: found === null ? null : { id: found.id, receives: receives(found), visible: found.visible }
})

const instantOf = (date: Date | null): DateTime.Utc | null => (date === null ? null : DateTime.fromDateUnsafe(date))
