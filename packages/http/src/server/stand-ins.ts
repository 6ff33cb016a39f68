import { join } from "node:path"
import { Schema } from "effect"
import type { JWK } from "jose"
import type { OpenIdClient } from "../session/openid.ts"
import { keptIn } from "./kept.ts"

/** The systems around, standing in on loopback, and the town that uses them. */
export interface StandIns {
  readonly town: typeof import("@postkasse/testkit/town").demoTown
  /** The moment of the first start: the town's letters are dated from it. */
  readonly since: Date
  readonly idPorten: OpenIdClient
  readonly tokenIssuer: string
  /** Where a token is had with curl alone. */
  readonly demoTokens: string
  readonly close: () => Promise<void>
}

/** The ports of the stand-ins: the two after the server's, or any where it has any. */
export const standInPorts = (port: number): readonly [number, number] => (port === 0 ? [0, 0] : [port + 1, port + 2])

/**
 * Starts the stand-ins for ID-porten and Maskinporten, on the two ports after the server's where it has one of its own choice.
 * Their keys stay the same from one start to the next, so that logging out works after a restart. The testkit is loaded
 * here and nowhere else, and only when asked for.
 */
export const startStandIns = async (origin: string, port: number, dataDir: string): Promise<StandIns> => {
  const { signingKey, startIdPorten } = await import("@postkasse/testkit/stand-in/id-porten")
  const { startMaskinporten } = await import("@postkasse/testkit/stand-in/maskinporten")
  const { demoTown } = await import("@postkasse/testkit/town")
  const key = async (name: string) => {
    const kept = await keptIn(join(dataDir, "demo", `${name}.jwk`), async () => bytesOf(await signingKey()))
    return jwkIn(kept)
  }
  const [ours, theirs, issuers] = [await key("client"), await key("id-porten"), await key("maskinporten")]
  const since = await keptIn(join(dataDir, "demo", "since"), () => bytesOf(new Date().toISOString()))
  const { kid = "", kty = "", n = "", e = "" } = ours
  const [ofIdPorten, ofMaskinporten] = standInPorts(port)
  const callback = `${origin}/api/v1/login/callback`
  const loggedOut = `${origin}/login`
  const idPorten = await startIdPorten({
    port: ofIdPorten,
    people: demoTown.people,
    clients: [
      {
        clientId: "postkasse",
        name: "Postkasse",
        redirectUris: [callback],
        postLogoutRedirectUris: [loggedOut],
        jwks: { keys: [{ kid, kty, n, e, alg: "RS256", use: "sig" }] }
      }
    ],
    keys: [theirs]
  })
  const maskinporten = await startMaskinporten({
    port: ofMaskinporten,
    clients: demoTown.organisations.map(({ client, number }) => ({ ...client, organisation: number })),
    keys: [issuers],
    demoTokens: true
  }).catch(async (fault: unknown) => {
    await idPorten.close()
    throw fault
  })
  return {
    town: demoTown,
    since: new Date(textOf(since)),
    idPorten: { issuer: idPorten.issuer, clientId: "postkasse", key: ours, callback, loggedOut },
    tokenIssuer: maskinporten.issuer,
    demoTokens: new URL("demo-token", maskinporten.issuer).href,
    close: async () => void (await Promise.all([idPorten.close(), maskinporten.close()]))
  }
}

const bytesOf = (value: JWK | string): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const textOf = (bytes: Uint8Array): string => Schema.decodeUnknownSync(Schema.String)(jsonOf(bytes))
const jsonOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

/** A private key as JSON: RFC 7517. Throws where the file holds none. */
export const jwkIn = (bytes: Uint8Array): JWK =>
  Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Unknown))(jsonOf(bytes))
