/**
 * A stand-in for Maskinporten: machine tokens by RFC 7523 JWT grant, on loopback.
 *
 * A client proves itself with an assertion signed by its registered key; the answer is a signed access token that names
 * the organisation as `consumer`, and as `supplier` the one that acts for it (FIELD-2). Signing and checking are jose's.
 *
 * @module
 */

export { type Assertion, assertionFor, clientWithKey, type KeyedClient, type TokenRequest, tokenFor } from "./client.ts"
export type { Maskinporten, MaskinportenClient, MaskinportenOptions } from "./model.ts"
export { startMaskinporten } from "./start.ts"
