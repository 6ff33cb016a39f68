import { createRemoteJWKSet, decodeJwt, jwtVerify, SignJWT } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type Assertion,
  assertionFor,
  clientWithKey,
  type KeyedClient,
  type Maskinporten,
  startMaskinporten,
  tokenFor
} from "./index.ts"

const api = "https://postkasse.example/api"
const write = "postkasse:sendings.write"
const scopes = [write, "postkasse:events.read"]
const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer"

let maskinporten: Maskinporten
let agency: KeyedClient
let supplier: KeyedClient

beforeAll(async () => {
  agency = await clientWithKey({ clientId: "agency", organisation: "800011116", scopes })
  supplier = await clientWithKey(
    { clientId: "supplier", organisation: "800055555", scopes, mayActFor: ["800011116"] },
    "RS256"
  )
  const keyless = { clientId: "keyless", organisation: "800088887", scopes }
  maskinporten = await startMaskinporten({ clients: [agency, supplier, keyless], demoTokens: true })
})

afterAll(() => maskinporten.close())

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(new URL(path, maskinporten.issuer), { method: "POST", body: new URLSearchParams(form), headers })

const errorOf = async (response: Response) => {
  const body = (await response.json()) as { error: string; error_description: string }
  return { status: response.status, error: body.error }
}

const send = (assertion: string) => post("token", { grant_type: grantType, assertion })

const asked = async (client: KeyedClient, more: Partial<Assertion> = {}) =>
  send(await assertionFor(client, { audience: maskinporten.issuer, resource: api, ...more }))

const verified = (token: string, audience = api) =>
  jwtVerify(token, createRemoteJWKSet(new URL(maskinporten.jwksUri)), {
    issuer: maskinporten.issuer,
    audience,
    typ: "at+jwt"
  })

describe("a token", () => {
  it("FIELD-2: names the organisation as consumer, and says who may do what, where and for how long", async () => {
    const { payload, protectedHeader } = await verified(
      await tokenFor(maskinporten, agency, { scope: write, resource: api })
    )
    expect(payload).toMatchObject({
      iss: maskinporten.issuer,
      aud: api,
      scope: write,
      client_id: "agency",
      consumer: { authority: "iso6523-actorid-upis", ID: "0192:800011116" },
      jti: expect.any(String)
    })
    expect(payload).not.toHaveProperty("supplier")
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(120)
    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: expect.any(String) })
  })

  it("FIELD-2: names as supplier the organisation that acts for another", async () => {
    const { payload } = await verified(
      await tokenFor(maskinporten, supplier, { resource: api, consumerOrg: "800011116" })
    )
    expect(payload).toMatchObject({
      consumer: { authority: "iso6523-actorid-upis", ID: "0192:800011116" },
      supplier: { authority: "iso6523-actorid-upis", ID: "0192:800055555" }
    })
  })

  it("comes as OAuth says, never to be cached", async () => {
    const response = await asked(agency)
    expect(response.status).toBe(200)
    expect(response.headers.get("cache-control")).toBe("no-store")
    expect(await response.json()).toMatchObject({ token_type: "Bearer", expires_in: 120, scope: scopes.join(" ") })
  })
})

describe("no token is given", () => {
  it.each<[string, (now: Date) => Partial<Assertion>]>([
    ["an assertion for somebody else", () => ({ audience: "https://maskinporten.example/" })],
    ["one that lives longer than 120 seconds", () => ({ lifetime: 121 })],
    ["one that has expired", (now) => ({ now: new Date(now.getTime() - 75_000) })],
    ["one from the time to come", (now) => ({ now: new Date(now.getTime() + 60_000) })],
    ["an organisation that has not let the client act for it", () => ({ consumerOrg: "800033330" })]
  ])("for %s", async (_, more) => {
    expect(await errorOf(await asked(agency, more(new Date())))).toEqual({ status: 400, error: "invalid_grant" })
  })

  it("for the same assertion twice", async () => {
    const assertion = await assertionFor(agency, { audience: maskinporten.issuer })
    expect((await send(assertion)).status).toBe(200)
    expect(await errorOf(await send(assertion))).toEqual({ status: 400, error: "invalid_grant" })
  })

  it("for a new assertion under an old jti, but each client has its own", async () => {
    expect((await asked(agency, { jti: "once" })).status).toBe(200)
    expect(await errorOf(await asked(agency, { jti: "once" }))).toMatchObject({ error: "invalid_grant" })
    expect((await asked(supplier, { jti: "once" })).status).toBe(200)
  })

  it("for a scope that the client does not have", async () => {
    const answer = await asked(agency, { scope: `${write} postkasse:everything` })
    expect(await errorOf(answer)).toEqual({ status: 400, error: "invalid_scope" })
    expect(await errorOf(await asked(agency, { scope: "" }))).toEqual({ status: 400, error: "invalid_scope" })
  })

  it("for a resource that is no URI", async () => {
    expect(await errorOf(await asked(agency, { resource: "postkasse" }))).toMatchObject({ error: "invalid_target" })
  })

  it("for another's key, an unknown client, a missing claim or something that is no assertion", async () => {
    const impostor = await clientWithKey({ clientId: "agency", organisation: "800011116", scopes })
    const sameName = { ...impostor, kid: agency.kid }
    const stranger = await clientWithKey({ clientId: "stranger", organisation: "800011116", scopes })
    const bare = new SignJWT({ scope: write }).setProtectedHeader({ alg: "ES256", kid: agency.kid })
    const withoutTime = await bare.setIssuer("agency").setAudience(maskinporten.issuer).sign(agency.privateKey)
    const answers = [await asked(impostor), await asked(sameName), await asked(stranger)]
    for (const answer of [...answers, await send(withoutTime), await send("not.an.assertion"), await send("")]) {
      expect(await errorOf(answer)).toEqual({ status: 400, error: "invalid_grant" })
    }
  })

  it("for an assertion signed with a public key as if it were a secret", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(agency.jwks.keys[0]))
    const claims = decodeJwt(await assertionFor(agency, { audience: maskinporten.issuer }))
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: agency.kid }).sign(secret)
    expect(await errorOf(await send(forged))).toEqual({ status: 400, error: "invalid_grant" })
  })

  it("for another grant, no form, a field twice or too much", async () => {
    expect(await errorOf(await post("token", { grant_type: "client_credentials" }))).toMatchObject({
      error: "unsupported_grant_type"
    })
    expect(await errorOf(await post("token", {}))).toMatchObject({ error: "invalid_request" })
    expect(await errorOf(await post("token", { grant_type: grantType }))).toMatchObject({ error: "invalid_request" })
    const twice = new URLSearchParams([
      ["grant_type", grantType],
      ["grant_type", grantType]
    ])
    const url = maskinporten.tokenEndpoint
    expect(await errorOf(await fetch(url, { method: "POST", body: twice }))).toMatchObject({ error: "invalid_request" })
    expect(await errorOf(await fetch(url, { method: "POST", body: "{}" }))).toMatchObject({ error: "invalid_request" })
    expect(await errorOf(await send("x".repeat(20_000)))).toEqual({ status: 413, error: "invalid_request" })
  })
})

describe("metadata", () => {
  it("is found where RFC 8414 says, and the keys show nothing private", async () => {
    const metadata = await fetch(new URL(".well-known/oauth-authorization-server", maskinporten.issuer))
    expect(await metadata.json()).toMatchObject({
      issuer: maskinporten.issuer,
      token_endpoint: maskinporten.tokenEndpoint,
      jwks_uri: maskinporten.jwksUri
    })
    const { keys } = (await (await fetch(maskinporten.jwksUri)).json()) as { keys: ReadonlyArray<object> }
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([["alg", "e", "kid", "kty", "n", "use"]])
  })
})

describe("a demo token", () => {
  it("is had by naming a client, marked as what it is", async () => {
    const response = await post("demo-token", { client_id: "keyless", scope: write, resource: api })
    const { access_token: token } = (await response.json()) as { access_token: string }
    expect((await verified(token)).payload).toMatchObject({
      client_amr: "demo",
      client_id: "keyless",
      scope: write,
      consumer: { ID: "0192:800088887" }
    })
  })

  it("comes bare to a shell that asks for text, with all the client's scopes when none is named", async () => {
    const response = await post("demo-token", { client_id: "keyless", resource: api }, { accept: "text/plain" })
    expect((await verified(await response.text())).payload).toMatchObject({ scope: scopes.join(" ") })
  })

  it("is refused to an unknown client and for a scope that it does not have", async () => {
    expect(await errorOf(await post("demo-token", { client_id: "nobody" }))).toEqual({
      status: 401,
      error: "invalid_client"
    })
    expect(await errorOf(await post("demo-token", { client_id: "keyless", scope: "other" }))).toMatchObject({
      error: "invalid_scope"
    })
  })

  it("does not exist unless asked for", async () => {
    const real = await startMaskinporten({ clients: [agency] })
    const answer = await fetch(new URL("demo-token", real.issuer), { method: "POST", body: "client_id=agency" })
    expect(answer.status).toBe(404)
    await real.close()
  })
})

describe("time", () => {
  it("is told by the clock that it is given", async () => {
    const at = new Date("2030-01-01T12:00:00Z")
    const later = await startMaskinporten({ clients: [agency], now: () => at })
    await expect(tokenFor(later, agency)).rejects.toThrow("invalid_grant")
    expect(decodeJwt(await tokenFor(later, agency, { now: at }))).toMatchObject({ iat: at.getTime() / 1_000 })
    await later.close()
  })
})
