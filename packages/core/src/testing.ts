/**
 * Generators of every word, for property tests of whoever builds on the core. Each makes only what its word's schema
 * takes, and what could have come about: a letter that asks for confirmation is not opened before it is confirmed.
 *
 * @module
 */
export * from "./audit/arbitrary.ts"
export * from "./batch/arbitrary.ts"
export * from "./calendar/arbitrary.ts"
export * from "./case/arbitrary.ts"
export * from "./channel/arbitrary.ts"
export * from "./contact/arbitrary.ts"
export * from "./delivery/arbitrary.ts"
export * from "./directory/arbitrary.ts"
export * from "./folder/arbitrary.ts"
export * from "./idempotency/arbitrary.ts"
export * from "./identity/arbitrary.ts"
export * from "./kontroll/arbitrary.ts"
export * from "./letter/arbitrary.ts"
export * from "./logo/arbitrary.ts"
export * from "./mailbox/arbitrary.ts"
export * from "./migration/arbitrary.ts"
export * from "./opening/arbitrary.ts"
export * from "./organisation/arbitrary.ts"
export * from "./policy/arbitrary.ts"
export * from "./receipt/arbitrary.ts"
export * from "./refusal/arbitrary.ts"
export * from "./retention/arbitrary.ts"
export * from "./rule/arbitrary.ts"
export * from "./sending/arbitrary.ts"
export * from "./session/arbitrary.ts"
export * from "./storage/arbitrary.ts"
export * from "./text/arbitrary.ts"
export * from "./transaction/arbitrary.ts"
