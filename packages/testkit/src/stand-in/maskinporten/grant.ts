import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from "jose"
import { type Grant, type MaskinportenClient, type Refused, refused } from "./model.ts"

/** The longest that an assertion may live, in seconds. */
const LIFETIME = 120
/** How far a client's clock may be from ours, in seconds. */
const TOLERANCE = 10

/** Knows the assertions it has seen for as long as they could be used again. */
export interface Seen {
  readonly first: (id: string, until: number) => "first" | "again" | "full"
}

/** Judges an assertion (RFC 7523, section 3): who asks, for what, and whether they may. */
export const judgeAssertion = async (
  assertion: string,
  clients: ReadonlyMap<string, MaskinportenClient>,
  issuer: string,
  seen: Seen,
  now: Date
): Promise<Grant | Refused> => {
  const client = clientOf(assertion, clients)
  if (client?.jwks === undefined) return refused("invalid_grant", "unknown client, or one without a key")
  try {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet({ keys: [...client.jwks.keys] }), {
      algorithms: ["RS256", "ES256"],
      audience: issuer,
      clockTolerance: TOLERANCE,
      currentDate: now,
      issuer: client.clientId,
      maxTokenAge: LIFETIME,
      requiredClaims: ["aud", "exp", "iat", "iss", "jti", "scope"]
    })
    if ((payload.exp ?? 0) - (payload.iat ?? 0) > LIFETIME) {
      return refused("invalid_grant", `the assertion lives longer than ${LIFETIME} seconds`)
    }
    return judgeClaims(payload, client, seen)
  } catch (fault) {
    // What jose says names the claim or the check, never a key.
    if (fault instanceof errors.JOSEError) return refused("invalid_grant", fault.message)
    throw fault
  }
}

const clientOf = (
  assertion: string,
  clients: ReadonlyMap<string, MaskinportenClient>
): MaskinportenClient | undefined => {
  try {
    return clients.get(decodeJwt(assertion).iss ?? "")
  } catch {
    return undefined
  }
}

const judgeClaims = (payload: JWTPayload, client: MaskinportenClient, seen: Seen): Grant | Refused => {
  // Only one audience: an assertion that others take as well could be sent on by them.
  if (typeof payload.aud !== "string") return refused("invalid_grant", "aud must be the issuer alone")
  const { scope, resource = null, consumer_org: consumer } = payload
  if (typeof scope !== "string" || (resource !== null && typeof resource !== "string")) {
    return refused("invalid_grant", "scope and resource must be strings")
  }
  const grant = judgeGrant(client, scope, resource, typeof consumer === "string" ? consumer : null)
  if ("_tag" in grant) return grant
  // Last, so that a refused assertion can be sent again with a scope put right at our end.
  const use = seen.first(`${client.clientId} ${payload.jti}`, (payload.exp ?? 0) + TOLERANCE)
  if (use === "again") return refused("invalid_grant", "jti has been used before")
  if (use === "full") return refused("temporarily_unavailable", "too many assertions at once")
  return grant
}

/** Judges what a known client asks for. */
export const judgeGrant = (
  client: MaskinportenClient,
  scope: string,
  resource: string | null,
  consumer: string | null
): Grant | Refused => {
  const scopes = scope.split(" ").filter((one) => one !== "")
  if (scopes.length === 0) return refused("invalid_scope", "no scope is asked for")
  if (!scopes.every((one) => client.scopes.includes(one))) {
    return refused("invalid_scope", "the client does not have this scope")
  }
  if (resource !== null && !URL.canParse(resource)) return refused("invalid_target", "resource must be an absolute URI")
  if (consumer !== null && consumer !== client.organisation && !client.mayActFor?.includes(consumer)) {
    return refused("invalid_grant", "the organisation has not let the client act for it")
  }
  return { client, scope: scopes.join(" "), resource, consumer: consumer ?? client.organisation }
}
