import { acrOf, type ElectronicId, electronicIdOf, type Level, levelProved, NationalId } from "@postkasse/core/identity"
import type { Language } from "@postkasse/core/text"
import { Unavailable } from "@postkasse/core/transaction"
import { Schema } from "effect"
import { importJWK, type JWK } from "jose"
import * as oidc from "openid-client"
import { skew } from "../identity/skew.ts"
import type { LoginTransaction } from "./transaction.ts"

/** The levels that ID-porten can be asked for. */
export type ElectronicLevel = Exclude<Level, "password">

/** How this service is known to ID-porten. */
export interface OpenIdClient {
  readonly issuer: string
  readonly clientId: string
  /** The private key, with the `kid` and `alg` that the issuer knows it by. */
  readonly key: JWK
  /** Where the browser comes back to, as registered. */
  readonly callback: string
  /** Where the browser lands after logging out there, as registered. */
  readonly loggedOut: string
}

/** What a login at ID-porten came to. */
export type LoginOutcome =
  | {
      readonly _tag: "LoggedIn"
      readonly nationalId: NationalId
      readonly level: ElectronicLevel
      readonly electronicId: ElectronicId | null
      readonly idToken: string
    }
  /** The person turned back. */
  | { readonly _tag: "LoginCancelled" }
  /** ID-porten answered with a weaker login than was asked for. */
  | { readonly _tag: "LevelNotReached" }
  /** ID-porten said no, or its answer does not hold. */
  | { readonly _tag: "LoginFailed" }

/**
 * A form that the browser posts to end the session at ID-porten too. It is not put into an address, which histories and logs
 * keep: the national id is in the ID token.
 */
export interface EndSession {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** ID-porten, as the rest sees it. Its methods reject with `Unavailable` while it does not answer. */
export interface IdentityProvider {
  /** Begins a login: where to send the browser, and what to hold the answer against. */
  readonly begin: (
    level: ElectronicLevel,
    language: Language
  ) => Promise<{ readonly url: URL } & Pick<LoginTransaction, "state" | "nonce" | "verifier">>
  /** Judges the answer that the browser came back with; `search` is the query it carried. */
  readonly finish: (search: string, transaction: LoginTransaction) => Promise<LoginOutcome>
  /** How the browser ends the session at ID-porten too, or null where it cannot. */
  readonly endSession: (idToken: string) => Promise<EndSession | null>
  /** The origin that it does so at, or null while ID-porten has not told. */
  readonly endSessionOrigin: () => string | null
}

/** ms after which ID-porten is asked again what it is, once it has not said: whoever asks meanwhile is told the same. */
const pause = 3_000

/**
 * ID-porten over OpenID Connect: code flow, PKCE, PAR, `state`, `nonce`, `iss`, `private_key_jwt`, and an ID token whose signature
 * is verified. It is asked at once what it is, so that the first page that is served knows where logging out goes on. `now` is
 * in ms since any fixed moment.
 */
export const identityProviderAt = (client: OpenIdClient, now = () => performance.now()): IdentityProvider => {
  let found: Promise<oidc.Configuration> | null = null
  let again = Number.POSITIVE_INFINITY
  let endSessionOrigin: string | null = null
  const configuration = () => {
    if (now() >= again) [found, again] = [null, Number.POSITIVE_INFINITY]
    found ??= discover(client).then(
      (config) => {
        endSessionOrigin = endSessionAddress(config)?.origin ?? null
        return config
      },
      (cause: unknown) => {
        again = now() + pause
        throw unavailable(cause)
      }
    )
    return found
  }
  const askAhead = () => void configuration().catch(() => {})
  askAhead()
  return {
    begin: async (level, language) => {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const config = await configuration()
      const asked = {
        redirect_uri: client.callback,
        scope: "openid profile",
        acr_values: acrOf(level),
        ui_locales: language,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce
      }
      const url = await oidc.buildAuthorizationUrlWithPAR(config, asked).catch((cause: unknown) => {
        throw unavailable(cause)
      })
      return { url, state, nonce, verifier }
    },
    finish: async (search, transaction) => judge(await configuration(), new URL(search, client.callback), transaction),
    endSession: async (idToken) => {
      const config = await configuration()
      if (endSessionAddress(config) === null) return null
      const asked = { id_token_hint: idToken, post_logout_redirect_uri: client.loggedOut }
      const { origin, pathname, searchParams } = oidc.buildEndSessionUrl(config, asked)
      return { action: `${origin}${pathname}`, fields: Object.fromEntries(searchParams) }
    },
    endSessionOrigin: () => {
      // A page may be served before anybody has logged in.
      askAhead()
      return endSessionOrigin
    }
  }
}

const discover = async ({ issuer, clientId, key }: OpenIdClient): Promise<oidc.Configuration> => {
  const imported = await importJWK(key, key.alg ?? "RS256")
  if (imported instanceof Uint8Array) throw new TypeError("The client's key is no private key")
  const method = oidc.PrivateKeyJwt(key.kid === undefined ? imported : { key: imported, kid: key.kid })
  // The library takes an ID token's signature on trust in TLS unless it is told to verify it: who somebody is rests on that token alone.
  const execute = [oidc.enableNonRepudiationChecks]
  // Only a stand-in on this machine is spoken to without TLS.
  if (isLoopback(issuer)) execute.push(oidc.allowInsecureRequests)
  return oidc.discovery(new URL(issuer), clientId, { [oidc.clockTolerance]: skew }, method, { execute, timeout: 10 })
}

/** Where sessions are ended there; null where it has told no address that a form may be posted to. */
const endSessionAddress = (config: oidc.Configuration): URL | null => {
  const told = config.serverMetadata().end_session_endpoint
  if (told === undefined || !URL.canParse(told)) return null
  const address = new URL(told)
  return address.protocol === "https:" || isLoopback(told) ? address : null
}

const judge = async (
  config: oidc.Configuration,
  answer: URL,
  { state, nonce, verifier, level: asked }: LoginTransaction
): Promise<LoginOutcome> => {
  // The library checks `iss` where the issuer says that it sends it; ID-porten always does, so it must be there (RFC 9207).
  if (answer.searchParams.getAll("iss").length !== 1) return { _tag: "LoginFailed" }
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
  try {
    const tokens = await oidc.authorizationCodeGrant(config, answer, checks)
    return outcomeOf(tokens.claims(), tokens.id_token ?? "", asked)
  } catch (fault) {
    if (fault instanceof oidc.AuthorizationResponseError) {
      return { _tag: fault.error === "access_denied" ? "LoginCancelled" : "LoginFailed" }
    }
    if (isUnreachable(fault)) throw unavailable(fault)
    return { _tag: "LoginFailed" }
  }
}

const IdTokenClaims = Schema.Struct({
  pid: NationalId,
  acr: Schema.String,
  amr: Schema.optionalKey(Schema.Array(Schema.String))
})

/** The level is read from `acr` alone, and from the ID token alone (FIELD-1). */
const outcomeOf = (claims: unknown, idToken: string, asked: ElectronicLevel): LoginOutcome => {
  if (!Schema.is(IdTokenClaims)(claims)) return { _tag: "LoginFailed" }
  const level = levelProved(claims.acr, asked)
  if (level === "Unknown") return { _tag: "LoginFailed" }
  if (level === "FallsShort") return { _tag: "LevelNotReached" }
  const electronicId = electronicIdOf(claims.amr ?? [])
  return { _tag: "LoggedIn", nationalId: claims.pid, level, electronicId, idToken }
}

const isLoopback = (address: string): boolean => {
  const { protocol, hostname } = new URL(address)
  return protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname)
}

// Not to be reached, too slow, or answering with a fault of its own: no word about the login.
const isUnreachable = (fault: unknown): boolean =>
  fault instanceof TypeError || (fault instanceof oidc.ClientError && noAnswer.has(fault.code ?? ""))

const noAnswer = new Set(["OAUTH_TIMEOUT", "OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"])

const unavailable = (cause: unknown): Unavailable => new Unavailable({ part: "ID-porten", cause })
