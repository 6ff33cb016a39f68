/**
 * Problem: a refusal as it crosses HTTP, RFC 9457 with the rules that spoke, the facts, the remedy and whether a retry
 * can help (FIELD-14).
 *
 * @module
 */
export type { MalformedRequest } from "./edge.ts"
export { languageOf } from "./language.ts"
export { type AnyRefusal, type AnyRefusalByTag, type RefusalTag, refusalSchemas, statusOf } from "./refusal.ts"
export { type Problem, type ProblemOf, problemOf, problemSchemaOf } from "./representation.ts"
export { type ProblemResponse, respondProblem } from "./respond.ts"
