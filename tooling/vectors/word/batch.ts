import { Schema } from "effect"
import fc from "fast-check"
import * as core from "../../../packages/core/src/batch/index.ts"
import { Batch, BatchChannel, BatchEvent, BatchNotFound, BatchNotOpen } from "../../../packages/core/src/batch/index.ts"
import { Instant } from "../../../packages/core/src/calendar/index.ts"
import { IdempotencyKey } from "../../../packages/core/src/idempotency/index.ts"
import { OrganisationNumber } from "../../../packages/core/src/identity/index.ts"
import {
  batch as anyBatch,
  batchChannel,
  idempotencyKey,
  instant,
  organisationNumber
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"

const [ItemAdded, BatchCommitted, BatchCancelled, ItemSettled, BatchDone] = BatchEvent.members

/** A batch, often its own sender, and a key that is often in it. */
const asked = anyBatch.chain((batch) =>
  fc.record({
    batch: fc.constant(batch),
    by: fc.oneof({ weight: 5, arbitrary: fc.constant(batch.sender) }, { weight: 1, arbitrary: organisationNumber }),
    key: fc.oneof(idempotencyKey, ...batch.items.map(({ key }) => fc.constant(key))),
    channel: batchChannel,
    at: instant
  })
)
const sendersAct = Schema.Struct({ batch: Batch, by: OrganisationNumber, at: Instant })
const refusal = Schema.Union([BatchNotFound, BatchNotOpen])

export const batch = [
  decision("addItem", {
    input: Schema.Struct({ ...sendersAct.fields, key: IdempotencyKey }),
    answer: Schema.NullOr(ItemAdded),
    refusal,
    from: asked.map(({ batch, by, key, at }) => ({ batch, by, key, at })),
    most: 14,
    decide: ({ batch, by, key, at }) => core.addItem(batch, by, key, at)
  }),
  decision("commitBatch", {
    input: sendersAct,
    answer: Schema.NullOr(BatchCommitted),
    refusal,
    from: asked.map(({ batch, by, at }) => ({ batch, by, at })),
    most: 14,
    decide: ({ batch, by, at }) => core.commitBatch(batch, by, at)
  }),
  decision("cancelBatch", {
    input: sendersAct,
    answer: Schema.NullOr(BatchCancelled),
    refusal,
    from: asked.map(({ batch, by, at }) => ({ batch, by, at })),
    most: 14,
    decide: ({ batch, by, at }) => core.cancelBatch(batch, by, at)
  }),
  decision("settleItem", {
    input: Schema.Struct({ batch: Batch, key: IdempotencyKey, channel: BatchChannel, at: Instant }),
    answer: Schema.NullOr(ItemSettled),
    refusal: BatchNotOpen,
    from: asked.map(({ batch, key, channel, at }) => ({ batch, key, channel, at })),
    most: 14,
    decide: ({ batch, key, channel, at }) => core.settleItem(batch, key, channel, at)
  }),
  decision("finishBatch", {
    input: Schema.Struct({ batch: Batch, at: Instant }),
    answer: Schema.NullOr(BatchDone),
    from: asked.map(({ batch, at }) => ({ batch, at })),
    most: 8,
    decide: ({ batch, at }) => core.finishBatch(batch, at)
  }),
  decision("countsOf", {
    input: Schema.Struct({ batch: Batch }),
    answer: Schema.Struct({ digital: Schema.Int, print: Schema.Int, refused: Schema.Int, waiting: Schema.Int }),
    from: anyBatch.map((batch) => ({ batch })),
    most: 8,
    decide: ({ batch }) => core.countsOf(batch)
  })
]
