import { ApiScope, type Integration, OrganisationNumber } from "@postkasse/core/identity"
import { Unavailable } from "@postkasse/core/transaction"
import { Result, Schema } from "effect"
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose"
import { skew } from "./skew.ts"

/** Whose machine tokens are taken, and for whom they must be made (FIELD-2). */
export interface TokenIssuer {
  /** As the tokens spell it, a slash at the end or none. */
  readonly issuer: string
  /** What the tokens' `aud` must hold: this API. */
  readonly audience: string
}

/** Checks the tokens of integrations. */
export interface Tokens {
  /** Where tokens are had. */
  readonly endpoint: string
  /** The integration that an `Authorization` header speaks for, or null. Rejects with `Unavailable` without the issuer's keys. */
  readonly integrationOf: (authorization: string | undefined) => Promise<Integration | null>
}

/** ms that a token that was verified is known again without asking for the issuer's keys, and how many are known. */
const known = { lives: 60_000, most: 1_000 }

/** Tokens as Maskinporten makes them: JWTs signed by keys that it publishes (RFC 8414, RFC 9068). `now` is in ms since 1970. */
export const tokensFrom = ({ issuer, audience }: TokenIssuer, now: () => number = Date.now): Tokens => {
  let keys: Promise<JWTVerifyGetKey> | null = null
  const keysOfIssuer = () => {
    keys ??= keySetOf(issuer).catch((cause: unknown) => {
      keys = null
      throw new Unavailable({ part: "token issuer", cause })
    })
    return keys
  }
  const verified = new Map<string, { readonly integration: Integration; readonly until: number }>()
  const remember = (token: string, integration: Integration, expires: number) => {
    const [oldest] = verified.keys()
    if (verified.size >= known.most && oldest !== undefined) verified.delete(oldest)
    verified.set(token, { integration, until: Math.min(now() + known.lives, (expires + skew) * 1_000) })
  }
  return {
    endpoint: new URL("token", baseOf(issuer)).href,
    integrationOf: async (authorization) => {
      const token = bearer.exec(authorization ?? "")?.[1]
      if (token === undefined) return null
      const before = verified.get(token)
      if (before !== undefined && now() < before.until) return before.integration
      verified.delete(token)
      const key = await keysOfIssuer()
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer,
          audience,
          algorithms: ["RS256", "RS384", "RS512", "PS256", "ES256"],
          requiredClaims: ["exp", "iat", "consumer", "scope", "client_id"],
          clockTolerance: skew,
          currentDate: new Date(now())
        })
        const integration = integrationIn(payload)
        if (integration !== null) remember(token, integration, payload.exp ?? 0)
        return integration
      } catch (cause) {
        if (isOfIssuer(cause)) throw new Unavailable({ part: "token issuer", cause })
        return null
      }
    }
  }
}

const bearer = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/iu

const keySetOf = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const address = new URL(".well-known/oauth-authorization-server", baseOf(issuer))
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(5000) })
  if (!response.ok) throw new Error(`The token issuer's metadata answered ${response.status}`)
  const metadata = Schema.decodeUnknownSync(Metadata)(await response.json())
  if (metadata.issuer !== issuer) throw new Error("The token issuer's metadata is another issuer's")
  return createRemoteJWKSet(new URL(metadata.jwks_uri))
}

const baseOf = (issuer: string): string => (issuer.endsWith("/") ? issuer : `${issuer}/`)

const Metadata = Schema.Struct({ issuer: Schema.String, jwks_uri: Schema.String })

/** Whether a failure is the issuer's not answering with its keys, and no word about the token. */
const isOfIssuer = (cause: unknown): boolean =>
  !(cause instanceof errors.JOSEError) ||
  ["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"].includes(cause.code)

// `0192` is the Norwegian register of organisations in ISO 6523.
const Party = Schema.Struct({
  authority: Schema.Literal("iso6523-actorid-upis"),
  ID: Schema.TemplateLiteral(["0192:", Schema.String])
})
const Claims = Schema.Struct({
  client_id: Schema.NonEmptyString,
  scope: Schema.String,
  consumer: Party,
  supplier: Schema.optionalKey(Party)
})

const integrationIn = (payload: unknown): Integration | null => {
  const claims = Schema.decodeUnknownResult(Claims)(payload)
  if (Result.isFailure(claims)) return null
  const { client_id: client, scope, consumer: acting, supplier: running } = claims.success
  const consumer = numberIn(acting)
  const supplier = running === undefined ? null : numberIn(running)
  // A supplier that cannot be read is not one to look past.
  if (consumer === null || (running !== undefined && supplier === null)) return null
  return { client, consumer, supplier, scopes: scope.split(" ").filter(Schema.is(ApiScope)) }
}

const numberIn = ({ ID }: typeof Party.Type): OrganisationNumber | null => {
  const number = ID.slice("0192:".length)
  return Schema.is(OrganisationNumber)(number) ? number : null
}
