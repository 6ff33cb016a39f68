import type { JWK } from "jose"
import type { LoopbackHost } from "../loopback.ts"
import type { Language } from "./text.ts"

/** Someone who may log in. Synthetic: nobody's number, nobody's name. */
export interface Citizen {
  /** Eleven digits; becomes the claim `pid`. */
  readonly nationalId: string
  readonly name: { readonly first: string; readonly last: string }
  /** Who this is, in a line, for the one who chooses among them. */
  readonly about: Readonly<Record<Language, string>>
}

/** A service that may ask people to log in. It authenticates with a key (`private_key_jwt`, RS256 or ES256). */
export interface IdPortenClient {
  readonly clientId: string
  /** Shown on the login page. */
  readonly name: string
  /** Matched exactly. */
  readonly redirectUris: ReadonlyArray<string>
  readonly postLogoutRedirectUris: ReadonlyArray<string>
  /** Public keys, each with the `kid` that the client's assertions name. */
  readonly jwks: { readonly keys: ReadonlyArray<JWK> }
}

export interface IdPortenOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number
  readonly host?: LoopbackHost
  readonly people: ReadonlyArray<Citizen>
  readonly clients: ReadonlyArray<IdPortenClient>
  /** Private keys to sign with (RS256, with `kid`), to keep them from one start to the next. One is made if none is given. */
  readonly keys?: ReadonlyArray<JWK>
  /** What `auth_time` says of a login. Everything else in a token's life is told by the machine's clock. */
  readonly now?: () => Date
}

/** A running stand-in. */
export interface IdPorten {
  /** The issuer; its metadata is at `/.well-known/openid-configuration` below it. */
  readonly issuer: string
  readonly port: number
  readonly close: () => Promise<void>
}
