export { Batch, BatchChannel, BatchEvent, BatchId, BatchItem, BatchNotFound, BatchNotOpen } from "./model.ts"
export { addItem, cancelBatch, commitBatch, countsOf, createBatch, evolve, finishBatch, settleItem } from "./policy.ts"
