import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { demoTown } from "@postkasse/testkit/town"
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose"
import { type Surroundings, tokensFrom } from "../src/index.ts"
import { audience } from "./world.ts"

const { municipality } = demoTown.organisation

export type Issuer = Awaited<ReturnType<typeof startIssuer>>

/** An issuer of machine tokens that signs anything. */
export const startIssuer = async () => {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: "k", alg: "RS256", use: "sig" }
  let asked = 0
  const server = createServer((incoming, answer) => {
    if (incoming.url === "/jwks") asked += 1
    answer.setHeader("content-type", "application/json")
    const metadata = { issuer: address, jwks_uri: `${address}jwks`, token_endpoint: `${address}token` }
    answer.end(JSON.stringify(incoming.url === "/jwks" ? { keys: [jwk] } : metadata))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const claims = (change: Readonly<Record<string, unknown>>) => {
    const now = Math.floor(Date.now() / 1000)
    const { exp = 100, nbf, ...rest } = change
    const usual = {
      iss: address,
      aud: audience,
      iat: now - 120,
      client_id: "c",
      scope: "postkasse:events.read other",
      consumer: consumerOf(municipality.number),
      ...(exp === null ? {} : { exp: now + Number(exp) }),
      ...(nbf === undefined ? {} : { nbf: now + Number(nbf) }),
      ...rest
    }
    return Object.fromEntries(Object.entries(usual).filter(([, value]) => value !== null))
  }
  return {
    address,
    claims,
    publicKey: jwk,
    /** How many times its keys were asked for. */
    asked: () => asked,
    sign: (change: Readonly<Record<string, unknown>>, header: Partial<JWTHeaderParameters> = {}) =>
      new SignJWT(claims(change))
        .setProtectedHeader({ alg: "RS256", kid: "k", ...header })
        .sign(privateKey, { crit: { x: true } }),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    }
  }
}

/** An organisation as tokens name it (FIELD-2). */
export const consumerOf = (number: string) => ({ authority: "iso6523-actorid-upis", ID: `0192:${number}` })

/** Takes the tokens of this issuer besides those of the stand-in for Maskinporten. */
export const alsoFrom =
  (issuer: Issuer) =>
  (usual: Surroundings): Surroundings => {
    const ours = tokensFrom({ issuer: issuer.address, audience })
    const integrationOf: Surroundings["tokens"]["integrationOf"] = async (authorization) =>
      (await usual.tokens.integrationOf(authorization)) ?? (await ours.integrationOf(authorization))
    return { ...usual, tokens: { ...usual.tokens, integrationOf } }
  }
