import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { IdempotencyKey } from "../idempotency/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import type { Batch, BatchChannel, BatchEvent, BatchId, BatchItem, BatchNotFound, BatchNotOpen } from "./model.ts"

type Answer = Result.Result<BatchEvent | null, BatchNotFound | BatchNotOpen>

/** A batch without items yet. */
export const createBatch = (id: BatchId, sender: OrganisationNumber): Batch => ({
  id,
  sender,
  items: [],
  phase: "created"
})

/** Adds a sending under its key; null where the key is in it already, so that asking again adds none (FIELD-10). */
export const addItem = (batch: Batch, by: OrganisationNumber, key: IdempotencyKey, at: Instant): Answer => {
  const closed = judge(batch, by, "created")
  if (closed !== null) return Result.fail(closed)
  return Result.succeed(itemOf(batch, key) === undefined ? { _tag: "ItemAdded", key, ...marks(batch, at) } : null)
}

/**
 * Commits the batch: from here on its sendings go, each as if it had been sent alone. Null where it is committed already.
 *
 * @example
 * ```ts
 * import { BatchId, cancelBatch, commitBatch, createBatch, evolve } from "@postkasse/core/batch"
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { DateTime, Result } from "effect"
 *
 * const [sender, at] = [OrganisationNumber.make("800011116"), DateTime.makeUnsafe("2026-11-26T12:00:00Z")]
 * const batch = createBatch(BatchId.make("0190b5a0-0000-7000-8000-000000000001"), sender)
 * const event = Result.getOrThrow(commitBatch(batch, sender, at))
 * const committed = event === null ? batch : evolve(batch, event)
 * console.log(committed.phase) // → committed
 * console.log(Result.isSuccess(cancelBatch(committed, sender, at))) // → false
 * ```
 */
export const commitBatch = (batch: Batch, by: OrganisationNumber, at: Instant): Answer => {
  if (batch.sender === by && (batch.phase === "committed" || batch.phase === "done")) return Result.succeed(null)
  const closed = judge(batch, by, "created")
  return closed === null ? Result.succeed({ _tag: "BatchCommitted", ...marks(batch, at) }) : Result.fail(closed)
}

/** Cancels the batch whole, before it is committed and not after: nothing of it is sent. Null where it is cancelled already. */
export const cancelBatch = (batch: Batch, by: OrganisationNumber, at: Instant): Answer => {
  if (batch.sender === by && batch.phase === "cancelled") return Result.succeed(null)
  const closed = judge(batch, by, "created")
  return closed === null ? Result.succeed({ _tag: "BatchCancelled", ...marks(batch, at) }) : Result.fail(closed)
}

/** Records how a sending of a committed batch went; null where that is known already, or it is none of the batch's. */
export const settleItem = (batch: Batch, key: IdempotencyKey, channel: BatchChannel, at: Instant): Answer => {
  const closed = judge(batch, batch.sender, "committed")
  if (closed !== null) return Result.fail(closed)
  return Result.succeed(
    itemOf(batch, key)?.channel === null ? { _tag: "ItemSettled", key, channel, ...marks(batch, at) } : null
  )
}

/** The batch is done once every sending of it has gone one way or another; null while one has not. */
export const finishBatch = (batch: Batch, at: Instant): BatchEvent | null =>
  batch.phase === "committed" && batch.items.every(({ channel }) => channel !== null)
    ? { _tag: "BatchDone", ...marks(batch, at) }
    : null

/** How many of a batch's sendings went which way, and how many have yet to (FIELD-11). */
export const countsOf = ({ items }: Batch): Readonly<Record<BatchChannel | "waiting", number>> => {
  const of = (channel: BatchItem["channel"]) => items.filter((item) => item.channel === channel).length
  return { digital: of("digital"), print: of("print"), refused: of("refused"), waiting: of(null) }
}

/** The batch after an event. */
export const evolve = (batch: Batch, event: BatchEvent): Batch => {
  switch (event._tag) {
    case "ItemAdded":
      return { ...batch, items: [...batch.items, { key: event.key, channel: null }] }
    case "ItemSettled":
      return {
        ...batch,
        items: batch.items.map((item) => (item.key === event.key ? { ...item, channel: event.channel } : item))
      }
    case "BatchCommitted":
      return { ...batch, phase: "committed" }
    case "BatchCancelled":
      return { ...batch, phase: "cancelled" }
    case "BatchDone":
      return { ...batch, phase: "done" }
  }
}

const judge = (batch: Batch, by: OrganisationNumber, phase: Batch["phase"]): BatchNotFound | BatchNotOpen | null => {
  if (batch.sender !== by) return { _tag: "BatchNotFound", rules: ["FIELD-25"] }
  return batch.phase === phase ? null : { _tag: "BatchNotOpen", rules: ["FIELD-11"], phase: batch.phase }
}

const itemOf = ({ items }: Batch, key: IdempotencyKey): BatchItem | undefined => items.find((item) => item.key === key)

const marks = ({ id }: Batch, at: Instant) => ({ batch: id, at, rules: ["FIELD-11"] as const })
