import { OrganisationNumber } from "@postkasse/core/identity"
import { MailboxId } from "@postkasse/core/mailbox"
import { EventOutbox, type OutgoingEvent, SenderEvent } from "@postkasse/core/receipt"
import { and, asc, eq, inArray, min } from "drizzle-orm"
import { Effect, Layer } from "effect"
import { json, row } from "../codec/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, write } from "../transaction/index.ts"
import { eventOutbox } from "./table.ts"

const sender = row("sender", OrganisationNumber)
const mailboxId = row("mailbox", MailboxId)
const senderEvent = json("event", SenderEvent)
const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const

/** The outbox of events that happened in mailboxes, in the database. */
export const eventOutboxes = ({ database }: Stores): Layer.Layer<EventOutbox> =>
  Layer.succeed(EventOutbox, {
    put: (mailbox, { organisation, event }) =>
      write(at(mailbox), (tx) => [
        tx.insert(eventOutbox).values({ mailbox, id: event.id, sender: organisation, event: senderEvent.encode(event) })
      ]),
    peek: (mailbox, limit) =>
      query(at(mailbox), async (tx): Promise<ReadonlyArray<OutgoingEvent>> => {
        const rows = await tx
          .select()
          .from(eventOutbox)
          .where(eq(eventOutbox.mailbox, mailbox))
          .orderBy(asc(eventOutbox.number))
          .limit(limit)
        return rows.map((found) => ({
          organisation: sender.decode(found.sender),
          event: senderEvent.decode(found.event)
        }))
      }),
    remove: (mailbox, ids) =>
      write(at(mailbox), (tx) => [
        tx.delete(eventOutbox).where(and(eq(eventOutbox.mailbox, mailbox), inArray(eventOutbox.id, [...ids])))
      ]),
    waiting: (limit) => {
      const oldest = scan(database, (tx) =>
        tx
          .select({ mailbox: eventOutbox.mailbox })
          .from(eventOutbox)
          .groupBy(eventOutbox.mailbox)
          .orderBy(min(eventOutbox.number))
          .limit(limit)
      )
      return Effect.map(oldest, (rows) => rows.map(({ mailbox }) => mailboxId.decode(mailbox)))
    }
  })
