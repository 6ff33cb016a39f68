/**
 * The README's pictures, taken of the demo town by the tests' browser. Run with `SCREENSHOTS=1`; see `vitest.config.ts`.
 *
 * @module
 */
import { mkdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { demoTown } from "@postkasse/testkit/town"
import type { Page } from "playwright-core"
import { expect, it } from "vitest"
import { comeBack, lineOf, type Visitor, visit } from "../journeys/visit.ts"

const folder = fileURLToPath(new URL("../../../../docs/images/", import.meta.url))
const { solveig } = demoTown.person

const letter = async (page: Page) => {
  await lineOf(page, "Medlemsbladet").click()
  await page.locator(".textLayer .endOfContent").first().waitFor({ state: "attached" })
}
const locked = async (page: Page) => {
  await lineOf(page, "Skjult emne").click()
  await page.getByRole("heading", { name: "Brevet er låst" }).waitFor()
}
const list = (page: Page) => page.locator("a.line").first().waitFor()

const desktop: Visitor = { scale: 1.5 }
const phone: Visitor = { width: 390, height: 844, scale: 2, touch: true }

it.each<[string, Visitor, (page: Page) => Promise<void>]>([
  ["letter", desktop, letter],
  ["letter-dark", { ...desktop, dark: true }, letter],
  ["locked", desktop, locked],
  ["inbox-phone", phone, list],
  ["locked-phone", phone, locked]
])("%s", async (name, visitor, arriveAt) => {
  mkdirSync(folder, { recursive: true })
  await visit(visitor, async (page) => {
    await comeBack(page, solveig, "minid")
    await arriveAt(page)
    await page.evaluate(() => document.fonts.ready)
    const picture = await page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" })
    expect(picture.byteLength).toBeGreaterThan(20_000)
  })
})
