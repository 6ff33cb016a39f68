import { exportJWK, generateKeyPair } from "jose"
import * as oidc from "openid-client"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Citizen, cookieJar, type IdPorten, type LogInAs, logInAt, startIdPorten } from "./index.ts"

const about = { nb: "Lærer", nn: "Lærar", en: "Teacher" }
const solveig: Citizen = { nationalId: "17898900185", name: { first: "Solveig", last: "Oppdiktet" }, about }
const birger: Citizen = { nationalId: "03843500193", name: { first: "Birger", last: "Oppdiktet" }, about }
const callback = "http://127.0.0.1:9/callback"
const home = "http://127.0.0.1:9/"
const loggedInAt = new Date("2026-11-22T08:00:00Z")

let idPorten: IdPorten
let client: oidc.Configuration

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "a-key", alg: "RS256" }] }
  idPorten = await startIdPorten({
    people: [solveig, birger],
    clients: [
      { clientId: "postkasse", name: "Postkasse", redirectUris: [callback], postLogoutRedirectUris: [home], jwks }
    ],
    now: () => loggedInAt
  })
  client = await oidc.discovery(
    new URL(idPorten.issuer),
    "postkasse",
    { id_token_signed_response_alg: "RS256" },
    oidc.PrivateKeyJwt({ key: privateKey, kid: "a-key" }),
    { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] }
  )
})

afterAll(() => idPorten.close())

const verifier = oidc.randomPKCECodeVerifier()
const state = "a-state"
const nonce = "a-nonce"

const ask = async (more: Record<string, string> = {}): Promise<URL> =>
  oidc.buildAuthorizationUrlWithPAR(client, {
    redirect_uri: callback,
    scope: "openid profile",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...more
  })

const tokens = (at: URL) =>
  oidc.authorizationCodeGrant(client, at, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true
  })

const claimsOf = async (as: LogInAs, more: Record<string, string> = {}) => {
  const answer = await tokens(await logInAt(idPorten, await ask(more), as))
  return answer.claims()
}

const high = { acr_values: "idporten-loa-high" }
const substantial = { acr_values: "idporten-loa-substantial" }
const asSolveig = { nationalId: solveig.nationalId, eid: "bankid" } as const
const withMinId = { nationalId: solveig.nationalId, eid: "minid" } as const

describe("a login", () => {
  it("FIELD-1: answers with the code, the state and the issuer, and says who, how firmly and by which electronic ID", async () => {
    const back = await logInAt(idPorten, await ask(high), asSolveig)
    expect(`${back.origin}${back.pathname}`).toBe(callback)
    expect(back.searchParams.get("state")).toBe(state)
    expect(back.searchParams.get("iss")).toBe(idPorten.issuer)
    const claims = (await tokens(back)).claims()
    expect(claims).toMatchObject({
      iss: idPorten.issuer,
      aud: "postkasse",
      nonce,
      pid: solveig.nationalId,
      acr: "idporten-loa-high",
      amr: ["BankID"],
      auth_time: loggedInAt.getTime() / 1_000,
      sid: expect.stringMatching(/.{10}/)
    })
    expect(claims?.sub).not.toContain(solveig.nationalId)
  })

  it.each([
    ["bankid", "BankID", "idporten-loa-high"],
    ["buypass", "Buypass", "idporten-loa-high"],
    ["commfides", "Commfides", "idporten-loa-high"],
    ["minid", "Minid-PIN", "idporten-loa-substantial"]
  ] as const)("AUTH-2: with %s says amr %s and acr %s, whatever lower level was asked for", async (eid, amr, acr) => {
    expect(await claimsOf({ ...asSolveig, eid }, substantial)).toMatchObject({ amr: [amr], acr })
  })

  it("AUTH-2: MinID is neither offered nor taken where high is asked for", async () => {
    const jar = cookieJar()
    const page = await pageAt(jar, await ask(high))
    expect(page).toContain('value="commfides"')
    expect(page).not.toContain('value="minid"')
    await expect(logInAt(idPorten, await ask(high), withMinId)).rejects.toThrow("400")
  })

  it("asks for substantial where no level is named, and refuses a level it doesn't know", async () => {
    expect(await pageAt(cookieJar(), await ask())).toContain('value="minid"')
    await expect(ask({ acr_values: "idporten-loa-highest" })).rejects.toMatchObject({ error: "invalid_request" })
  })

  it("ends with access_denied when the person cancels", async () => {
    const jar = cookieJar()
    const page = await pageAt(jar, await ask())
    const abort = /action="([^"]*\/abort)"/.exec(page)?.[1] ?? ""
    const sent = await jar.fetch(new URL(abort, idPorten.issuer), { method: "POST", body: new URLSearchParams() })
    const resumed = await jar.fetch(sent.headers.get("location") ?? "")
    const back = new URL(resumed.headers.get("location") ?? "")
    expect(back.searchParams.get("error")).toBe("access_denied")
    expect(back.searchParams.get("state")).toBe(state)
  })
})

describe("a browser that is remembered", () => {
  it("is not asked again at the same level or a lower one", async () => {
    const jar = cookieJar()
    const first = await claimsOf({ ...asSolveig, jar }, high)
    const unasked = { nationalId: birger.nationalId, eid: "minid", jar } as const
    expect(await claimsOf(unasked, high)).toMatchObject({ pid: solveig.nationalId, sid: first?.sid })
    expect(await claimsOf(unasked, substantial)).toMatchObject({ acr: "idporten-loa-high" })
  })

  it("AUTH-5: is asked again for a higher level, and the lower session never answers for it", async () => {
    const jar = cookieJar()
    await claimsOf({ ...withMinId, jar }, substantial)
    await expect(
      ask({ ...high, prompt: "none" }).then((url) => logInAt(idPorten, url, { ...asSolveig, jar }))
    ).resolves.toSatisfy((back: URL) => back.searchParams.get("error") === "login_required")
    expect(await pageAt(jar, await ask(high))).toContain("men på et lavere nivå")
    expect(await claimsOf({ ...asSolveig, jar }, high)).toMatchObject({ acr: "idporten-loa-high", amr: ["BankID"] })
  })

  it("is asked again when the client wants a fresh login", async () => {
    const jar = cookieJar()
    await claimsOf({ ...asSolveig, jar }, high)
    expect(await pageAt(jar, await ask({ ...high, prompt: "login" }))).toContain("Solveig Oppdiktet")
    expect(await claimsOf({ ...asSolveig, eid: "buypass", jar }, { prompt: "login" })).toMatchObject({
      amr: ["Buypass"]
    })
  })

  it("may turn out to be used by somebody else", async () => {
    const jar = cookieJar()
    await claimsOf({ ...withMinId, jar }, substantial)
    expect(await claimsOf({ nationalId: birger.nationalId, eid: "buypass", jar }, high)).toMatchObject({
      pid: birger.nationalId
    })
  })

  it("AUTH-10: is forgotten at logout, and sent back to the client", async () => {
    const jar = cookieJar()
    const answer = await tokens(await logInAt(idPorten, await ask(high), { ...asSolveig, jar }))
    const end = oidc.buildEndSessionUrl(client, {
      id_token_hint: answer.id_token ?? "",
      post_logout_redirect_uri: home,
      state: "bye"
    })
    expect((await logInAt(idPorten, end, { ...asSolveig, jar })).href).toBe(`${home}?state=bye`)
    expect(await pageAt(jar, await ask(substantial))).toContain("Solveig Oppdiktet")
  })

  it("AUTH-10: is let go of as well by a form that is posted, which names nobody in an address", async () => {
    const jar = cookieJar()
    const answer = await tokens(await logInAt(idPorten, await ask(high), { ...asSolveig, jar }))
    const body = new URLSearchParams({ id_token_hint: answer.id_token ?? "", post_logout_redirect_uri: home })
    const posted = await jar.fetch(new URL("/logout", idPorten.issuer), { method: "POST", body })
    expect(posted.status).toBe(200)
    const page = await posted.text()
    expect(page).toContain("/logout/confirm")
    expect(page).not.toContain(answer.id_token)
    const broken = await jar.fetch(new URL("/logout", idPorten.issuer), { method: "POST", body: "id_token_hint=x" })
    expect(broken.status).toBe(400)
  })
})

describe("a client", () => {
  it("must push its request", async () => {
    const url = oidc.buildAuthorizationUrl(client, {
      redirect_uri: callback,
      scope: "openid",
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256"
    })
    const back = await logInAt(idPorten, url, asSolveig)
    expect(back.searchParams.get("error")).toBe("invalid_request")
  })

  it("must bring a challenge for the code", async () => {
    await expect(
      oidc.buildAuthorizationUrlWithPAR(client, { redirect_uri: callback, scope: "openid" })
    ).rejects.toMatchObject({ error: "invalid_request" })
  })

  it("must sign with its own key", async () => {
    const { privateKey } = await generateKeyPair("RS256")
    const stranger = new oidc.Configuration(
      client.serverMetadata(),
      "postkasse",
      undefined,
      oidc.PrivateKeyJwt({ key: privateKey, kid: "a-key" })
    )
    oidc.allowInsecureRequests(stranger)
    await expect(oidc.buildAuthorizationUrlWithPAR(stranger, { redirect_uri: callback })).rejects.toMatchObject({
      error: "invalid_client"
    })
  })

  it("is sent back only where it is registered", async () => {
    await expect(ask({ redirect_uri: "http://127.0.0.1:9/elsewhere" })).rejects.toMatchObject({
      error: "invalid_request"
    })
  })

  it("uses a code once", async () => {
    const back = await logInAt(idPorten, await ask(), asSolveig)
    await tokens(back)
    await expect(tokens(back)).rejects.toMatchObject({ error: "invalid_grant" })
  })
})

describe("the pages", () => {
  it.each([
    ["nb", "Hvem vil du logge inn som?", "Lærer"],
    ["nn", "Kven vil du logge inn som?", "Lærar"],
    ["en", "Who do you want to log in as?", "Teacher"],
    ["se nn", "Kven vil du logge inn som?", "Lærar"]
  ])("are in the language that ui_locales asks for: %s", async (uiLocales, question, description) => {
    const page = await pageAt(cookieJar(), await ask({ ui_locales: uiLocales }))
    expect(page).toContain(question)
    expect(page).toContain(description)
    expect(page).toContain(`<html lang="${uiLocales.slice(-2)}">`)
  })

  it("say in words when there is nothing to answer", async () => {
    const response = await fetch(new URL("/interaction/unknown", idPorten.issuer))
    expect(response.status).toBe(404)
    expect(await response.text()).toContain("Innloggingen stoppet")
  })
})

const pageAt = async (jar: ReturnType<typeof cookieJar>, url: URL): Promise<string> => {
  const asked = await jar.fetch(url)
  const response = await jar.fetch(new URL(asked.headers.get("location") ?? "", idPorten.issuer))
  expect(response.status).toBe(200)
  return response.text()
}
