import { launchBrowser } from "@postkasse/testkit/browser"
import type { Person } from "@postkasse/testkit/town"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { expect, inject } from "vitest"
import type { ServerAddress } from "./server.ts"

export type ElectronicId = "bankid" | "buypass" | "commfides" | "minid"

/** What the browser and its user are like. */
export interface Visitor {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly touch?: boolean
  readonly locale?: string
  readonly scale?: number
  /** Where, if not at the server of all journeys. */
  readonly server?: ServerAddress
}

/** One for each worker; it ends with it. */
let browser: Promise<Browser> | undefined

/** A visit under way. */
export interface Visit {
  readonly page: Page
  /** Ends it, and throws where it did not keep what every visit promises. */
  readonly end: () => Promise<void>
  /** Ends it, and looks at nothing. */
  readonly breakOff: () => Promise<void>
}

/**
 * A visit by someone with a browser of their own. What every visit promises: nothing failed on the page, nothing was
 * refused by the page's own policy, and nothing was asked of anyone but the server, except that the browser itself went to
 * ID-porten and back.
 */
export const beginVisit = async (visitor: Visitor): Promise<Visit> => {
  browser ??= launchBrowser(inject("browser"))
  const { width = 1440, height = 900, touch = false, server = inject("server") } = visitor
  const context = await (await browser).newContext({
    baseURL: server.origin,
    viewport: { width, height },
    colorScheme: visitor.dark ? "dark" : "light",
    locale: visitor.locale ?? "nb-NO",
    timezoneId: "Europe/Oslo",
    deviceScaleFactor: visitor.scale ?? 1,
    hasTouch: touch,
    isMobile: touch,
    reducedMotion: "reduce"
  })
  const heard = listen(context, server)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const breakOff = () => context.close()
  const end = async () => {
    await breakOff()
    expect(heard.faults).toEqual([])
    expect(heard.strangers).toEqual([])
  }
  return { page, end, breakOff }
}

/** A visit that lasts as long as a journey. */
export const visit = async (visitor: Visitor, journey: (page: Page) => Promise<void>): Promise<void> => {
  const { page, end, breakOff } = await beginVisit(visitor)
  await journey(page).catch(async (fault: unknown) => {
    await breakOff()
    throw fault
  })
  await end()
}

const listen = (context: BrowserContext, { origin, idPorten }: ServerAddress) => {
  const faults: Array<string> = []
  const strangers: Array<string> = []
  context.on("weberror", (event) => faults.push(event.error().message))
  context.on("console", (message) => {
    const at = message.location().url
    // A refusal is an answer, and the browser's own word on it no fault; nor is what another site says.
    const isRefusal = message.text().startsWith("Failed to load resource")
    if (message.type() === "error" && !isRefusal && at.startsWith(origin)) faults.push(`${message.text()} (${at})`)
  })
  context.on("request", (request) => {
    const { origin: to, protocol } = new URL(request.url())
    const from = request.isNavigationRequest() ? null : new URL(request.frame().url()).origin
    const isOwn = to === origin || protocol === "blob:" || protocol === "data:"
    const isLogin = to === idPorten && from !== origin
    if (!isOwn && !isLogin) strangers.push(request.url())
  })
  return { faults, strangers }
}

/** Logs in at ID-porten, from the login page. */
export const logIn = async (
  page: Page,
  person: Person,
  eid: ElectronicId,
  server = inject("server")
): Promise<void> => {
  await page.getByRole("link", { name: /ID.porten/u }).click()
  await atIdPorten(page, person, eid, server)
}

/** Chooses how and who at ID-porten, and comes back. */
export const atIdPorten = async (
  page: Page,
  person: Person,
  eid: ElectronicId,
  { origin, idPorten } = inject("server")
): Promise<void> => {
  await page.waitForURL((url) => url.origin === idPorten)
  await page.locator(`#${eid}`).check()
  await page.getByRole("button", { name: `${person.name.first} ${person.name.last}` }).click()
  await page.waitForURL((url) => url.origin === origin)
}

/** Goes to a page, logging in on the way. */
export const arrive = async (page: Page, person: Person, eid: ElectronicId, path = "/"): Promise<void> => {
  await page.goto(path)
  await logIn(page, person, eid)
}

const sessions = new Map<string, Promise<Cookies>>()
type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>

/**
 * Goes to a page with a session begun before: for journeys that neither begin nor end one. It goes past the login page, so it
 * is quicker.
 */
export const comeBack = async (page: Page, person: Person, eid: ElectronicId, path = "/"): Promise<void> => {
  const key = `${person.nationalId} ${eid}`
  const known = sessions.get(key)
  if (known === undefined) {
    const begun = arrive(page, person, eid, path).then(() => page.context().cookies(inject("server").origin))
    sessions.set(key, begun)
    await begun
    return
  }
  await page.context().addCookies(await known)
  await page.goto(path)
}

/** The letter's line in the list. */
export const lineOf = (page: Page, text: string) => page.locator("a.line", { hasText: text }).first()

/** The part of the page where the letter is read. */
export const letterOn = (page: Page) => page.locator("article.letter")
