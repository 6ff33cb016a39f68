import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { EventLog, EventPosition, type LoggedEvent, SenderEvent } from "@postkasse/core/receipt"
import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm"
import { Effect, Layer } from "effect"
import { json, row } from "../codec/index.ts"
import type { Tx } from "../driver/index.ts"
import { deliveryOutbox } from "../sending/table.ts"
import type { Stores } from "../stores.ts"
import { query, scan, write } from "../transaction/index.ts"
import { senderEvent, senderLog } from "./table.ts"

const organisationNumber = row("sender", OrganisationNumber)
const stored = json("event", SenderEvent)
const sendingId = row("sending", SendingId)
const position = row("position", EventPosition)
const at = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const

/** Senders' logs in the database. */
export const eventLogs = ({ database }: Stores): Layer.Layer<EventLog> =>
  Layer.succeed(EventLog, {
    take: (organisation, event) =>
      write(at(organisation), (tx) => [
        tx
          .insert(senderEvent)
          .values({ organisation, id: event.id, event: stored.encode(event) })
          .onConflictDoNothing()
      ]),
    untold: (organisation, sendings) =>
      query(at(organisation), async (tx) => {
        const ours = and(eq(deliveryOutbox.organisation, organisation), inArray(deliveryOutbox.sending, [...sendings]))
        const rows = await tx.select({ id: deliveryOutbox.sending }).from(deliveryOutbox).where(ours)
        return rows.map(({ id }) => sendingId.decode(id))
      }),
    order: (organisation, limit) => query(at(organisation), (tx) => order(tx, organisation, limit)),
    unordered: (limit) => {
      const waiting = scan(database, (tx) =>
        tx
          .selectDistinct({ organisation: senderEvent.organisation })
          .from(senderEvent)
          .where(isNull(senderEvent.position))
          .limit(limit)
      )
      return Effect.map(waiting, (rows) => rows.map((found) => organisationNumber.decode(found.organisation)))
    },
    read: (organisation, after, limit) =>
      query(at(organisation), async (tx): Promise<ReadonlyArray<LoggedEvent>> => {
        const rows = await tx
          .select()
          .from(senderEvent)
          .where(and(eq(senderEvent.organisation, organisation), gt(senderEvent.position, after ?? 0)))
          .orderBy(asc(senderEvent.position))
          .limit(limit)
        return rows.map((found) => ({ position: position.decode(found.position), event: stored.decode(found.event) }))
      })
  })

/** Gives the next positions. The log's row is the lease: whoever does not get it at once leaves the work to its holder. */
const order = async (tx: Tx, organisation: OrganisationNumber, limit: number): Promise<number> => {
  const isOurs = eq(senderLog.organisation, organisation)
  const held = () => tx.select().from(senderLog).where(isOurs).for("update", { skipLocked: true })
  const [log] = await held().then(async (found) => {
    if (found.length > 0 || (await tx.select().from(senderLog).where(isOurs)).length > 0) return found
    // The first to order it makes the row, and whoever comes at the same time waits for it.
    await tx.insert(senderLog).values({ organisation, position: 0 }).onConflictDoNothing()
    return held()
  })
  if (log === undefined) return 0
  const next = tx
    .select({
      id: senderEvent.id,
      step: sql<number>`row_number() over (order by ${senderEvent.number})`.as("step")
    })
    .from(senderEvent)
    .where(and(eq(senderEvent.organisation, organisation), isNull(senderEvent.position)))
    .orderBy(asc(senderEvent.number))
    .limit(limit)
    .as("next")
  const ordered = await tx
    .update(senderEvent)
    .set({ position: sql`${log.position}::bigint + ${next.step}` })
    .from(next)
    .where(and(eq(senderEvent.organisation, organisation), eq(senderEvent.id, next.id)))
    .returning({ id: senderEvent.id })
  if (ordered.length > 0)
    await tx
      .update(senderLog)
      .set({ position: log.position + ordered.length })
      .where(isOurs)
  return ordered.length
}
