import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose"

/** A new private key for RS256, named by its thumbprint. Keep it to keep tokens valid over a restart. */
export const signingKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, alg: "RS256", use: "sig", kid: await calculateJwkThumbprint(jwk) }
}

/** What may be told of a key. Named member by member, so that no private one slips out. */
export const publicPart = ({ kty, n, e, alg, use, kid }: JWK): JWK =>
  Object.fromEntries(Object.entries({ kty, n, e, alg, use, kid }).filter(([, value]) => value !== undefined))
