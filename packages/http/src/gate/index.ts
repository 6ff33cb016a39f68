/**
 * Gate: the one place where a caller is let in or not. What nobody has said who it is for, is for nobody.
 *
 * @module
 */
export { admit, type Gate, type GateRefusal } from "./admit.ts"
export type { CallerKind, CallerOf, SignedIn } from "./caller.ts"
