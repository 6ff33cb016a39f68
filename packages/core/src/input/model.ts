/**
 * Input: what comes from outside, read by a schema. It is a value, or it is told field by field what is wrong with it;
 * never the value that was given, nor a name that the giver made up.
 *
 * @module
 */
import { Schema } from "effect"

/** What is wrong with one field: never the value, nor a name that the caller made up. */
export const FieldFault = Schema.Struct({
  /** A path like `contents.files[0].name`; empty for the whole. */
  field: Schema.String,
  why: Schema.Literals(["Missing", "Unknown", "Invalid"]),
  /** What would have been right, in English for those who program against this; null where nothing is known. */
  expected: Schema.NullOr(Schema.String)
}).annotate({ identifier: "FieldFault" })
export type FieldFault = typeof FieldFault.Type

/** What was given is not what its schema takes: some twenty faults at the most. */
export interface Malformed {
  readonly _tag: "Malformed"
  readonly faults: ReadonlyArray<FieldFault>
}
