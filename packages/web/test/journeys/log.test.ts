import { demoTown } from "@postkasse/testkit/town"
import type { Page } from "playwright-core"
import { describe, expect, it } from "vitest"
import { send } from "./send.ts"
import { comeBack, letterOn, lineOf, visit } from "./visit.ts"

const { municipality } = demoTown.organisation
const { birger } = demoTown.person

const subject = "Svar på søknad om parkeringstillatelse"
const entry = (page: Page, text: string) => page.locator(".log-entry", { hasText: text })

describe("the access log", () => {
  it("FIELD-24, TRUST-4: tells in plain words who did what with which letter, and why; and the browser finds it whole", async () => {
    await send({ from: municipality, to: birger, subject })
    await visit({}, async (page) => {
      await comeBack(page, birger, "minid")
      await lineOf(page, subject).click()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
      const receipt = await letterOn(page).getByRole("link", { name: "Kvittering for brev.txt" }).getAttribute("href")
      const kept = (await (await page.request.get(receipt ?? "")).json()) as { entry: { act: string; sha256: string } }
      expect(kept.entry.act).toBe("arrived")

      await page.getByRole("navigation").getByRole("link", { name: "Profil" }).click()
      await page.getByRole("link", { name: "Vis hvem som har sett hva" }).click()
      await page.getByRole("heading", { name: "Hvem har sett hva", level: 1 }).waitFor()
      await page.getByText("Loggen er hel. Fra nå av husker denne nettleseren den").waitFor()
      const opened = entry(page, "Du åpnet brevet").filter({ hasText: subject })
      expect(await opened.innerText()).toMatch(/kl\. \d\d\.\d\d/u)
      await opened.getByText("Hvorfor?").click()
      expect(await opened.innerText()).toContain("Du var logget inn, og gjorde det selv.")
      expect(await opened.innerText()).toContain("AUTH-3")
      expect(await entry(page, `${municipality.name} leverte et dokument`).filter({ hasText: subject }).count()).toBe(1)

      await page.reload()
      await page.getByText(/Loggen er ikke endret siden \d/u).waitFor()
      await opened.getByRole("link", { name: subject }).click()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
    })
  })

  it("FIELD-24, TRUST-3: a log that is not the one that the browser remembers is told of, with what to do", async () => {
    await visit({}, async (page) => {
      await comeBack(page, birger, "minid", "/log")
      await page.getByText("Loggen er hel.").waitFor()
      await page.evaluate(() => {
        for (const [key, text] of Object.entries(localStorage)) {
          if (key.startsWith("postkasse.log.")) {
            localStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), root: "0".repeat(64) }))
          }
        }
      })
      await page.reload()
      await page.getByRole("heading", { name: "Loggen stemmer ikke" }).waitFor()
      expect(await page.getByRole("alert").innerText()).toContain("Ta kontakt med oss")
    })
  })

  it("FIELD-24: a log that was emptied is told of by the browser that remembers it", async () => {
    await visit({}, async (page) => {
      await comeBack(page, birger, "minid", "/log")
      await page.getByText("Loggen er hel.").waitFor()
      const nothing = { signed: null, before: { size: 0, roots: [] }, lines: [], letters: [] }
      await page.route("**/access-log*", (route) => route.fulfill({ json: nothing }))
      await page.reload()
      await page.getByRole("heading", { name: "Loggen stemmer ikke" }).waitFor()
      expect(await page.getByText(/^Loggen er/u).count()).toBe(0)
    })
  })

  it("FIELD-24: an altered answer is found by the browser itself", async () => {
    await visit({}, async (page) => {
      await page.route("**/access-log*", async (route) => {
        const response = await route.fetch()
        const log = (await response.json()) as { lines: ReadonlyArray<{ entry: { at: string } }> }
        const [first, ...rest] = log.lines
        const moved = first && { ...first, entry: { ...first.entry, at: "2026-01-01T00:00:00.000Z" } }
        await route.fulfill({ response, json: { ...log, lines: [moved, ...rest] } })
      })
      await comeBack(page, birger, "minid", "/log")
      await page.getByRole("heading", { name: "Loggen stemmer ikke" }).waitFor()
      expect(await page.getByText(/^Loggen er/u).count()).toBe(0)
    })
  })
})
