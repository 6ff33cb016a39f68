import type { Instant } from "@postkasse/core/calendar"
import type { SendingId } from "@postkasse/core/letter"
import { acceptedAt, type Sending, Sendings } from "@postkasse/core/sending"
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

/** Measures how long sendings wait from their acceptance until they are delivered or refused. */
const lags = Layer.effect(
  Sendings,
  Effect.map(Sendings, (sendings) => {
    // When what was locked on its way was accepted, by the transactions that have not ended.
    const accepted = new WeakMap<Transaction["Service"], Map<SendingId, Instant>>()
    const keep = (transaction: Transaction["Service"], sending: Sending | null): void => {
      const at = sending === null ? null : acceptedAt(sending)
      if (sending === null || at === null) return
      const kept = accepted.get(transaction) ?? new Map<SendingId, Instant>()
      accepted.set(transaction, kept.set(sending.id, at))
    }
    return {
      ...sendings,
      lock: (organisation, id) =>
        Effect.tap(sendings.lock(organisation, id), (sending) =>
          Effect.map(Transaction, (transaction) => keep(transaction, sending))
        ),
      record: (sending, event) =>
        Effect.tap(sendings.record(sending, event), () =>
          Effect.map(Transaction, (transaction) => {
            const since = accepted.get(transaction)?.get(sending.id)
            if (since !== undefined) answered(since, sending)
          })
        )
    }
  })
)

const answered = (since: Instant, { state }: Sending): void => {
  if (state._tag !== "Delivered" && state._tag !== "Refused") return
  const outcome = state._tag === "Delivered" ? "delivered" : "refused"
  measure.delivered(outcome, DateTime.toEpochMillis(state.at) - DateTime.toEpochMillis(since))
}

/** The ports again, as they are seen from outside: with spans where somebody collects them. */
export const seenPorts = (isCollected: boolean) => (isCollected ? Layer.mergeAll(transactions, lags) : lags)
