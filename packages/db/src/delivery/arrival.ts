import { Arrivals } from "@postkasse/core/delivery"
import { LetterId } from "@postkasse/core/letter"
import { MailboxId } from "@postkasse/core/mailbox"
import { and, asc, eq, lte } from "drizzle-orm"
import { DateTime, Effect, Layer, Schema } from "effect"
import { row } from "../codec/index.ts"
import { updateIn } from "../driver/index.ts"
import { letter } from "../letter/table.ts"
import type { Stores } from "../stores.ts"
import { scan, write } from "../transaction/index.ts"

const ref = row("letter", Schema.Struct({ mailbox: MailboxId, letter: LetterId }))

const updateLetter = updateIn(letter)

/** Letters whose arrival is not in the log, in the database. */
export const arrivals = ({ database }: Stores): Layer.Layer<Arrivals> =>
  Layer.succeed(Arrivals, {
    waiting: (at, limit) => {
      const isWaiting = and(eq(letter.arrivalLogged, false), lte(letter.visibleAt, DateTime.toDateUtc(at)))
      const found = scan(database, (tx) =>
        tx
          .select({ mailbox: letter.mailbox, letter: letter.id })
          .from(letter)
          .where(isWaiting)
          .orderBy(asc(letter.visibleAt))
          .limit(limit)
      )
      return Effect.map(found, (rows) => rows.map(ref.decode))
    },
    done: ({ mailbox, letter: id }) =>
      write({ _tag: "Mailbox", id: mailbox }, (tx) => [updateLetter(tx, { mailbox, id }, { arrivalLogged: true })])
  })
