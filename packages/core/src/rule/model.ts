/**
 * Rule: one line of the rule catalogue. Its id runs through decisions, refusals, tests and texts; what it says to people is
 * `text`'s.
 *
 * @module
 */
import { Schema, Struct } from "effect"
import { catalogue, type Home } from "./catalogue.ts"

/** A section of the catalogue, like `AUTH`: what its ids begin with. */
export type Section = RuleId extends `${infer Name}-${number}` ? Name : never

/** Every id there is, in the catalogue's order. */
export const ruleIds: ReadonlyArray<RuleId> = Struct.keys(catalogue)

/** The package that decides the rule, and proves it. */
export const homeOf = (rule: RuleId): Home => catalogue[rule]

const isRuleId = (text: string): text is RuleId => Object.hasOwn(catalogue, text)

const pattern = /^[A-Z]+-[1-9][0-9]*$/u

/** The schema of `RuleId`, by a name: the compiler writes a name into declarations, but a union of a hundred ids in full. */
export interface RuleIdSchema extends Schema.refine<RuleId, Schema.String> {}

/** An id of the rule catalogue, like `AUTH-4`. Others read it as text that may name a rule of a catalogue newer than theirs. */
export const RuleId: RuleIdSchema = Schema.String.pipe(
  Schema.refine(isRuleId, {
    expected: "an id of the rule catalogue",
    toJsonSchema: () => ({ pattern: pattern.source })
  })
).annotate({ identifier: "RuleId" })
export type RuleId = keyof typeof catalogue

/**
 * A rule that a document kept for years names: it may have been written by a newer version, which knows rules that this one
 * does not. No decision names one.
 */
export const WrittenRuleId = Schema.String.check(Schema.isPattern(pattern)).annotate({ identifier: "WrittenRuleId" })
export type WrittenRuleId = typeof WrittenRuleId.Type
