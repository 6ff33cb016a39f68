/**
 * A document's receipt: what its holder keeps to show, without asking anybody, that just this document arrived then, from
 * that sender (TRUST-3). The entry of its arrival, the proof that the entry is in the log, and the signed head of the log.
 *
 * @module
 */
import { Result, Schema } from "effect"
import { Sha256 } from "../letter/index.ts"
import { RuleId } from "../rule/index.ts"
import { LogEntry, LogHead, leafOf, Salt } from "./log.ts"
import { verifyInclusion } from "./merkle.ts"
import { HeadRefused, HeadSignature, type Verifier, verifyHead } from "./signature.ts"

export const DocumentReceipt = Schema.Struct({
  entry: LogEntry,
  salt: Salt,
  /** Where the entry stands in the log, counted from 0. */
  index: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  proof: Schema.Array(Sha256),
  head: LogHead,
  signature: HeadSignature
}).annotate({ identifier: "DocumentReceipt" })
export type DocumentReceipt = typeof DocumentReceipt.Type

/** The receipt does not show what it should: why is told as far as it can be known without asking the operator. */
export const ReceiptInvalid = Schema.TaggedStruct("ReceiptInvalid", {
  rules: Schema.Array(RuleId),
  why: Schema.Literals(["NoArrival", "OtherDocument", "NotInLog", ...HeadRefused.fields.why.literals])
})
export type ReceiptInvalid = typeof ReceiptInvalid.Type

/**
 * Verifies a receipt offline (TRUST-3) for a document of this digest: that its entry tells of an arrival, of this very
 * document, stands in the log whose head it carries, and that the head was signed by a key that is published, in its time.
 */
export const verifyReceipt = (
  verifier: Verifier,
  receipt: DocumentReceipt,
  document: Sha256
): Result.Result<LogEntry, ReceiptInvalid> => {
  const { entry, salt, index, proof, head, signature } = receipt
  if (entry.act !== "arrived") return invalid("NoArrival")
  if (entry.sha256 !== document) return invalid("OtherDocument")
  const leaf = leafOf(verifier.sha256, { _tag: "Kept", entry, salt })
  if (!verifyInclusion(verifier.sha256, { leaf, index, ...head }, proof)) return invalid("NotInLog")
  const vouched = verifyHead(verifier, { head, signature })
  return Result.isSuccess(vouched) ? Result.succeed(entry) : invalid(vouched.failure.why)
}

const invalid = (why: ReceiptInvalid["why"]): Result.Result<never, ReceiptInvalid> =>
  Result.fail({ _tag: "ReceiptInvalid", rules: ["TRUST-3"], why })
