import { createHmac } from "node:crypto"
import { clientWithKey, startMaskinporten, tokenFor } from "@postkasse/testkit/stand-in/maskinporten"
import { demoTown } from "@postkasse/testkit/town"
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { tokensFrom } from "../src/index.ts"
import { alsoFrom, type Issuer, startIssuer } from "./issuer.ts"
import { audience, integratorOf, problemIn, startWorld, type World, withToken } from "./world.ts"

const { municipality, works } = demoTown.organisation
const events = "/api/v1/events"

let world: World
let issuer: Issuer
beforeAll(async () => {
  issuer = await startIssuer()
  world = await startWorld(alsoFrom(issuer))
})
afterAll(async () => {
  await world.close()
  await issuer.close()
})

const refused = async (token: string): Promise<string> => {
  const response = await withToken(world, token).get(events)
  expect(response.headers.get("www-authenticate")).toBe('Bearer realm="postkasse", error="invalid_token"')
  const problem = await problemIn(response)
  expect(problem).toMatchObject({ status: 401, rules: ["FIELD-2"], remedy: { _tag: "GetToken" } })
  expect(JSON.stringify(problem)).not.toContain(token.slice(0, 20))
  return problem.code
}

describe("a machine token", () => {
  it("FIELD-2: speaks for the organisation that it names as consumer", async () => {
    const integrator = await integratorOf(world, municipality)
    expect((await integrator.get(events)).status).toBe(200)
    expect((await withToken(world, await issuer.sign({})).get(events)).status).toBe(200)
  })

  it("FIELD-2: that is missing is asked for, without a word of what is wrong with it", async () => {
    const response = await fetch(`${world.origin}${events}`)
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="postkasse"')
    expect((await problemIn(response)).code).toBe("TokenRefused")
  })

  it("FIELD-2: that lacks the operation's scope is refused with the scope's name", async () => {
    const integrator = await integratorOf(world, works)
    const response = await integrator.get(events)
    expect(response.headers.get("www-authenticate")).toContain(
      'error="insufficient_scope", scope="postkasse:events.read"'
    )
    expect(await problemIn(response)).toMatchObject({
      status: 403,
      code: "ScopeMissing",
      remedy: { _tag: "GetToken", scope: "postkasse:events.read" }
    })
  })

  it.each([
    ["expired", { exp: -60 }],
    ["for a time to come", { nbf: 60 }],
    ["without an end", { exp: null }],
    ["for another API", { aud: "https://other.example" }],
    ["for no API", { aud: null }],
    ["of another issuer", { iss: "https://evil.example/" }],
    ["of no issuer", { iss: null }],
    ["without a consumer", { consumer: null }],
    ["whose consumer is a text", { consumer: `0192:${municipality.number}` }],
    ["of another register", { consumer: { authority: "iso6523-actorid-upis", ID: `0191:${municipality.number}` } }],
    ["of another authority", { consumer: { authority: "other", ID: `0192:${municipality.number}` } }],
    ["of no valid organisation number", { consumer: { authority: "iso6523-actorid-upis", ID: "0192:800011117" } }],
    ["of a number with more behind it", { consumer: { authority: "iso6523-actorid-upis", ID: "0192:8000111161" } }],
    ["with a supplier that cannot be read", { supplier: { authority: "iso6523-actorid-upis", ID: "0192:1" } }],
    ["with a list of scopes", { scope: ["postkasse:events.read"] }],
    ["of no client", { client_id: null }]
  ])("%s is refused", async (_, change) => {
    expect(await refused(await issuer.sign(change))).toBe("TokenRefused")
  })

  it("is a bearer's: the same one may be shown again for as long as it lives, and in one place only", async () => {
    const token = await issuer.sign({})
    for (const _ of [1, 2]) expect((await withToken(world, token).get(events)).status).toBe(200)
    const elsewhere = [
      fetch(`${world.origin}${events}?access_token=${token}`),
      fetch(`${world.origin}${events}`, { headers: { cookie: `access_token=${token}; __Host-postkasse=${token}` } }),
      fetch(`${world.origin}${events}`, { headers: { authorization: `Bearer ${token}, Bearer ${token}` } }),
      fetch(`${world.origin}${events}`, { headers: { "x-forwarded-authorization": `Bearer ${token}` } })
    ]
    for (const response of await Promise.all(elsewhere)) expect(response.status).toBeGreaterThanOrEqual(400)
  })

  it.each<[string, Readonly<Record<string, unknown>>, number]>([
    ["for several APIs, this among them", { aud: ["https://other.example", audience] }, 200],
    ["for several APIs, this not among them", { aud: ["https://other.example", `${audience}/x`] }, 401],
    ["for this API in other letters", { aud: audience.toUpperCase() }, 401],
    ["good from a few seconds on", { nbf: 5 }, 200],
    ["without a beginning", { iat: null }, 401]
  ])("FIELD-2: %s", async (_, change, status) => {
    expect((await withToken(world, await issuer.sign(change)).get(events)).status).toBe(status)
  })

  it("a few seconds too old is taken: clocks differ", async () => {
    expect((await withToken(world, await issuer.sign({ exp: -5 })).get(events)).status).toBe(200)
  })

  it("that was verified is known again, but for no longer than it lives", async () => {
    const began = Date.now()
    let passed = 0
    const { integrationOf } = tokensFrom({ issuer: issuer.address, audience }, () => began + passed)
    const header = `Bearer ${await issuer.sign({ exp: 30 })}`
    for (const [ms, isTaken] of [
      [0, true],
      [25_000, true],
      [38_000, true],
      [41_000, false],
      [41_000, false]
    ] as const) {
      passed = ms
      expect((await integrationOf(header)) !== null, `${ms}`).toBe(isTaken)
    }
  })

  it("that was verified is one token alone: what differs from it in a letter is not known", async () => {
    const { integrationOf } = tokensFrom({ issuer: issuer.address, audience })
    const token = await issuer.sign({})
    expect(await integrationOf(`Bearer ${token}`)).not.toBeNull()
    const at = token.lastIndexOf(".") + 5
    const forged = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`
    expect(await integrationOf(`Bearer ${forged}`)).toBeNull()
  })

  it("is refused when it is not signed, or signed by anything but the issuer's key", async () => {
    const claims = issuer.claims({})
    expect(await refused(new UnsecuredJWT(claims).encode())).toBe("TokenRefused")
    const other = await generateKeyPair("RS256")
    expect(
      await refused(await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "k" }).sign(other.privateKey))
    ).toBe("TokenRefused")
    // The public key as a shared secret.
    const secret = new TextEncoder().encode(JSON.stringify(issuer.publicKey))
    expect(await refused(await new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "k" }).sign(secret))).toBe(
      "TokenRefused"
    )
    const [head = "", , signature = ""] = (await issuer.sign({})).split(".")
    const forged = Buffer.from(JSON.stringify({ ...claims, consumer: { ID: "0192:800022223" } })).toString("base64url")
    expect(await refused(`${head}.${forged}.${signature}`)).toBe("TokenRefused")
    const where = { alg: "RS256", kid: "k", jku: `${issuer.address}jwks`, jwk: await exportJWK(other.publicKey) }
    expect(await refused(await new SignJWT(claims).setProtectedHeader(where).sign(other.privateKey))).toBe(
      "TokenRefused"
    )
  })

  it.each(["none", "None", "NONE", "nOnE", "", "HS256", "HS512"])(
    "that says it is signed by %j is refused",
    async (alg) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
      const unsigned = `${part({ alg, kid: "k", typ: "JWT" })}.${part(issuer.claims({}))}.`
      expect(await refused(unsigned)).toBe("TokenRefused")
      if (!alg.startsWith("HS")) return
      const { kid: _, alg: __, use: ___, ...bare } = issuer.publicKey
      const spki = await exportSPKI((await importJWK(issuer.publicKey)) as CryptoKey)
      const known = [
        spki,
        spki.trim(),
        spki.replaceAll(/-----.*-----|\s/gu, ""),
        issuer.publicKey.n ?? "",
        JSON.stringify(bare)
      ]
      for (const secret of [
        ...known.map((text) => Buffer.from(text)),
        Buffer.from(issuer.publicKey.n ?? "", "base64url")
      ]) {
        const signed = createHmac(alg.replace("HS", "sha"), secret).update(unsigned.slice(0, -1)).digest("base64url")
        expect(await refused(unsigned + signed)).toBe("TokenRefused")
      }
    }
  )

  it.each(["../../../../dev/null", "' or 1=1 --", "k\0", "K", "x".repeat(1_000), ""])(
    "whose key is called %j is refused",
    async (kid) => {
      expect(await refused(await issuer.sign({}, { kid }))).toBe("TokenRefused")
    }
  )

  it("that must be understood in a way that is not is refused", async () => {
    expect(await refused(await issuer.sign({}, { crit: ["x"], x: 1 }))).toBe("TokenRefused")
  })

  it("under a key that nobody knows does not send us to its issuer each time", async () => {
    await withToken(world, await issuer.sign({})).get(events)
    const before = issuer.asked()
    for (let count = 0; count < 20; count += 1) await refused(await issuer.sign({}, { kid: `k${count}` }))
    expect(issuer.asked() - before).toBeLessThanOrEqual(1)
  })

  it.each(["", "x", "a.b.c", "a.b.c.d.e", "..", "a".repeat(9_000), "Bearer", "é"])(
    "that is no token is refused: %j",
    async (token) => {
      const authorization = `Bearer ${encodeURIComponent(token)}`
      expect((await fetch(`${world.origin}${events}`, { headers: { authorization } })).status).toBe(401)
      const basic = await fetch(`${world.origin}${events}`, { headers: { authorization: `Basic ${btoa("a:b")}` } })
      expect(basic.status).toBe(401)
    }
  )

  it("of a foreign Maskinporten is refused, though it says the same", async () => {
    const client = await clientWithKey({ ...municipality.client, organisation: municipality.number })
    const foreign = await startMaskinporten({ clients: [client] })
    expect(await refused(await tokenFor(foreign, client, { resource: audience }))).toBe("TokenRefused")
    await foreign.close()
  })

  it("is not judged while the issuer does not answer: that is no word about the token", async () => {
    const silent = await startIssuer()
    const token = await silent.sign({})
    const { address } = silent
    await silent.close()
    const alone = await startWorld((usual) => ({ ...usual, tokens: tokensFrom({ issuer: address, audience }) }))
    const response = await withToken(alone, token).get(events)
    expect(response.headers.get("retry-after")).toBe("5")
    expect(await problemIn(response)).toMatchObject({ status: 503, code: "Unavailable", retryable: true })
    await alone.close()
  })
})
