/**
 * Postkasse over HTTP: the API, its documentation, logins and tokens, and the adapters that belong to them.
 *
 * @module
 */
export { type App, createApp } from "./app.ts"
export { type Health, type PartHealth, PartName } from "./health/model.ts"
export { type TokenIssuer, type Tokens, tokensFrom } from "./identity/token.ts"
export type { Problem, ProblemOf, RefusalTag } from "./problem/index.ts"
export { type ClamdAddress, clamdAddressOf, clamdAt, pingClamd } from "./scan/clamd.ts"
export type { LoginProblem } from "./session/login.ts"
export { type IdentityProvider, identityProviderAt, type OpenIdClient } from "./session/openid.ts"
export { passwords } from "./session/passwords.ts"
export { loginTransactions } from "./session/transaction.ts"
export type { Runtime, Services, Surroundings } from "./surroundings.ts"
export { watch } from "./telemetry/index.ts"
