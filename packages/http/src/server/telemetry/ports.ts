import { type Sending, Sendings } from "@postkasse/core/sending"
import { Transaction, Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect, Layer } from "effect"
import { measure } from "./metric.ts"

/** A span a transaction, which says what kind of holder it is about, and not which. */
const transactions = Layer.effect(
  Transactor,
  Effect.map(Transactor, ({ within }) => ({
    within: ((key, work) =>
      within(key, work).pipe(
        Effect.withSpan("transaction", { attributes: { "postkasse.holder": key._tag } }, { captureStackTrace: false })
      )) as Transactor["Service"]["within"]
  }))
)

/** Measures how long sendings wait from their acceptance until their mailbox has answered. */
const lags = Layer.effect(
  Sendings,
  Effect.map(Sendings, (sendings) => {
    // What was locked as accepted in a transaction that has not ended.
    const accepted = new WeakMap<Transaction["Service"], Sending>()
    return {
      ...sendings,
      lock: (organisation, id) =>
        Effect.tap(sendings.lock(organisation, id), (sending) =>
          Effect.map(Transaction, (transaction) => {
            if (sending?.state._tag === "Accepted") accepted.set(transaction, sending)
          })
        ),
      record: (sending, event) =>
        Effect.tap(sendings.record(sending, event), () =>
          Effect.map(Transaction, (transaction) => {
            const before = accepted.get(transaction)
            if (before?.id === sending.id) delivered(before, sending)
          })
        )
    }
  })
)

const delivered = ({ state: before }: Sending, { state: after }: Sending): void => {
  if (before._tag !== "Accepted" || (after._tag !== "Delivered" && after._tag !== "Refused")) return
  const outcome = after._tag === "Delivered" ? "delivered" : "refused"
  measure.delivered(outcome, DateTime.toEpochMillis(after.at) - DateTime.toEpochMillis(before.at))
}

/** The ports again, as they are seen from outside: with spans where somebody collects them. */
export const seenPorts = (isCollected: boolean) => (isCollected ? Layer.mergeAll(transactions, lags) : lags)
