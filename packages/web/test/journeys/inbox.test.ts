import { demoTown } from "@postkasse/testkit/town"
import type { Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { send } from "./send.ts"
import { comeBack, letterOn, visit } from "./visit.ts"

const { powerCompany } = demoTown.organisation
const { elena, iben, torvald } = demoTown.person

/** More than a page of the list holds. */
const many = 53

beforeAll(async () => {
  const numbers = Array.from({ length: many }, (_, index) => index + 1)
  await Promise.all(
    numbers.map((number) => send({ from: powerCompany, to: iben, subject: `Melding nummer ${number}` }))
  )
}, 60_000)

/** The line that stands at a place in the list now, wherever it moves. */
const lineAt = async (page: Page, place: number) => {
  const id = await page.locator("a.line").nth(place).getAttribute("data-letter")
  return page.locator(`a.line[data-letter="${id}"]`)
}

describe("the inbox", () => {
  it("fetches more as one comes near the end, until there are no more", async () => {
    await visit({}, async (page) => {
      await comeBack(page, iben, "minid")
      await page.locator("a.line").first().waitFor()
      expect(await page.getByText("Det var alle brevene.").count()).toBe(0)
      await page.locator("a.line").last().scrollIntoViewIfNeeded()
      await page.getByText("Det var alle brevene.").waitFor()
      expect(await page.locator("a.line", { hasText: "Melding nummer" }).count()).toBe(many)
    })
  })

  it("unread is weight, a dot and a word, until it is read", async () => {
    await visit({}, async (page) => {
      await comeBack(page, iben, "minid")
      const line = await lineAt(page, 2)
      const weight = () =>
        line.locator(".line-sender").evaluate((sender) => Number(getComputedStyle(sender).fontWeight))
      const dot = () => line.evaluate((line) => getComputedStyle(line, "::before").content)
      expect(await line.innerText()).toContain("Ulest.")
      expect(await weight()).toBeGreaterThan(500)
      expect(await dot()).not.toBe("none")
      await line.click()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
      await expect.poll(() => line.innerText()).not.toContain("Ulest.")
      expect(await weight()).toBeLessThan(500)
      expect(await dot()).toBe("none")
    })
  })

  it("is empty with a word on what will come", async () => {
    await visit({}, async (page) => {
      await comeBack(page, torvald, "bankid")
      await page.getByRole("heading", { name: "Ingen brev ennå" }).waitFor()
      expect(await page.getByRole("main").innerText()).toContain("torvald.tomkasse#105")
    })
  })

  it("says when something is broken, that nothing is lost, and tries again", async () => {
    await visit({}, async (page) => {
      let broken = true
      await page.route("**/letters", (route) => (broken ? route.fulfill({ status: 500 }) : route.continue()))
      await comeBack(page, elena, "minid")
      const alert = page.getByRole("alert")
      await alert.getByText("Noe gikk galt hos oss").waitFor()
      expect(await alert.innerText()).toContain("Ingenting er tapt.")
      broken = false
      await alert.getByRole("button", { name: "Prøv igjen" }).click()
      await page.locator("a.line").first().waitFor()
    })
  })

  it("says when the network is gone, keeps what it has, and goes on when it is back", async () => {
    await visit({}, async (page) => {
      await comeBack(page, iben, "minid")
      const line = await lineAt(page, 3)
      await page.context().setOffline(true)
      await page.getByText("Du er uten nett.").first().waitFor()
      await line.click()
      await letterOn(page).getByText("Vi får ikke kontakt").waitFor()
      await page.context().setOffline(false)
      await letterOn(page).getByRole("button", { name: "Prøv igjen" }).click()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
      expect(await page.getByText("Du er uten nett.").count()).toBe(0)
    })
  })

  it("on a phone one pane shows at a time, and back leads to the line one came from", async () => {
    await visit({ width: 390, height: 844, touch: true }, async (page) => {
      await comeBack(page, iben, "minid")
      const line = await lineAt(page, 12)
      await line.scrollIntoViewIfNeeded()
      const scrolled = await page.evaluate(() => scrollY)
      expect(scrolled).toBeGreaterThan(300)
      await line.tap()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
      expect(await line.isVisible()).toBe(false)
      expect(await page.evaluate(() => scrollY)).toBe(0)
      await page.locator("a.letter-back").tap()
      await expect.poll(() => line.isVisible()).toBe(true)
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled - 200)
      await page.goForward()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
      await page.goBack()
      await expect.poll(() => line.isVisible()).toBe(true)
    })
  })
})
