import { randomUUID } from "node:crypto"
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose"
import type { Maskinporten, MaskinportenClient } from "./model.ts"

/** A client together with the private key of its own, for tests and examples. */
export interface KeyedClient extends MaskinportenClient {
  readonly jwks: NonNullable<MaskinportenClient["jwks"]>
  readonly privateKey: CryptoKey
  readonly kid: string
  readonly alg: "RS256" | "ES256"
}

/** Gives a client a new key pair. */
export const clientWithKey = async (
  client: Omit<MaskinportenClient, "jwks">,
  alg: "RS256" | "ES256" = "ES256"
): Promise<KeyedClient> => {
  const { publicKey, privateKey } = await generateKeyPair(alg)
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  return { ...client, jwks: { keys: [{ ...jwk, alg, use: "sig", kid }] }, privateKey, kid, alg }
}

/** What a client asks for. */
export interface TokenRequest {
  /** Scopes with spaces between them. All that the client has, by default. */
  readonly scope?: string
  /** The API that the token is for; becomes its `aud`. */
  readonly resource?: string
  /** The organisation acted for, when it is another. */
  readonly consumerOrg?: string
}

/** What is asked for, and what tests like to get wrong. */
export interface Assertion extends TokenRequest {
  /** The issuer of the tokens. */
  readonly audience: string
  readonly now?: Date
  /** Seconds; 60 by default. */
  readonly lifetime?: number
  readonly jti?: string
}

/** An assertion by `client` (RFC 7523), to send to the token endpoint. */
export const assertionFor = (client: KeyedClient, asked: Assertion): Promise<string> => {
  const iat = Math.floor((asked.now ?? new Date()).getTime() / 1_000)
  return new SignJWT({
    scope: asked.scope ?? client.scopes.join(" "),
    ...(asked.resource === undefined ? {} : { resource: asked.resource }),
    ...(asked.consumerOrg === undefined ? {} : { consumer_org: asked.consumerOrg })
  })
    .setProtectedHeader({ alg: client.alg, kid: client.kid })
    .setAudience(asked.audience)
    .setIssuer(client.clientId)
    .setJti(asked.jti ?? randomUUID())
    .setIssuedAt(iat)
    .setExpirationTime(iat + (asked.lifetime ?? 60))
    .sign(client.privateKey)
}

/** Gets a token for `client`. Rejects with Maskinporten's own words when there is none to be had. */
export const tokenFor = async (
  maskinporten: Pick<Maskinporten, "issuer" | "tokenEndpoint">,
  client: KeyedClient,
  asked: TokenRequest & { readonly now?: Date } = {}
): Promise<string> => {
  const assertion = await assertionFor(client, { ...asked, audience: maskinporten.issuer })
  const response = await fetch(maskinporten.tokenEndpoint, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion })
  })
  const answer = (await response.json()) as { access_token?: string; error?: string; error_description?: string }
  if (answer.access_token === undefined) throw new Error(`${answer.error}: ${answer.error_description}`)
  return answer.access_token
}
