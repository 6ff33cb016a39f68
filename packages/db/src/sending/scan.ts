import { Instant } from "@postkasse/core/calendar"
import { OrganisationNumber } from "@postkasse/core/identity"
import { SendingId } from "@postkasse/core/letter"
import { ScanOutbox, ScanTurn, type WaitingScan } from "@postkasse/core/scan"
import type { SendingRef } from "@postkasse/core/sending"
import { and, asc, eq, lte, min } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { row } from "../codec/index.ts"
import { deleteFrom, insertIfNone, statement, updateIn } from "../driver/index.ts"
import type { Stores } from "../stores.ts"
import { query, scan, write } from "../transaction/index.ts"
import { scanOutbox } from "./table.ts"

const waitingScan = row(
  "sending",
  Schema.Struct({ organisation: OrganisationNumber, sending: SendingId, tries: ScanTurn.fields.tries })
)
const turn = row("turn", ScanTurn)
const oldest = row("acceptance", Schema.NullOr(Instant))
const at = ({ organisation }: SendingRef) => ({ _tag: "Organisation", number: organisation }) as const

/** The outbox of accepted sendings that wait for the scan, in the database. */
export const scanOutboxes = ({ database }: Stores): Layer.Layer<ScanOutbox> =>
  Layer.succeed(ScanOutbox, {
    put: (put, when) => {
      const acceptedAt = DateTime.toDateUtc(when)
      return write(at(put), (tx) => [insertTurn(tx, { ...keyOf(put), tries: 0, dueAt: acceptedAt, acceptedAt })])
    },
    lock: (waiting) =>
      query(at(waiting), async (tx) => {
        const [found] = await lockTurn(tx, keyOf(waiting))
        return found === undefined ? null : turn.decode(found)
      }),
    record: (waiting, { tries, dueAt }) =>
      write(at(waiting), (tx) => [updateTurn(tx, keyOf(waiting), { tries, dueAt: DateTime.toDateUtc(dueAt) })]),
    remove: (gone) => write(at(gone), (tx) => [deleteTurn(tx, keyOf(gone))]),
    waiting: (when, limit) => {
      const { organisation, sending, tries, dueAt } = scanOutbox
      const due = scan(database, (tx) =>
        tx
          .select({ organisation, sending, tries })
          .from(scanOutbox)
          .where(lte(dueAt, DateTime.toDateUtc(when)))
          .orderBy(asc(dueAt))
          .limit(limit)
      )
      return Effect.map(due, (rows): ReadonlyArray<WaitingScan> => rows.map(waitingScan.decode))
    },
    oldest: Effect.map(
      scan(database, (tx) => tx.select({ at: min(scanOutbox.acceptedAt) }).from(scanOutbox)),
      ([found]) => oldest.decode(found?.at ?? null)
    )
  })

const keyOf = ({ organisation, sending }: SendingRef) => ({ organisation, sending })
const insertTurn = insertIfNone(scanOutbox)
const updateTurn = updateIn(scanOutbox)
const deleteTurn = deleteFrom(scanOutbox)
const lockTurn = statement<ReturnType<typeof keyOf>>()((tx, place) =>
  tx
    .select()
    .from(scanOutbox)
    .where(and(eq(scanOutbox.organisation, place("organisation")), eq(scanOutbox.sending, place("sending"))))
    .for("update")
)
