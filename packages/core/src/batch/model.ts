/**
 * Batch: many sendings that go together or not at all: created, filled, committed, done; and cancelled whole before it is
 * committed (FIELD-11).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { IdempotencyKey } from "../idempotency/index.ts"
import { OrganisationNumber } from "../identity/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"

export const BatchId = Identifier.pipe(Schema.brand("BatchId"))
export type BatchId = typeof BatchId.Type

/** The ways that an item of a batch can have gone. */
export const BatchChannel = Schema.Literals(["digital", "print", "refused"])
export type BatchChannel = typeof BatchChannel.Type

/** One sending of a batch, under a key of its own (FIELD-10), and how it went; null while that is not known. */
export const BatchItem = Schema.Struct({ key: IdempotencyKey, channel: Schema.NullOr(BatchChannel) })
export type BatchItem = typeof BatchItem.Type

export const Batch = Schema.Struct({
  id: BatchId,
  sender: OrganisationNumber,
  items: Schema.Array(BatchItem),
  phase: Schema.Literals(["created", "committed", "done", "cancelled"])
})
export type Batch = typeof Batch.Type

const rules = Schema.Array(RuleId)
const event = { batch: BatchId, at: Instant, rules }
const ItemAdded = Schema.TaggedStruct("ItemAdded", { ...event, key: IdempotencyKey })
const BatchCommitted = Schema.TaggedStruct("BatchCommitted", event)
const BatchCancelled = Schema.TaggedStruct("BatchCancelled", event)
const ItemSettled = Schema.TaggedStruct("ItemSettled", { ...event, key: IdempotencyKey, channel: BatchChannel })
const BatchDone = Schema.TaggedStruct("BatchDone", event)
export const BatchEvent = Schema.Union([ItemAdded, BatchCommitted, BatchCancelled, ItemSettled, BatchDone])
export type BatchEvent = typeof BatchEvent.Type

/** No such batch of this sender (FIELD-25). */
export const BatchNotFound = Schema.TaggedStruct("BatchNotFound", { rules })
export type BatchNotFound = typeof BatchNotFound.Type
/** The batch is not at the point at which this can be done (FIELD-11). */
export const BatchNotOpen = Schema.TaggedStruct("BatchNotOpen", {
  rules,
  phase: Schema.Literals(["created", "committed", "done", "cancelled"])
})
export type BatchNotOpen = typeof BatchNotOpen.Type
