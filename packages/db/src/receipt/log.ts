import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { EventLog, EventPosition, type LoggedEvent, SenderEvent } from "@postkasse/core/receipt"
import { and, asc, eq, gt, inArray, isNull, sql } from "drizzle-orm"
import { Effect, Layer } from "effect"
import { json, row } from "../codec/index.ts"
import { insertIfNone, type Tx } from "../driver/index.ts"
import { deliveryOutbox } from "../sending/table.ts"
import type { Stores } from "../stores.ts"
import { query, scan, type Working, write } from "../transaction/index.ts"
import { senderEvent, senderLog } from "./table.ts"

const organisationNumber = row("sender", OrganisationNumber)
const stored = json("event", SenderEvent)
const sendingId = row("sending", SendingId)
const position = row("position", EventPosition)
const at = (number: OrganisationNumber) => ({ _tag: "Organisation", number }) as const

const insertEvent = insertIfNone(senderEvent)

/** Senders' logs in the database. */
export const eventLogs = ({ database }: Stores): Layer.Layer<EventLog> => {
  // Senders whose log is known to have a row, which it keeps.
  const begun = new Set<string>()
  return Layer.succeed(EventLog, {
    take: (organisation, event) =>
      Effect.andThen(
        begun.has(organisation) ? Effect.void : query(at(organisation), (tx) => begin(tx, begun, organisation)),
        write(at(organisation), (tx) => [insertEvent(tx, { organisation, id: event.id, event: stored.encode(event) })])
      ),
    untold: (organisation, sendings) =>
      query(at(organisation), async (tx) => {
        const ours = and(eq(deliveryOutbox.organisation, organisation), inArray(deliveryOutbox.sending, [...sendings]))
        const rows = await tx.select({ id: deliveryOutbox.sending }).from(deliveryOutbox).where(ours)
        return rows.map(({ id }) => sendingId.decode(id))
      }),
    order: (organisation, limit) => query(at(organisation), (tx, sent) => order(tx, sent, organisation, limit)),
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
    oldest: Effect.map(
      scan(database, (tx) =>
        tx
          .select({ organisation: senderEvent.organisation })
          .from(senderEvent)
          .where(isNull(senderEvent.position))
          .orderBy(asc(senderEvent.number))
          .limit(1)
      ),
      ([found]) => (found === undefined ? null : organisationNumber.decode(found.organisation))
    ),
    peek: (organisation) =>
      query(at(organisation), async (tx) => {
        const [next] = await tx
          .select({ event: senderEvent.event })
          .from(senderEvent)
          .where(and(eq(senderEvent.organisation, organisation), isNull(senderEvent.position)))
          .orderBy(asc(senderEvent.number))
          .limit(1)
        return next === undefined ? null : stored.decode(next.event)
      }),
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
}

/** Makes the log's row. Looks first: an insert would wait for whoever is ordering the log, only to do nothing. */
const begin = async (tx: Tx, begun: Set<string>, organisation: OrganisationNumber): Promise<void> => {
  const [log] = await tx.select().from(senderLog).where(eq(senderLog.organisation, organisation))
  if (log === undefined) await tx.insert(senderLog).values({ organisation, position: 0 }).onConflictDoNothing()
  // One that nothing was ordered in may have been made by this transaction, and yet be rolled back.
  else if (log.position > 0) begun.add(organisation)
}

/** Gives the next positions. The log's row is the lease: whoever does not get it at once leaves the work to its holder. */
const order = async (tx: Tx, sent: Working, organisation: OrganisationNumber, limit: number): Promise<number> => {
  const isOurs = eq(senderLog.organisation, organisation)
  const [log] = await tx.select().from(senderLog).where(isOurs).for("update", { skipLocked: true })
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
  const position = log.position + ordered.length
  if (ordered.length > 0) sent.send(tx.update(senderLog).set({ position }).where(isOurs))
  return ordered.length
}
