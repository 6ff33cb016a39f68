import type { JWK } from "jose"
import type { LoopbackHost } from "../loopback.ts"

/** A system that may ask for tokens on behalf of its organisation. */
export interface MaskinportenClient {
  readonly clientId: string
  /** The organisation that the client belongs to: nine digits. */
  readonly organisation: string
  /** What it may ask for. */
  readonly scopes: ReadonlyArray<string>
  /** Organisations that have let this one act for them: it is then their `supplier`. */
  readonly mayActFor?: ReadonlyArray<string>
  /** Public keys (RS256 or ES256), each with a `kid`. A client without keys gets only demo tokens. */
  readonly jwks?: { readonly keys: ReadonlyArray<JWK> }
}

export interface MaskinportenOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number
  readonly host?: LoopbackHost
  readonly clients: ReadonlyArray<MaskinportenClient>
  /** Private keys to sign with (RS256, with `kid`), to keep them from one start to the next. One is made if none is given. */
  readonly keys?: ReadonlyArray<JWK>
  readonly now?: () => Date
  /**
   * Whether `POST /demo-token` gives tokens to anyone who names a client, so that a first letter can be sent with curl
   * alone. Maskinporten has nothing like it. Off by default.
   */
  readonly demoTokens?: boolean
}

/** A running stand-in. */
export interface Maskinporten {
  /** Ends with a slash, as Maskinporten's own does. Its metadata is at `/.well-known/oauth-authorization-server`. */
  readonly issuer: string
  readonly tokenEndpoint: string
  readonly jwksUri: string
  readonly port: number
  readonly close: () => Promise<void>
}

/** What a token will say, once the asker is known and may have it. */
export interface Grant {
  readonly client: MaskinportenClient
  readonly scope: string
  /** The API that the token is for; becomes `aud`. */
  readonly resource: string | null
  /** The organisation acted for. The client's own, unless it acts for another. */
  readonly consumer: string
}

/** Why there is no token: an error of RFC 6749 (5.2) or RFC 8707, and what was wrong in words. */
export interface Refused {
  readonly _tag: "Refused"
  readonly error:
    | "invalid_request"
    | "invalid_client"
    | "invalid_grant"
    | "invalid_scope"
    | "invalid_target"
    | "unsupported_grant_type"
    | "temporarily_unavailable"
  readonly description: string
}

export const refused = (error: Refused["error"], description: string): Refused => ({
  _tag: "Refused",
  error,
  description
})
