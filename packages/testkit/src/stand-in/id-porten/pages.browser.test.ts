import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { AxeBuilder } from "@axe-core/playwright"
import { exportJWK, generateKeyPair } from "jose"
import * as oidc from "openid-client"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { findBrowser, launchBrowser } from "../../browser/index.ts"
import { demoTown } from "../../town/index.ts"
import { type IdPorten, startIdPorten } from "./index.ts"

const program = findBrowser()

describe.runIf(program)("the login page in a browser", { timeout: 60_000 }, () => {
  let browser: Browser
  let service: Server
  let callback: string
  let idPorten: IdPorten
  let client: oidc.Configuration

  beforeAll(async () => {
    // Where people come back to. Browsers don't let a test answer for a redirect's target.
    service = createServer(
      (_, response) => void response.setHeader("content-type", "text/html").end("<h1>Tilbake</h1>")
    )
    await new Promise<void>((resolve) => void service.listen(0, "127.0.0.1", resolve))
    callback = `http://127.0.0.1:${(service.address() as AddressInfo).port}/callback`
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "a-key", alg: "ES256" }] }
    const about = { clientId: "postkasse", name: "Postkasse", redirectUris: [callback], postLogoutRedirectUris: [] }
    idPorten = await startIdPorten({ people: demoTown.people, clients: [{ ...about, jwks }] })
    const key = oidc.PrivateKeyJwt({ key: privateKey, kid: "a-key" })
    const metadata = { token_endpoint_auth_signing_alg: "ES256" }
    const execute = [oidc.allowInsecureRequests]
    client = await oidc.discovery(new URL(idPorten.issuer), "postkasse", metadata, key, { execute })
    browser = await launchBrowser(program ?? "")
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    await idPorten.close()
    service.close()
    service.closeAllConnections()
  })

  const ask = async (more: Record<string, string>): Promise<string> => {
    const url = await oidc.buildAuthorizationUrlWithPAR(client, {
      redirect_uri: callback,
      scope: "openid",
      code_challenge: await oidc.calculatePKCECodeChallenge(oidc.randomPKCECodeVerifier()),
      code_challenge_method: "S256",
      ...more
    })
    return url.href
  }

  const pageFor = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext(options)
    return context.newPage()
  }

  it.each<[string, BrowserContextOptions, Record<string, string>]>([
    ["light and wide", { colorScheme: "light", viewport: { width: 1280, height: 900 } }, {}],
    ["dark and 320 px wide", { colorScheme: "dark", viewport: { width: 320, height: 640 } }, { ui_locales: "en" }]
  ])("is accessible, asks nothing from outside and fits: %s", async (_, options, more) => {
    const page = await pageFor(options)
    const requested: Array<string> = []
    page.on("request", (request) => void requested.push(new URL(request.url()).origin))
    await page.goto(await ask(more))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(new Set(requested)).toEqual(new Set([idPorten.issuer]))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport?.width ?? 0
    )
    const heights = await page.getByRole("button").evaluateAll((all) => all.map((one) => one.clientHeight))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(42)
    await page.context().close()
  })

  it("is used by role and name", async () => {
    const page = await pageFor({})
    await page.goto(await ask({ acr_values: "idporten-loa-substantial" }))
    await page.getByRole("radio", { name: "MinID", exact: true }).check()
    await page.getByRole("button", { name: "Solveig Fjordblom", exact: true }).click()
    await page.waitForURL(`${callback}?code=**`)
    await page.goto(await ask({ acr_values: "idporten-loa-high" }))
    expect(await page.getByRole("radio").count()).toBe(3)
    // Somebody else at the same machine: the provider logs the first one out on the way.
    await page.getByRole("button", { name: "Birger Gammelgren", exact: true }).click()
    await page.waitForURL(`${callback}?code=**`)
    await page.context().close()
  })

  it("is used with the keyboard alone, and without script", async () => {
    const page = await pageFor({ javaScriptEnabled: false })
    await page.goto(await ask({}))
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowDown")
    expect(await page.getByRole("radio", { name: "Buypass", exact: true }).isChecked()).toBe(true)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.waitForURL(`${callback}?code=**`)
    await page.context().close()
  })
})
