export {
  checkpointOf,
  commitmentTo,
  erase,
  follow,
  headAt,
  headOf,
  LogAct,
  LogActor,
  LogAltered,
  LogEntry,
  LogEntryNotFound,
  LogHead,
  type LogLine,
  leafOf,
  readLog,
  Salt
} from "./log.ts"
export {
  append,
  consistencyProof,
  emptyFrontier,
  type Frontier,
  type Growth,
  grow,
  type HashFunction,
  type Inclusion,
  inclusionProof,
  type LogState,
  leafHash,
  rootOf,
  rootOfFrontier,
  verifyConsistency,
  verifyInclusion
} from "./merkle.ts"
export type { AddedLine, KeptLog, LogGrowth, LogPage } from "./model.ts"
export { AccessLog, LogSeal } from "./port.ts"
export { DocumentReceipt, ReceiptInvalid, verifyReceipt } from "./receipt.ts"
export {
  Comparison,
  compareLog,
  type KnownHead,
  Restore,
  signRestore,
  verifyRestore
} from "./restore.ts"
export {
  HeadRefused,
  HeadSignature,
  LogKey,
  type SignedHead,
  type SigningKey,
  secondsOf,
  signedText,
  signHead,
  type TimedSignature,
  type Verifier,
  verifyHead
} from "./signature.ts"
export { consistencySpans, inclusionSpans, type LogNode, nodesOf, type Span } from "./span.ts"
export { proveEntry, proveGrowth, receiptOf, viewAccessLog, writeDown, writeNew } from "./workflow.ts"
