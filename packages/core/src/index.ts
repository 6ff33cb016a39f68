/**
 * The policies of a digital mailbox, a namespace a word. `@postkasse/core/opening` and its siblings carry one word each.
 *
 * @module
 */
export * as audit from "./audit/index.ts"
export * as calendar from "./calendar/index.ts"
export * as channel from "./channel/index.ts"
export * as delivery from "./delivery/index.ts"
export * as directory from "./directory/index.ts"
export * as folder from "./folder/index.ts"
export * as idempotency from "./idempotency/index.ts"
export * as identity from "./identity/index.ts"
export * as input from "./input/index.ts"
export * as kontroll from "./kontroll/index.ts"
export * as letter from "./letter/index.ts"
export * as logo from "./logo/index.ts"
export * as mailbox from "./mailbox/index.ts"
export * as migration from "./migration/index.ts"
export * as opening from "./opening/index.ts"
export * as organisation from "./organisation/index.ts"
export * as policy from "./policy/index.ts"
export * as receipt from "./receipt/index.ts"
export * as refusal from "./refusal/index.ts"
export * as rule from "./rule/index.ts"
export * as sending from "./sending/index.ts"
export * as session from "./session/index.ts"
export * as storage from "./storage/index.ts"
export * as transaction from "./transaction/index.ts"
