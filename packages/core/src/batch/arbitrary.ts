import fc from "fast-check"
import { idempotencyKey } from "../idempotency/arbitrary.ts"
import { organisationNumber } from "../identity/arbitrary.ts"
import { identifier } from "../transaction/arbitrary.ts"
import { type Batch, BatchChannel, BatchId, type BatchItem } from "./index.ts"

export const batchId: fc.Arbitrary<BatchId> = identifier.map((id) => BatchId.make(id))
export const batchChannel: fc.Arbitrary<BatchChannel> = fc.constantFrom(...BatchChannel.literals)

const items = (channel: fc.Arbitrary<BatchItem["channel"]>): fc.Arbitrary<ReadonlyArray<BatchItem>> =>
  fc.uniqueArray(fc.record({ key: idempotencyKey, channel }), { maxLength: 5, selector: ({ key }) => key })

const batchIn = (phase: Batch["phase"], channel: fc.Arbitrary<BatchItem["channel"]>): fc.Arbitrary<Batch> =>
  fc.record({ id: batchId, sender: organisationNumber, items: items(channel), phase: fc.constant(phase) })

/** A batch as it may have become: no sending of it goes before it is committed, and all have gone when it is done. */
export const batch: fc.Arbitrary<Batch> = fc.oneof(
  batchIn("created", fc.constant(null)),
  batchIn("cancelled", fc.constant(null)),
  batchIn("committed", fc.option(batchChannel)),
  batchIn("done", batchChannel)
)
