export {
  checkpointOf,
  commitmentTo,
  erase,
  headOf,
  LogAct,
  LogActor,
  LogAltered,
  LogEntry,
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
export { AccessEntry } from "./model.ts"
export { AccessLog } from "./port.ts"
export { DocumentReceipt, HeadSignature, ReceiptInvalid, type Verifier, verifyReceipt } from "./receipt.ts"
