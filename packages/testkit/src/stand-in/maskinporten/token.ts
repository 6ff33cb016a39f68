import { randomUUID } from "node:crypto"
import { importJWK, type JWK, SignJWT } from "jose"
import type { Grant } from "./model.ts"

/** Makes access tokens (RFC 9068) that name the organisations as Maskinporten does. */
export type Minter = (grant: Grant, seconds: number, amr: "private_key_jwt" | "demo") => Promise<string>

export const minter = async (issuer: string, signing: JWK, now: () => Date): Promise<Minter> => {
  const key = await importJWK(signing, "RS256")
  return ({ client, scope, resource, consumer }, seconds, amr) => {
    const iat = Math.floor(now().getTime() / 1_000)
    return new SignJWT({
      scope,
      client_id: client.clientId,
      client_amr: amr,
      consumer: party(consumer),
      ...(consumer === client.organisation ? {} : { supplier: party(client.organisation) }),
      ...(resource === null ? {} : { aud: resource })
    })
      .setProtectedHeader({ alg: "RS256", typ: "at+jwt", kid: signing.kid ?? "" })
      .setIssuer(issuer)
      .setJti(randomUUID())
      .setIssuedAt(iat)
      .setExpirationTime(iat + seconds)
      .sign(key)
  }
}

/** An organisation in the notation of ISO 6523; 0192 is the Norwegian register's number in it. */
const party = (organisation: string) => ({ authority: "iso6523-actorid-upis", ID: `0192:${organisation}` })
