import { createHmac } from "node:crypto"
import { signingKey } from "@postkasse/testkit/stand-in/id-porten"
import { exportSPKI, importJWK, UnsecuredJWT } from "jose"
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { type ForeignIdPorten, startForeignIdPorten } from "./foreign-id-porten.ts"
import { browserAt, startWorld, type World } from "./world.ts"

let idPorten: ForeignIdPorten
let world: World
beforeAll(async () => {
  idPorten = await startForeignIdPorten()
  world = await startWorld(idPorten.inPlace)
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await world.close()
  await idPorten.close()
})

const [home, failed] = ["/", "/login?problem=LoginFailed&returnTo=%2F"]
const unavailable = "/login?problem=IdentityProviderUnavailable&returnTo=%2F"

/** Logs in with the ID token that is made for it: where the browser lands. It has a session if it lands at home, and else none. */
const landingWith = async (make: () => string | Promise<string>, at = world): Promise<string | null> => {
  const browser = browserAt(at)
  expect((await browser.get("/api/v1/login?level=high")).status).toBe(302)
  const landed = await browser.jar.fetch(idPorten.answerWith(await make()))
  const landing = landed.headers.get("location")
  expect(landed.status).toBe(302)
  expect(browser.cookie() !== "").toBe(landing === home)
  expect((await browser.get("/api/v1/session")).status).toBe(landing === home ? 200 : 401)
  return landing
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
const unsigned = (alg: string) => `${part({ alg, kid: idPorten.publicKey().kid })}.${part(idPorten.claims())}`

describe("an ID token", () => {
  it("FIELD-1: that ID-porten signed for this login logs in whom it names", async () => {
    expect(await landingWith(() => idPorten.sign())).toBe(home)
  })

  it.each<[string, () => string | Promise<string>]>([
    ["signed by another key under the name of the right one", async () => idPorten.sign({}, {}, await signingKey())],
    ["signed by a key that nobody knows", async () => idPorten.sign({}, { kid: "nobody" }, await signingKey())],
    ["signed by the right key under another name", () => idPorten.sign({}, { kid: "nobody" })],
    ["whose signature is torn off", () => `${unsigned("RS256")}.`],
    ["whose signature is rubbish", () => `${unsigned("RS256")}.AAAA`],
    [
      "whose claims were changed after it was signed",
      async () => {
        const [head, , signature] = (await idPorten.sign({ acr: "idporten-loa-substantial" })).split(".")
        return `${head}.${part(idPorten.claims())}.${signature}`
      }
    ],
    ["that says it needs no signature", () => new UnsecuredJWT(idPorten.claims()).encode()],
    ["that says so in other letters", () => `${unsigned("nOnE")}.`],
    ["that brings its own key", async () => withOwnKey()]
  ])("%s is refused", async (_, make) => {
    expect(await landingWith(make)).toBe(failed)
  })

  it("signed with the public key as a shared secret is refused, however the key is written", async () => {
    const key = idPorten.publicKey()
    const spki = await exportSPKI((await importJWK(key)) as CryptoKey)
    for (const secret of [JSON.stringify(key), spki, spki.trim(), key.n, Buffer.from(key.n, "base64url")]) {
      const signed = () => {
        const token = unsigned("HS256")
        return `${token}.${createHmac("sha256", secret).update(token).digest("base64url")}`
      }
      expect(await landingWith(signed)).toBe(failed)
    }
  })

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["for another service", { aud: "other" }],
    ["for no service", { aud: null }],
    ["for us and another, made for neither", { aud: ["postkasse", "other"] }],
    ["of another issuer", { iss: "https://evil.example" }],
    ["of no issuer", { iss: null }],
    ["of another login", { nonce: "x".repeat(43) }],
    ["of no login", { nonce: null }],
    ["expired a minute ago", { exp: -60 }],
    ["expired longer ago than clocks differ", { exp: -15 }],
    ["without an end", { exp: null }],
    ["for a time to come", { nbf: 15 }],
    ["that names nobody", { pid: null }],
    ["that names no level", { acr: null }]
  ])("%s is refused, though the signature is right", async (_, change) => {
    expect(await landingWith(() => idPorten.sign(change))).toBe(failed)
  })

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["a few seconds too old", { exp: -5 }],
    ["good from a few seconds on", { nbf: 5 }]
  ])("%s is taken: clocks differ", async (_, change) => {
    expect(await landingWith(() => idPorten.sign(change))).toBe(home)
  })
})

const withOwnKey = async () => {
  const other = await signingKey()
  const { kty = "", n = "", e = "" } = other
  return idPorten.sign({}, { jku: "https://evil.example/jwks", jwk: { kty, n, e } }, other)
}

describe("ID-porten's keys", () => {
  it("are asked for once, and again, at most each minute, when a token is signed by one that is not among them", async () => {
    const fresh = await startWorld(idPorten.inPlace)
    const [began, asked] = [Date.now(), idPorten.asked()]
    const landing = () => landingWith(() => idPorten.sign(), fresh)
    expect([await landing(), await landing()]).toEqual([home, home])
    await idPorten.rotate()
    expect([await landing(), await landing()]).toEqual([failed, failed])
    expect(idPorten.asked()).toBe(asked + 1)
    vi.useFakeTimers({ toFake: ["Date"], now: began + 62_000 })
    expect([await landing(), await landing()]).toEqual([home, home])
    expect(idPorten.asked()).toBe(asked + 2)
    await fresh.close()
  })

  it("are known for five minutes: a token by one that was withdrawn is refused from then on", async () => {
    const fresh = await startWorld(idPorten.inPlace)
    const began = Date.now()
    expect(await landingWith(() => idPorten.sign(), fresh)).toBe(home)
    const withdrawn = idPorten.key()
    await idPorten.rotate()
    const landing = () => landingWith(() => idPorten.sign({}, { kid: withdrawn.kid ?? "" }, withdrawn), fresh)
    expect(await landing()).toBe(home)
    vi.useFakeTimers({ toFake: ["Date"], now: began + 302_000 })
    expect(await landing()).toBe(failed)
    await fresh.close()
  })

  it.each([503, 200, "HangsUp"] as const)(
    "that cannot be had (%j) are no word about the token: one is told that ID-porten does not answer",
    async (how) => {
      idPorten.answerKeysWith(how)
      const alone = await startWorld(idPorten.inPlace)
      expect(await landingWith(() => idPorten.sign(), alone)).toBe(unavailable)
      idPorten.answerKeysWith("Keys")
      expect(await landingWith(() => idPorten.sign(), alone)).toBe(home)
      expect(alone.faults).toEqual([])
      await alone.close()
    }
  )
})

it("what went wrong on the way was no fault of ours", () => {
  expect(world.faults).toEqual([])
})
