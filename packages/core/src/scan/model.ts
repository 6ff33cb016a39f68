/**
 * Scan: looking for malware in what was sent, while it still lies with its sender, so that nothing unseen ever lies in a
 * mailbox (TRUST-7). A scanner that does not answer has not said that a file is clean: the sending is held.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { type RefusalReason, Signature } from "../receipt/index.ts"
import type { SendingCleared, SendingRefused } from "../sending/index.ts"

/**
 * What a scanner says of one file: nothing bad in it; something, by its name; that it could not look, since the file is larger
 * than it takes or something failed; or nothing at all. Of a file that is gone it is not asked: its recipient's mailbox was
 * deleted for good, and nobody reads it any more (LIFE-10).
 */
export const ScanAnswer = Schema.Union([
  Schema.TaggedStruct("Clean", {}),
  Schema.TaggedStruct("Infected", { signature: Signature }),
  Schema.TaggedStruct("NotScanned", { why: Schema.Literals(["TooLarge", "Failed"]) }),
  Schema.TaggedStruct("NoAnswer", {}),
  Schema.TaggedStruct("Gone", {})
])
export type ScanAnswer = typeof ScanAnswer.Type

/**
 * When a sending that waits for the scan is next looked at, and how often it was before. Whoever takes a turn counts one up,
 * and holds it until `dueAt`: for as long as the count stands, nobody else has taken it.
 */
export const ScanTurn = Schema.Struct({
  tries: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  dueAt: Instant
})
export type ScanTurn = typeof ScanTurn.Type

/** What the answers come to: the sending goes on; or it is refused, and its sender told why. */
export type ScanJudgement =
  | { readonly event: SendingCleared; readonly reason: null }
  | { readonly event: SendingRefused; readonly reason: RefusalReason }
