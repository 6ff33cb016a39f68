import { NationalId } from "@postkasse/core/identity"
import { Guesses } from "@postkasse/core/session"
import { Unavailable } from "@postkasse/core/transaction"
import { logInAt } from "@postkasse/testkit/stand-in/id-porten"
import { demoTown } from "@postkasse/testkit/town"
import { Effect, Layer } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { EndSession } from "../src/session/openid.ts"
import { type Browser, browserAt, logIn, pass, problemIn, startWorld, storedIn, type World } from "./world.ts"

const { solveig, birger } = demoTown.person
/** A number that somebody could have, and nobody in the town has. */
const nobody = NationalId.make("17838900054")
const asSolveig = { nationalId: solveig.nationalId, eid: "bankid" } as const

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** Begins a login and goes through ID-porten: the address that the browser is sent back to, not yet followed. */
const throughIdPorten = async (browser: Browser, query = "?level=high", as = asSolveig): Promise<URL> => {
  const begun = await browser.get(`/api/v1/login${query}`)
  expect(begun.status).toBe(302)
  return logInAt(world.idPorten, begun.headers.get("location") ?? "", { ...as, jar: browser.jar })
}

const landingOf = async (browser: Browser, back: URL | string): Promise<string | null> =>
  (await browser.jar.fetch(back)).headers.get("location")

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get("/api/v1/session")).status === 200

describe("logging in with ID-porten", () => {
  it("FIELD-1: pushes the request ahead, and the browser carries nothing of it but a name", async () => {
    const begun = await browserAt(world).get("/api/v1/login?level=high&lang=nn&returnTo=/letters/1")
    const url = new URL(begun.headers.get("location") ?? "")
    expect(url.origin).toBe(new URL(world.idPorten.issuer).origin)
    expect([...url.searchParams.keys()].toSorted()).toEqual(["client_id", "request_uri"])
  })

  it("AUTH-10: gives a cookie that only this host gets, and no script", async () => {
    const browser = browserAt(world)
    const landed = await browser.jar.fetch(await throughIdPorten(browser))
    const cookies = landed.headers.getSetCookie()
    const session = cookies.find((line) => line.startsWith("__Host-postkasse="))
    expect(session).toMatch(/^__Host-postkasse=[A-Za-z0-9_-]{43}; /)
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) expect(session).toContain(attribute)
    expect(session).not.toMatch(/domain|expires|max-age/i)
    expect(cookies.some((line) => line.startsWith("__Host-postkasse-login=; Max-Age=0"))).toBe(true)
  })

  it("AUTH-2: says who is logged in, how firmly and with what", async () => {
    const high = await logIn(world, solveig, "buypass")
    const substantial = await logIn(world, solveig, "minid")
    expect(await (await high.get("/api/v1/session")).json()).toMatchObject({
      person: { name: solveig.name },
      level: "high",
      device: "browser",
      loggedInWith: "buypass"
    })
    expect(await (await substantial.get("/api/v1/session")).json()).toMatchObject({
      level: "substantial",
      loggedInWith: "minid"
    })
  })

  it("AUTH-5: goes back to where the person was", async () => {
    const browser = browserAt(world)
    const path = "/letters/0199?after=%2F#page-2"
    const back = await throughIdPorten(browser, `?returnTo=${encodeURIComponent(path)}`)
    expect(await landingOf(browser, back)).toBe(path)
  })

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/x/..//evil.example",
    "/%09/evil.example\t",
    "/\t/evil.example",
    "javascript:alert(1)",
    "letters",
    "",
    "/api/v1/login?returnTo=/",
    `/${"x".repeat(2_000)}`
  ])("goes to no other site: %j is refused", async (path) => {
    const begun = await browserAt(world).get(`/api/v1/login?returnTo=${encodeURIComponent(path)}`)
    const problem = await problemIn(begun)
    expect(problem).toMatchObject({ status: 400, code: "MalformedRequest" })
    expect(JSON.stringify(problem)).not.toContain("evil")
  })

  it.each(["password", "low", "HIGH", "idporten-loa-high"])("asks for no level called %s", async (level) => {
    expect((await browserAt(world).get(`/api/v1/login?level=${level}`)).status).toBe(400)
  })

  it("AUTH-10: is a new session at a change of level, and the old one ends", async () => {
    const browser = await logIn(world, solveig, "minid")
    const before = browser.cookie()
    await logIn(world, solveig, "bankid", browser)
    expect(browser.cookie()).not.toBe(before)
    expect(await isIn(browser)).toBe(true)
    const old = await fetch(`${world.origin}/api/v1/session`, { headers: { cookie: before } })
    expect((await problemIn(old)).code).toBe("SessionEnded")
  })

  it("lands on the login page when the person turns back, still knowing where to go", async () => {
    const browser = browserAt(world)
    const begun = await browser.get("/api/v1/login?returnTo=/letters/1")
    const page = await browser.jar.fetch(begun.headers.get("location") ?? "")
    const interaction = new URL(page.headers.get("location") ?? "", world.idPorten.issuer)
    const abort = await browser.jar.fetch(`${interaction.href}/abort`, { method: "POST", body: new URLSearchParams() })
    const resumed = await browser.jar.fetch(new URL(abort.headers.get("location") ?? "", world.idPorten.issuer))
    expect(await landingOf(browser, resumed.headers.get("location") ?? "")).toBe(
      "/login?problem=LoginCancelled&returnTo=%2Fletters%2F1"
    )
    expect(await isIn(browser)).toBe(false)
  })
})

describe("an answer from ID-porten", () => {
  const expired = "/login?problem=LoginExpired&returnTo=%2F"
  const failed = "/login?problem=LoginFailed&returnTo=%2F"

  it("is good once: replayed, it logs nobody in", async () => {
    const browser = browserAt(world)
    const begun = await browser.get("/api/v1/login?level=high")
    const sealed = begun.headers.getSetCookie()[0]?.split(";")[0] ?? ""
    const location = begun.headers.get("location") ?? ""
    const back = await logInAt(world.idPorten, location, { ...asSolveig, jar: browser.jar })
    expect(await landingOf(browser, back)).toBe("/")
    expect(await landingOf(browserAt(world), back)).toBe(expired)
    // Even by one who kept the cookie of the login.
    const again = await fetch(back, { headers: { cookie: sealed }, redirect: "manual" })
    expect(again.headers.get("location")).toBe(expired)
    expect(again.headers.getSetCookie().filter((line) => line.startsWith("__Host-postkasse="))).toEqual([])
  })

  it("is good in the browser that asked: a login that somebody else began logs nobody in", async () => {
    const [victim, attacker] = [browserAt(world), browserAt(world)]
    const back = await throughIdPorten(attacker)
    expect(await landingOf(victim, back)).toBe(expired)
    await victim.get("/api/v1/login")
    expect(await landingOf(victim, back)).toBe(expired)
    expect(await isIn(victim)).toBe(false)
  })

  it.each([
    ["another state", (back: URL) => back.searchParams.set("state", "x".repeat(43)), expired],
    ["no state", (back: URL) => back.searchParams.delete("state"), expired],
    ["another issuer", (back: URL) => back.searchParams.set("iss", "https://evil.example"), failed],
    ["no issuer", (back: URL) => back.searchParams.delete("iss"), failed],
    ["two issuers", (back: URL) => back.searchParams.append("iss", "https://evil.example"), failed],
    ["another code", (back: URL) => back.searchParams.set("code", "x".repeat(43)), failed],
    ["no code", (back: URL) => back.searchParams.delete("code"), failed],
    ["an error of its own making", (back: URL) => back.searchParams.set("error", "<script>"), failed]
  ])("with %s logs nobody in", async (_, break_, landing) => {
    const browser = browserAt(world)
    const back = await throughIdPorten(browser)
    break_(back)
    expect(await landingOf(browser, back)).toBe(landing)
    expect(await isIn(browser)).toBe(false)
  })

  it("to a login whose seal is broken logs nobody in", async () => {
    const back = await throughIdPorten(browserAt(world))
    for (const sealed of ["", "x", "a.b.c.d.e", "A".repeat(4_000)]) {
      const response = await fetch(back, {
        headers: { cookie: `__Host-postkasse-login=${sealed}` },
        redirect: "manual"
      })
      expect(response.headers.get("location")).toBe(expired)
    }
  })
})

describe("an answer that says less than it should", () => {
  it("FIELD-1: is refused where the level is below the one asked for", async () => {
    const weaker = await startWorld((usual) => ({
      ...usual,
      identityProvider: {
        ...usual.identityProvider,
        // Asks ID-porten for less than the person asked for: as if it had answered with less.
        begin: (_level, language) => usual.identityProvider.begin("substantial", language)
      }
    }))
    const browser = browserAt(weaker)
    const begun = await browser.get("/api/v1/login?level=high")
    const as = { nationalId: solveig.nationalId, eid: "minid", jar: browser.jar } as const
    const back = await logInAt(weaker.idPorten, begun.headers.get("location") ?? "", as)
    expect(await landingOf(browser, back)).toBe("/login?problem=LevelNotReached&returnTo=%2F")
    await weaker.close()
  })

  it("of somebody who has no account here begins no session", async () => {
    const empty = await startWorld((usual) => ({
      ...usual,
      identityProvider: {
        ...usual.identityProvider,
        finish: async (search, transaction) => {
          const outcome = await usual.identityProvider.finish(search, transaction)
          return outcome._tag === "LoggedIn" ? { ...outcome, nationalId: nobody } : outcome
        }
      }
    }))
    const browser = browserAt(empty)
    const begun = await browser.get("/api/v1/login")
    const back = await logInAt(empty.idPorten, begun.headers.get("location") ?? "", { ...asSolveig, jar: browser.jar })
    expect(await landingOf(browser, back)).toBe("/login?problem=PersonUnknown&returnTo=%2F")
    expect(browser.cookie()).toBe("")
    await empty.close()
  })

  it("from ID-porten not answering at all is told as that", async () => {
    const alone = await startWorld()
    await alone.idPorten.close()
    const begun = await browserAt(alone).get("/api/v1/login?returnTo=/letters/1")
    expect(begun.headers.get("location")).toBe("/login?problem=IdentityProviderUnavailable&returnTo=%2Fletters%2F1")
    expect(alone.faults).toEqual([])
    await alone.close()
  })
})

describe("a session", () => {
  it("AUTH-10: ends 30 minutes after the last use, and asking about it is no use of it", async () => {
    const browser = await logIn(world, birger)
    await pass(world, "29 minutes")
    expect((await browser.get("/api/v1/mailboxes")).status).toBe(200)
    await pass(world, "29 minutes")
    expect(await isIn(browser)).toBe(true)
    expect((await browser.get("/api/v1/mailboxes", { "x-background": "1" })).status).toBe(200)
    await pass(world, "1 minute")
    expect(await problemIn(await browser.get("/api/v1/session"))).toMatchObject({
      code: "SessionEnded",
      rules: ["AUTH-10"]
    })
  })

  it("AUTH-10: ends 8 hours after it began, however it is used", async () => {
    const browser = await logIn(world, birger)
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      await pass(world, "20 minutes")
      expect((await browser.get("/api/v1/mailboxes")).status).toBe(200)
    }
    await pass(world, "20 minutes")
    expect((await browser.get("/api/v1/mailboxes")).status).toBe(401)
  })

  it("AUTH-10: ends at the server when one logs out, and ID-porten is told", async () => {
    const browser = await logIn(world, birger)
    const cookie = browser.cookie()
    const out = await browser.send("POST", "/api/v1/logout")
    const { endSession } = (await out.json()) as { endSession: EndSession }
    expect(endSession.action).toBe(`${new URL(world.idPorten.issuer).origin}/logout`)
    expect(endSession.fields).toMatchObject({
      id_token_hint: expect.stringMatching(/^ey/u),
      post_logout_redirect_uri: `${world.origin}/login`
    })
    const old = await fetch(`${world.origin}/api/v1/session`, { headers: { cookie } })
    expect(old.status).toBe(401)
    expect(await (await browser.send("POST", "/api/v1/logout")).json()).toEqual({ endSession: null })
  })

  it.each(["", "x", "A".repeat(43), "é", `${"A".repeat(42)}=`, "A".repeat(8_000)])(
    "AUTH-13: is not opened by the cookie %j",
    async (secret) => {
      const headers = { cookie: `__Host-postkasse=${encodeURIComponent(secret)}` }
      expect((await problemIn(await fetch(`${world.origin}/api/v1/session`, { headers }))).code).toBe("SessionEnded")
    }
  )
})

describe("a secret that somebody else chose", () => {
  const planted = "A".repeat(43)
  const sessionFor = (cookie: string) => fetch(`${world.origin}/api/v1/session`, { headers: { cookie } })
  const logInWith = async (cookie: string): Promise<string> => {
    const { nationalId, password } = solveig
    const response = await fetch(`${world.origin}/api/v1/login/password`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ nationalId, password })
    })
    expect(response.status).toBe(204)
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  }

  it("AUTH-10: becomes no session by logging in with it", async () => {
    const given = await logInWith(`__Host-postkasse=${planted}`)
    expect(given).not.toContain(planted)
    expect((await sessionFor(given)).status).toBe(200)
    expect((await sessionFor(`__Host-postkasse=${planted}`)).status).toBe(401)
  })

  it("AUTH-10: nor does an old session outlive a new login in its browser, whichever is the firmer", async () => {
    const browser = await logIn(world, solveig)
    const before = browser.cookie()
    const given = await logInWith(before)
    expect((await sessionFor(before)).status).toBe(401)
    expect((await sessionFor(given)).status).toBe(200)
  })

  it("AUTH-13: beside one's own opens nothing, in whichever order, and under no other name", async () => {
    const own = (await logIn(world, solveig)).cookie()
    const [name = "", secret = ""] = own.split("=")
    for (const cookie of [`${own}; ${name}=${planted}`, `${name}=${planted}; ${own}`, `${own};${own}`]) {
      expect((await sessionFor(cookie)).status, cookie).toBe(401)
    }
    for (const other of [
      "postkasse",
      "__host-postkasse",
      "__Secure-postkasse",
      "__Host-Postkasse",
      " __Host-postkasse2"
    ]) {
      expect((await sessionFor(`${other}=${secret}`)).status, other).toBe(401)
    }
    expect((await sessionFor(`postkasse=${planted}; ${own}; other=1`)).status).toBe(200)
  })
})

describe("logging in with a password", () => {
  const attempt = (browser: Browser, nationalId: string, password: string, headers: Record<string, string> = {}) =>
    browser.send("POST", "/api/v1/login/password", { nationalId, password }, headers)

  it("AUTH-1, AUTH-4: opens a session at level password", async () => {
    const browser = browserAt(world)
    expect((await attempt(browser, solveig.nationalId, solveig.password ?? "")).status).toBe(204)
    expect(await (await browser.get("/api/v1/session")).json()).toMatchObject({
      level: "password",
      loggedInWith: "password"
    })
    const out = await browser.send("POST", "/api/v1/logout")
    expect(await out.json()).toEqual({ endSession: null })
  })

  it("AUTH-12: a wrong password, a person without one, nobody at all and no number are answered alike", async () => {
    const browser = browserAt(world)
    const answers = await Promise.all(
      [solveig.nationalId, demoTown.person.torvald.nationalId, nobody, "12345678901", "x"].map(async (id) =>
        problemIn(await attempt(browser, id, "feil hest batteri stift"))
      )
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 401, code: "LoginRefused", remedy: { _tag: "LogIn" } })
    expect(JSON.stringify(answers)).not.toContain("hest")
  })

  it("AUTH-12: guessing at an account is stopped, even with the right password, until the window has passed", async () => {
    const fresh = await startWorld()
    const browser = browserAt(fresh)
    for (let guess = 0; guess < 5; guess++) {
      expect((await attempt(browser, birger.nationalId, "feil hest batteri stift")).status).toBe(401)
    }
    const stopped = await attempt(browser, birger.nationalId, birger.password ?? "")
    expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(800)
    expect(await problemIn(stopped)).toMatchObject({ status: 429, code: "TooManyGuesses", retryable: true })
    await pass(fresh, "15 minutes")
    expect((await attempt(browser, birger.nationalId, birger.password ?? "")).status).toBe(204)
    await fresh.close()
  })

  it("AUTH-12: guesses that could not be heard stop nobody, and those that were heard are still counted", async () => {
    let isBusy = false
    const fresh = await startWorld(undefined, undefined, (work) =>
      isBusy ? Promise.reject(new Unavailable({ part: "passwords" })) : work()
    )
    const browser = browserAt(fresh)
    const statusOf = async (password: string) => (await attempt(browser, birger.nationalId, password)).status
    for (let guess = 0; guess < 4; guess++) expect(await statusOf("feil hest batteri stift")).toBe(401)
    isBusy = true
    for (let guess = 0; guess < 70; guess++) expect(await statusOf(birger.password ?? "")).toBe(503)
    isBusy = false
    expect(await statusOf(birger.password ?? "")).toBe(204)
    for (let guess = 0; guess < 4; guess++) expect(await statusOf("feil hest batteri stift")).toBe(401)
    isBusy = true
    expect(await statusOf("feil hest batteri stift")).toBe(503)
    isBusy = false
    expect(await statusOf("feil hest batteri stift")).toBe(401)
    expect(await statusOf(birger.password ?? "")).toBe(429)
    await fresh.close()
  })

  it("AUTH-12: guesses that could be counted at their address alone stop nobody behind it", async () => {
    let isIll = false
    let address: string | null = null
    const stored = Layer.effect(
      Guesses,
      Effect.map(Guesses, (guesses) => ({
        ...guesses,
        lock: (claim: string) => {
          address ??= claim
          return isIll && claim !== address ? Effect.die(new Unavailable({ part: "database" })) : guesses.lock(claim)
        }
      }))
    ).pipe(Layer.provideMerge(storedIn()))
    const fresh = await startWorld(undefined, stored)
    const browser = browserAt(fresh)
    const statusOf = async (password: string) => (await attempt(browser, birger.nationalId, password)).status
    expect(await statusOf("feil hest batteri stift")).toBe(401)
    isIll = true
    for (let guess = 0; guess < 70; guess++) expect(await statusOf(birger.password ?? "")).toBe(503)
    isIll = false
    expect(await statusOf(birger.password ?? "")).toBe(204)
    await fresh.close()
  })

  it("AUTH-12: guessing from an address is stopped whatever it says of where it comes from", async () => {
    const fresh = await startWorld()
    const statuses = []
    for (const [index, { nationalId }] of [...demoTown.people, ...demoTown.people, solveig].entries()) {
      const forwarded = { "x-forwarded-for": `192.0.2.${index}` }
      statuses.push((await attempt(browserAt(fresh), nationalId, "feil hest batteri stift", forwarded)).status)
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    await fresh.close()
  })

  it("AUTH-12: those who know their passwords are not stopped, however many of them live behind one address", async () => {
    const fresh = await startWorld()
    const known = demoTown.people.filter(({ password }) => password !== null)
    for (const { nationalId, password } of Array.from({ length: 7 }, () => known).flat()) {
      expect((await attempt(browserAt(fresh), nationalId, password ?? "")).status).toBe(204)
    }
    await fresh.close()
  })

  it("AUTH-12: behind a proxy of our own, guesses are counted under the address that it saw", async () => {
    const fresh = await startWorld((usual) => ({ ...usual, proxies: 1 }))
    const statusFrom = async (address: string, { nationalId } = solveig) => {
      const headers = { "x-forwarded-for": `203.0.113.${Math.random()}, ${address}` }
      return (await attempt(browserAt(fresh), nationalId, "feil hest batteri stift", headers)).status
    }
    for (const person of [...demoTown.people, ...demoTown.people]) {
      expect(await statusFrom("2001:db8:1:2::1", person)).toBe(401)
    }
    expect(await statusFrom("2001:db8:1:2:ffff::2")).toBe(429)
    expect(await statusFrom("2001:db8:1:3::1")).toBe(401)
    await fresh.close()
  })
})

describe("choosing a password", () => {
  const choose = (browser: Browser, password: string) => browser.send("PUT", "/api/v1/password", { password })

  it("AUTH-1, AUTH-12: one logs in with the new one afterwards, composed or not", async () => {
    const browser = await logIn(world, demoTown.person.torvald)
    expect((await choose(browser, "blåbærpai på torsdag")).status).toBe(204)
    const { nationalId } = demoTown.person.torvald
    const password = "blåbærpai på torsdag".normalize("NFD")
    const login = await browserAt(world).send("POST", "/api/v1/login/password", { nationalId, password })
    expect(login.status).toBe(204)
  })

  it("AUTH-12: ends every other session of the person's, whatever it began with, and nobody else's", async () => {
    const { nationalId } = demoTown.person.torvald
    const password = "en nysgjerrig måke i mars"
    const chooser = await logIn(world, demoTown.person.torvald)
    expect((await choose(chooser, "fire tomme pappesker")).status).toBe(204)
    const [atWork, withPassword, other] = [
      await logIn(world, demoTown.person.torvald),
      browserAt(world),
      await logIn(world, birger)
    ]
    const login = { nationalId, password: "fire tomme pappesker" }
    expect((await withPassword.send("POST", "/api/v1/login/password", login)).status).toBe(204)
    expect(await Promise.all([chooser, atWork, withPassword, other].map(isIn))).toEqual([true, true, true, true])

    expect((await choose(chooser, password)).status).toBe(204)
    for (const ended of [atWork, withPassword]) {
      expect(await problemIn(await ended.get("/api/v1/session"))).toMatchObject({
        status: 401,
        code: "SessionEnded",
        rules: ["AUTH-12"],
        detail: expect.stringContaining("nytt passord")
      })
      // Nor does it choose the next password.
      expect((await problemIn(await choose(ended, "sitt eget valg av passord"))).code).toBe("SessionEnded")
    }
    expect(await Promise.all([chooser, other].map(isIn))).toEqual([true, true])
    const again = browserAt(world)
    expect((await again.send("POST", "/api/v1/login/password", { nationalId, password })).status).toBe(204)
    expect(await isIn(again)).toBe(true)
  })

  it("AUTH-10, AUTH-12: goes on in the session that chose it under a new secret, with the limits that it had", async () => {
    const fresh = await startWorld()
    const browser = await logIn(fresh, demoTown.person.torvald)
    const cookie = browser.cookie()
    const { startedAt } = (await (await browser.get("/api/v1/session")).json()) as { startedAt: string }
    await pass(fresh, "20 minutes")
    expect((await choose(browser, "en nysgjerrig måke i mars")).status).toBe(204)
    expect(await (await browser.get("/api/v1/session")).json()).toMatchObject({
      level: "high",
      loggedInWith: "bankid",
      startedAt
    })
    // Who had copied the cookie has nothing any more.
    const copied = await fetch(`${fresh.origin}/api/v1/session`, { headers: { cookie } })
    expect(await problemIn(copied)).toMatchObject({ code: "SessionEnded", rules: ["AUTH-13"] })
    expect(browser.cookie()).not.toBe(cookie)
    for (let minutes = 40; minutes < 480; minutes += 20) {
      await pass(fresh, "20 minutes")
      expect((await browser.get("/api/v1/mailboxes")).status, `${minutes} minutes`).toBe(200)
    }
    await pass(fresh, "20 minutes")
    expect(await problemIn(await browser.get("/api/v1/mailboxes"))).toMatchObject({ rules: ["AUTH-10"] })
    await fresh.close()
  })

  it("AUTH-12: of two sessions that choose at once one is first, and ends the other", async () => {
    const both = [await logIn(world, birger), await logIn(world, birger)]
    const answers = await Promise.all(both.map((browser, index) => choose(browser, `hvem er først av oss ${index}`)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 401]))
    expect(await Promise.all(both.map(isIn))).toEqual(answers.map(({ status }) => status === 204))
  })

  it("AUTH-12: too short, too long and too common ones are refused, each with why", async () => {
    const browser = await logIn(world, demoTown.person.torvald)
    for (const [password, why] of [
      ["elleve tegn", "TooShort"],
      ["🎈".repeat(129), "TooLong"],
      ["unbelievable", "Common"],
      ["PasswordPassword", "Common"],
      ["åååååååååååå", "Common"],
      ["ABCABCABCABC", "Common"]
    ] as const) {
      expect(await problemIn(await choose(browser, password))).toMatchObject({
        status: 422,
        code: "PasswordRefused",
        facts: { why, minCharacters: 12, maxCharacters: 128 }
      })
    }
  })

  it("AUTH-12: takes an electronic ID: a password cannot replace itself", async () => {
    const browser = browserAt(world)
    await browser.send("POST", "/api/v1/login/password", { nationalId: solveig.nationalId, password: solveig.password })
    expect(await problemIn(await choose(browser, "et helt nytt passord"))).toMatchObject({ code: "LevelTooLow" })
  })
})

it("what went wrong on the way was no fault of ours", () => {
  expect(world.faults).toEqual([])
})
