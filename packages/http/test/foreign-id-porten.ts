import { getRequestListener } from "@hono/node-server"
import { signingKey } from "@postkasse/testkit/stand-in/id-porten"
import { demoTown } from "@postkasse/testkit/town"
import { Hono } from "hono"
import { importJWK, type JWK, type JWTHeaderParameters, SignJWT } from "jose"
import { identityProviderAt, type Surroundings } from "../src/index.ts"
import { listen } from "./world.ts"

export type ForeignIdPorten = Awaited<ReturnType<typeof startForeignIdPorten>>

type Claims = Readonly<Record<string, unknown>>

/** Its keys, a page of this status in their place, or nothing. */
type KeysAnswer = "Keys" | 200 | 503 | "HangsUp"

/** An ID-porten that asks nobody anything, signs anything, and answers with whatever ID token a test makes. */
export const startForeignIdPorten = async () => {
  const clientKey = await signingKey()
  let key = await signingKey()
  let idToken = ""
  let begun = new URLSearchParams()
  let asked = 0
  let keysAnswer: KeysAnswer = "Keys"
  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    authorization_response_iss_parameter_supported: true,
    response_types_supported: ["code"],
    subject_types_supported: ["pairwise"],
    // What it says that it may do makes none of it good.
    id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"]
  })
  const app = new Hono()
    .get("/.well-known/openid-configuration", (c) => c.json(metadata()))
    .post("/par", async (c) => {
      begun = new URLSearchParams(await c.req.text())
      return c.json({ request_uri: "urn:ietf:params:oauth:request_uri:x", expires_in: 60 }, 201)
    })
    .post("/token", (c) => c.json({ access_token: "x", token_type: "Bearer", expires_in: 10, id_token: idToken }))
    .get("/jwks", (c) => {
      asked += 1
      return typeof keysAnswer === "number" ? c.html("", keysAnswer) : c.json({ keys: [publicPart(key)] })
    })
  const { server, origin: issuer } = await listen()
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on("request", (incoming, outgoing) => {
    if (incoming.url === "/jwks" && keysAnswer === "HangsUp") incoming.socket.destroy()
    else void listener(incoming, outgoing)
  })

  /** The claims of a sound token for the login under way; times are in seconds from now, and null takes a claim away. */
  const claims = (change: Claims = {}) => {
    const now = Math.floor(Date.now() / 1_000)
    const { exp = 60, nbf, ...rest } = change
    const usual = {
      iss: issuer,
      aud: "postkasse",
      sub: "s",
      nonce: begun.get("nonce"),
      iat: now - 60,
      pid: demoTown.person.solveig.nationalId,
      acr: "idporten-loa-high",
      amr: ["BankID"],
      ...(exp === null ? {} : { exp: now + Number(exp) }),
      ...(nbf === undefined ? {} : { nbf: now + Number(nbf) }),
      ...rest
    }
    return Object.fromEntries(Object.entries(usual).filter(([, value]) => value !== null))
  }
  return {
    issuer,
    claims,
    /** An ID token signed by its key, or by another one that bears its key's name. */
    sign: async (change: Claims = {}, header: Partial<JWTHeaderParameters> = {}, by: JWK = key): Promise<string> =>
      new SignJWT(claims(change))
        .setProtectedHeader({ alg: "RS256", ...(key.kid === undefined ? {} : { kid: key.kid }), ...header })
        .sign(await importJWK(by, "RS256")),
    /** What it signs with, and what it publishes of that. */
    key: () => key,
    publicKey: () => publicPart(key),
    /** From now on it signs with a new key, and publishes that one alone. */
    rotate: async () => {
      key = await signingKey()
    },
    /** How it answers who asks for its keys. */
    answerKeysWith: (how: KeysAnswer) => {
      keysAnswer = how
    },
    /** How many times its keys were asked for. */
    asked: () => asked,
    /** Where it sends the browser back to, once it has made up its mind about the token. */
    answerWith: (token: string): string => {
      idToken = token
      const answer = { code: "c", state: begun.get("state") ?? "", iss: issuer }
      return `${begun.get("redirect_uri")}?${new URLSearchParams(answer)}`
    },
    /** Puts it in the place of ID-porten. */
    inPlace: (usual: Surroundings): Surroundings => ({
      ...usual,
      identityProvider: identityProviderAt({
        issuer,
        clientId: "postkasse",
        key: clientKey,
        callback: `${usual.origin}/api/v1/login/callback`,
        loggedOut: `${usual.origin}/login`
      })
    }),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    }
  }
}

const publicPart = ({ kty = "", n = "", e = "", alg = "", use = "", kid = "" }: JWK) => ({ kty, n, e, alg, use, kid })
