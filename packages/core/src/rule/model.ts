/**
 * Rule: one line of the rule catalogue. Its id runs through decisions, refusals, tests and texts.
 *
 * @module
 */
import { Schema } from "effect"

/** An id of the rule catalogue, like `AUTH-4`. */
export const RuleId = Schema.String.check(Schema.isPattern(/^[A-Z]+-[1-9][0-9]*$/u)).annotate({ identifier: "RuleId" })
export type RuleId = typeof RuleId.Type
