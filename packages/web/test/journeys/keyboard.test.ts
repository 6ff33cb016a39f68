import { demoTown } from "@postkasse/testkit/town"
import { beforeAll, describe, expect, it } from "vitest"
import { send } from "./send.ts"
import { comeBack, letterOn, visit } from "./visit.ts"

const { powerCompany } = demoTown.organisation
const { sjur } = demoTown.person

beforeAll(async () => {
  await send({ from: powerCompany, to: sjur, subject: "Eldst av to" })
  await send({ from: powerCompany, to: sjur, subject: "Yngst av to" })
})

describe("by keyboard alone", () => {
  it("one logs in, moves, opens, goes back and finds the list of keys", async () => {
    await visit({}, async (page) => {
      await page.goto("/login")
      await page.getByRole("heading", { name: "Logg inn", level: 1 }).waitFor()
      const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "")
      await page.keyboard.press("Tab")
      expect(await focused()).toBe("Hopp til innholdet")
      await page.keyboard.press("Enter")
      await page.keyboard.press("Tab")
      expect(await focused()).toMatch(/^Logg inn med ID.porten$/u)
      await page.keyboard.press("Enter")
      await page.waitForURL((url) => !url.pathname.startsWith("/login"))
    })
    await visit({}, async (page) => {
      const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? "")
      await comeBack(page, sjur, "minid")
      await page.locator("a.line").first().waitFor()
      await page.keyboard.press("j")
      expect(await focused()).toContain("Yngst av to")
      await page.keyboard.press("j")
      expect(await focused()).toContain("Eldst av to")
      await page.keyboard.press("k")
      await page.keyboard.press("o")
      await letterOn(page).getByText("Dette er et brev.").waitFor()
      expect(await focused()).toBe("Yngst av to")
      await page.keyboard.press("j")
      await page.keyboard.press("Enter")
      await page.getByRole("heading", { name: "Eldst av to", level: 1 }).waitFor()
      await expect.poll(focused).toBe("Eldst av to")
      await page.keyboard.press("Escape")
      await expect.poll(focused).toContain("Eldst av to")
      expect(new URL(page.url()).pathname).toBe("/")
      await page.keyboard.press("?")
      const list = page.getByRole("dialog", { name: "Hurtigtaster" })
      await list.waitFor()
      await page.keyboard.press("Escape")
      await expect.poll(() => list.isVisible()).toBe(false)
      await page.goto("/help")
      await page.getByRole("heading", { name: "Hjelp", exact: true }).waitFor()
      await page.keyboard.press("g")
      await page.keyboard.press("i")
      await page.getByRole("heading", { name: "Innboks" }).waitFor()
    })
  })

  it("single keys do nothing while one writes, and can be turned off", async () => {
    await visit({}, async (page) => {
      await comeBack(page, sjur, "minid")
      await page.getByRole("link", { name: "Hjelp" }).click()
      await page.getByLabel("Søk i hjelpen").fill("")
      await page.getByLabel("Søk i hjelpen").press("?")
      expect(await page.getByRole("dialog").count()).toBe(0)
      await page.getByRole("link", { name: "Profil" }).click()
      await page.getByLabel("Bruk hurtigtaster").uncheck()
      await page.keyboard.press("Tab")
      await page.keyboard.press("?")
      expect(await page.getByRole("dialog", { name: "Hurtigtaster" }).count()).toBe(0)
    })
  })

  it("SUPPORT-2: a link to one answer of the help finds it unfolded, and a search leaves the answers that fit", async () => {
    await visit({}, async (page) => {
      await page.goto("/help#held")
      await page.getByText("Som regel tar det noen minutter.").waitFor()
      expect(await page.getByText("Det laveste er passord.").isVisible()).toBe(false)
      await page.getByLabel("Søk i hjelpen").fill("emnet skjult")
      await expect.poll(() => page.locator("details.answer").count()).toBe(1)
      await page.getByLabel("Søk i hjelpen").fill("sjokolade")
      await page.getByText("Ingen svar passer.").waitFor()
    })
  })

  it("after going to another room one stands on its heading", async () => {
    await visit({}, async (page) => {
      await comeBack(page, sjur, "minid")
      for (const [room, heading] of [
        ["Hjelp", "Hjelp"],
        ["Sikkerhet", "Sikkerhet"],
        ["Profil", "Profil"],
        ["Innboks", "Innboks"]
      ] as const) {
        await page.getByRole("link", { name: room, exact: true }).first().click()
        await page.getByRole("heading", { name: heading, level: 1 }).waitFor()
        await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(heading)
        expect(await page.title()).toBe(`${heading} – Postkasse`)
      }
    })
  })
})
