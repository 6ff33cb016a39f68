import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { DeliveryOutbox, type SendingRef } from "@postkasse/core/sending"
import { asc } from "drizzle-orm"
import { Effect, Layer, Schema } from "effect"
import { row } from "../codec/index.ts"
import { deleteFrom, insertIfNone } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { scan, write } from "../transaction/index.ts"
import { deliveryOutbox } from "./table.ts"

const ref = row("sending", Schema.Struct({ organisation: OrganisationNumber, sending: SendingId }))
const at = ({ organisation }: SendingRef) => ({ _tag: "Organisation", number: organisation }) as const

const insertSending = insertIfNone(deliveryOutbox)
const deleteSending = deleteFrom(deliveryOutbox)

/** The outbox of accepted sendings, in the database. */
export const deliveryOutboxes = ({ database }: Stores): Layer.Layer<DeliveryOutbox> =>
  Layer.succeed(DeliveryOutbox, {
    put: (put) => write(at(put), (tx) => [insertSending(tx, { organisation: put.organisation, sending: put.sending })]),
    remove: (gone) =>
      write(at(gone), (tx) => [deleteSending(tx, { organisation: gone.organisation, sending: gone.sending })]),
    waiting: (limit) => {
      const { organisation, sending, number } = deliveryOutbox
      const oldest = scan(database, (tx) =>
        tx.select({ organisation, sending }).from(deliveryOutbox).orderBy(asc(number)).limit(limit)
      )
      return Effect.map(oldest, (rows): ReadonlyArray<SendingRef> => rows.map(ref.decode))
    }
  })
