/**
 * A stand-in for ID-porten: a real OpenID provider on loopback, where anyone may be any of the people it is given.
 *
 * It asks of its clients what ID-porten asks: code flow, PKCE (S256), pushed authorization requests, `private_key_jwt`.
 * It answers as ID-porten does: `iss` with the code, and in the ID token `pid`, `acr`, `amr`, `auth_time`, `sid`
 * (FIELD-1). Protocol, tokens and cookies are a certified library's; ours are the people, the levels and the pages.
 *
 * @module
 */

export { signingKey } from "../signing-key.ts"
export { type CookieJar, cookieJar } from "./cookie-jar.ts"
export type { ElectronicId } from "./electronic-id.ts"
export { type LogInAs, logInAt } from "./log-in-at.ts"
export type { Citizen, IdPorten, IdPortenClient, IdPortenOptions } from "./model.ts"
export { startIdPorten } from "./start.ts"
