import { evolve, LifeEvent, type Mailbox, Mailboxes, MailboxId, OwnedMailboxes } from "@postkasse/core/mailbox"
import { and, eq, inArray, sql } from "drizzle-orm"
import { Effect, Layer } from "effect"
import { json, row } from "../codec/index.ts"
import { statement } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan } from "../transaction/index.ts"
import { emptyMailbox } from "./empty.ts"
import { life, mailboxIn, mailboxOf, rowOf } from "./row.ts"
import { mailbox, mailboxEvent } from "./table.ts"

const mailboxId = row("mailbox", MailboxId)
const lifeEvent = json("life event", LifeEvent)
const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const

/** Mailboxes in the database, each with a key of its own in the key store. */
export const mailboxes = (stores: Stores): Layer.Layer<Mailboxes> =>
  Layer.succeed(Mailboxes, {
    lock: (id) => query(at(id), async (tx) => only(await lockMailbox(tx, { id }))),
    find: (id) =>
      query(at(id), async (tx) => {
        const [{ found } = { found: null }] = await findMailbox(tx, { id })
        return mailboxIn(found)
      }),
    add: (added) =>
      query(at(added.id), async (tx) => {
        await stores.keys.create(at(added.id))
        await tx.insert(mailbox).values({ ...rowOf(added), events: 0 })
      }),
    record: (before, event) => {
      const after = evolve(before, event)
      return query(at(after.id), async (tx) => {
        const [changed] = await tx
          .update(mailbox)
          .set({ life: life.encode(after.life), events: sql`${mailbox.events} + 1` })
          .where(eq(mailbox.mailbox, after.id))
          .returning({ number: mailbox.events })
        if (changed === undefined) throw new Error("The mailbox is not stored.")
        await tx.insert(mailboxEvent).values({ mailbox: after.id, ...changed, event: lifeEvent.encode(event) })
        if (after.life._tag === "Deleted") await emptyMailbox(stores, tx, after.id)
      })
    },
    broughtBack: broughtBack(stores)
  })

const lockMailbox = statement<{ id: string }>()((tx, place) =>
  tx
    .select()
    .from(mailbox)
    .where(eq(mailbox.mailbox, place("id")))
    .for("update")
)

/** One row whether there is such a mailbox or not: the one who asks may be a stranger to it (FIELD-25). */
const findMailbox = statement<{ id: string }>()((tx, place) =>
  tx
    .select({ found: mailbox })
    .from(sql`(select 1) as one`)
    .leftJoin(mailbox, eq(mailbox.mailbox, place("id")))
)

/** Looks for the mailboxes of destroyed keys, a thousand at a time: there may be many, and nearly all know. */
const broughtBack = ({ database, keys }: Stores) =>
  Effect.gen(function* () {
    const found: Array<MailboxId> = []
    const destroyed = yield* Effect.promise(() => keys.destroyed())
    for (let from = 0; from < destroyed.length; from += 1000) {
      const some = destroyed.slice(from, from + 1000)
      const rows = yield* scan(database, (tx) =>
        tx
          .select({ id: mailbox.mailbox })
          .from(mailbox)
          .where(and(inArray(mailbox.mailbox, some), isNotDeleted))
      )
      found.push(...rows.map(({ id }) => mailboxId.decode(id)))
    }
    return found
  })

const isNotDeleted = sql`${mailbox.life} ->> '_tag' <> 'Deleted'`

/** Who owns which mailbox: read from the mailboxes themselves, over all keys, by an index on the owner. */
export const ownedMailboxes = ({ database }: Stores): Layer.Layer<OwnedMailboxes> =>
  Layer.succeed(OwnedMailboxes, {
    of: (owner) => {
      const isOwned =
        owner._tag === "PersonOwner"
          ? eq(mailbox.ownerPerson, owner.person)
          : eq(mailbox.ownerOrganisation, owner.organisation)
      const found = scan(database, (tx) =>
        tx.select({ id: mailbox.mailbox }).from(mailbox).where(isOwned).orderBy(mailbox.mailbox)
      )
      return Effect.map(found, (rows) => rows.map(({ id }) => mailboxId.decode(id)))
    }
  })

const only = ([found]: ReadonlyArray<typeof mailbox.$inferSelect>): Mailbox | null =>
  found === undefined ? null : mailboxOf(found)
