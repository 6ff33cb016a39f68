import { Directory, type DirectoryEntry } from "@postkasse/core/directory"
import { type Mailbox, MailboxId, receives, resolves } from "@postkasse/core/mailbox"
import type { Policy } from "@postkasse/core/policy"
import { and, eq, inArray, isNotNull } from "drizzle-orm"
import { DateTime, Effect, Layer } from "effect"
import { row } from "../codec/index.ts"
import type { Tx } from "../driver/index.ts"
import { mailboxesIn } from "../mailbox/row.ts"
import type { Stores } from "../stores.ts"
import { query, scan } from "../transaction/index.ts"
import { claimOfRecipient, namesSeveral } from "./claim.ts"
import { directoryEntry, mailboxAddress } from "./table.ts"

const mailboxId = row("mailbox", MailboxId)
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
        scan(database, (tx) => listed(tx, claims)),
        ({ listings, mailboxes }) => {
          const byClaim = Map.groupBy(listings, ({ claim }) => claim)
          return claims.map((claim) =>
            (byClaim.get(claim) ?? [])
              .filter(({ replacedAt }) => resolves(policy, instantOf(replacedAt), when))
              .map(({ mailbox }) => entryOf(mailbox === null ? undefined : mailboxes.get(mailboxId.decode(mailbox))))
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

interface Listing {
  readonly claim: string
  readonly mailbox: string | null
  readonly replacedAt: Date | null
}

const listed = async (tx: Tx, claims: ReadonlyArray<string>) => {
  if (claims.length === 0) return { listings: new Array<Listing>(), mailboxes: new Map<MailboxId, Mailbox>() }
  const [entries, addresses] = await Promise.all([
    tx
      .select()
      .from(directoryEntry)
      .where(inArray(directoryEntry.claim, [...claims])),
    tx
      .select()
      .from(mailboxAddress)
      .where(inArray(mailboxAddress.claim, [...claims]))
  ])
  const listings: ReadonlyArray<Listing> = [...entries.map((entry) => ({ ...entry, replacedAt: null })), ...addresses]
  const ids = listings.flatMap(({ mailbox }) => (mailbox === null ? [] : [mailbox]))
  return { listings, mailboxes: await mailboxesIn(tx, ids) }
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

const entryOf = (found: Mailbox | undefined): DirectoryEntry => ({
  mailbox: found === undefined ? null : { id: found.id, receives: receives(found), visible: found.visible }
})

const instantOf = (date: Date | null): DateTime.Utc | null => (date === null ? null : DateTime.fromDateUnsafe(date))
