import { findBrowser, launchBrowser } from "@postkasse/testkit/browser"
import { demoTown, hostileFiles, hostileHtml, hostilePdf } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { file, lettersOf, logIn, send, startWorld, type World } from "./world.ts"

const program = findBrowser()
const { solveig } = demoTown.person

let world: World
type RealBrowser = Awaited<ReturnType<typeof launchBrowser>>
type Page = Awaited<ReturnType<RealBrowser["newPage"]>>
let browser: RealBrowser
describe.runIf(program !== null)("in a real browser", () => {
  beforeAll(async () => {
    world = await startWorld()
    browser = await launchBrowser(program ?? "")
  }, 30_000)
  afterAll(async () => {
    await browser.close()
    await world.close()
  })

  it("the documentation shows every operation, and asks nobody but this server", { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    const asked: Array<string> = []
    const said: Array<string> = []
    page.on("request", (request) => asked.push(request.url()))
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`))
    page.on("pageerror", (fault) => said.push(String(fault)))
    await page.goto(`${world.origin}/docs`)
    await page.getByText("Look recipients up").first().waitFor()
    await page.getByRole("button", { name: "Open Group - Sending" }).click()
    await page.getByText("Begin a sending").first().waitFor()
    expect(asked.filter((url) => !url.startsWith(world.origin) && !/^(?:data|blob):/.test(url))).toEqual([])
    expect(said.filter((line) => /content security policy|error/i.test(line))).toEqual([])
    await page.close()
  })

  it("AUTH-10: the session's cookie is kept on loopback, and no script sees it", { timeout: 30_000 }, async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${world.origin}/api/v1/login?level=substantial&returnTo=/docs`)
    await page.locator('input[value="minid"]').check()
    await page.locator(`button[value="${solveig.nationalId}"]`).click()
    await page.waitForURL(`${world.origin}/docs`)
    const answer = await page.evaluate(async () => {
      const response = await fetch("/api/v1/session")
      return { status: response.status, cookie: document.cookie, session: (await response.json()) as unknown }
    })
    expect(answer).toMatchObject({ status: 200, cookie: "", session: { level: "substantial" } })
    const posted = await page.evaluate(async () => (await fetch("/api/v1/logout", { method: "POST" })).status)
    expect(posted).toBe(200)
    await context.close()
  })

  it("FIELD-16: a hostile letter runs nothing, asks nobody, and its link opens away from here", {
    timeout: 30_000
  }, async () => {
    await send(world, demoTown.organisation.municipality, solveig, [file(hostileHtml, "text/html", "side.html")])
    const reader = await logIn(world, solveig)
    const [letter] = await lettersOf(world, reader, solveig)
    const opened = await reader.send("POST", `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}/openings`)
    const { contents } = (await opened.json()) as { contents: { documents: ReadonlyArray<{ href: string }> } }
    const context = await browser.newContext()
    const [name = "", value = ""] = reader.cookie().split("=")
    await context.addCookies([{ name, value, domain: "127.0.0.1", path: "/", secure: true, httpOnly: true }])
    const page = await context.newPage()
    const asked: Array<string> = []
    context.on("request", (request) => asked.push(request.url()))
    await page.goto(`${world.origin}${contents.documents[0]?.href}`)
    await page.getByText("Siste linje.").waitFor()
    expect(await page.title()).toBe("side.html")
    expect(asked.filter((url) => !url.startsWith(world.origin) && !url.startsWith("data:"))).toEqual([])
    const popup = context.waitForEvent("page")
    const request = context.waitForEvent("request", (one) => one.url() === "https://evil.example/link-opener")
    await page.getByText("lenke ut").click()
    expect(await popup).not.toBe(page)
    expect((await request).headers()["referer"]).toBeUndefined()
    expect(await page.evaluate(() => window.origin)).toBe("null")
    await context.close()
  })

  it("FIELD-16, RECEIVE-6: nothing that passes for another type, and nothing that a browser could run, runs or asks for anything", {
    timeout: 60_000
  }, async () => {
    const files = [
      file(hostilePdf(), "application/pdf", "ondsinnet.pdf"),
      ...hostileFiles.map(({ content, mediaType, name }) => file(content, mediaType, name))
    ]
    await send(world, demoTown.organisation.municipality, solveig, files)
    const reader = await logIn(world, solveig)
    const [letter] = await lettersOf(world, reader, solveig)
    const opened = await reader.send("POST", `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}/openings`)
    const { contents } = (await opened.json()) as {
      contents: { documents: ReadonlyArray<{ name: string; href: string; shown: string }> }
    }
    const context = await browser.newContext({ acceptDownloads: true })
    const [name = "", value = ""] = reader.cookie().split("=")
    await context.addCookies([{ name, value, domain: "127.0.0.1", path: "/", secure: true, httpOnly: true }])
    const strangers: Array<string> = []
    context.on("request", (request) => {
      // The browser's own reader of PDFs is parts of the browser's.
      const isOut = /^(?:https?|file|ftp):/u.test(request.url())
      if (isOut && !request.url().startsWith(world.origin)) strangers.push(request.url())
    })
    for (const { name, href, shown } of contents.documents) {
      const page = await context.newPage()
      const outcome = ["download", "pdf"].includes(shown) ? savedOrSaid(page) : Promise.resolve("shown")
      // A page that becomes a download is one that was never gone to.
      await page.goto(`${world.origin}${href}`).catch(() => null)
      expect(await outcome, name).toBe(["download", "pdf"].includes(shown) ? `saved as ${name}` : "shown")
      expect(await page.title(), name).not.toBe(name)
      await page.close()
    }
    expect(strangers).toEqual([])
    await context.close()
  })

  it("FIELD-16: a PDF that were shown by the browser's own reader would be heard, which runs its script in a sandbox too", {
    timeout: 60_000
  }, async () => {
    const page = await browser.newPage()
    await page.route(`${world.origin}/shown.pdf`, (route) =>
      route.fulfill({
        contentType: "application/pdf",
        headers: { "content-security-policy": "sandbox; default-src 'none'", "content-disposition": "inline" },
        body: Buffer.from(hostilePdf())
      })
    )
    const outcome = savedOrSaid(page)
    await page.goto(`${world.origin}/shown.pdf`)
    expect(await outcome).toBe("said pdf-script")
    await page.close()
  })
})

/** What comes first of a page: that it is saved, or that a script in it says something, which takes a PDF some seconds. */
const savedOrSaid = (page: Page): Promise<string> =>
  Promise.race([
    page.waitForEvent("download").then((download) => `saved as ${download.suggestedFilename()}`),
    page.waitForEvent("dialog").then(async (dialog) => {
      // The next box would hold the page up.
      page.on("dialog", (next) => void next.dismiss())
      await dialog.dismiss()
      return `said ${dialog.message()}`
    })
  ])
