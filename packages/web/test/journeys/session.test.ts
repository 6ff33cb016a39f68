import { demoTown } from "@postkasse/testkit/town"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { send, textFile } from "./send.ts"
import { arrive, letterOn, lineOf, logIn, visit } from "./visit.ts"

const { powerCompany } = demoTown.organisation
const { birger, torvald } = demoTown.person
const subjects = { first: "Første måleravlesning", second: "Andre måleravlesning" }

beforeAll(async () => {
  for (const subject of Object.values(subjects)) {
    await send({ from: powerCompany, to: birger, subject, files: [textFile(`Innholdet i «${subject}».`)] })
  }
})

describe("logging in and out", () => {
  it("a deep link leads there after logging in, and a reload loses nothing", async () => {
    await visit({}, async (page) => {
      await arrive(page, birger, "minid")
      await lineOf(page, subjects.first).click()
      await letterOn(page).getByText("Innholdet i").waitFor()
      const here = page.url()
      await page.context().clearCookies()
      await page.goto(here)
      await page.getByRole("heading", { name: "Logg inn", level: 1 }).waitFor()
      await logIn(page, birger, "minid")
      await letterOn(page).getByText(`Innholdet i «${subjects.first}».`).waitFor()
      expect(page.url()).toBe(here)
      await page.reload()
      await letterOn(page).getByText(`Innholdet i «${subjects.first}».`).waitFor()
      await page.goBack()
    })
  })

  it("AUTH-12: a wrong password is told as such, and says nothing of whether the number is known", async () => {
    await visit({}, async (page) => {
      const answers: Array<string> = []
      for (const number of [torvald.nationalId, "12345678901"]) {
        await page.goto("/login")
        await page.getByText("Logg inn med passord").click()
        await page.getByLabel("Fødselsnummer eller D-nummer").fill(number)
        await page.getByLabel("Passord", { exact: true }).fill("ikke dette passordet")
        await page.getByRole("button", { name: "Logg inn" }).click()
        answers.push(await page.getByRole("alert").innerText())
      }
      expect(answers[0]).toContain("Vi kunne ikke logge deg inn")
      expect(answers[1]).toBe(answers[0])
      expect(new URL(page.url()).pathname).toBe("/login")
    })
  })

  it("SUPPORT-5: a login broken off at ID-porten says so, and leads on to where one was going", async () => {
    await visit({}, async (page) => {
      await page.goto("/profile")
      await page.getByRole("link", { name: /ID.porten/u }).click()
      await page.waitForURL((url) => url.origin === inject("server").idPorten)
      await page.locator("button.quiet").click()
      await page.getByText("Du avbrøt innloggingen").waitFor()
      await logIn(page, birger, "minid")
      await page.getByRole("heading", { name: "Profil" }).waitFor()
      expect(new URL(page.url()).pathname).toBe("/profile")
    })
  })

  it("AUTH-10: when the session is over one logs in again in place, and stands where one stood", async () => {
    await visit({}, async (page) => {
      await arrive(page, birger, "minid")
      await lineOf(page, subjects.first).click()
      await letterOn(page).getByText("Innholdet i").waitFor()
      await page.request.post("/api/v1/logout", { headers: { origin: inject("server").origin } })
      await lineOf(page, subjects.second).click()
      const dialog = page.getByRole("dialog", { name: "Du er logget ut" })
      await dialog.waitFor()
      await page.keyboard.press("Escape")
      expect(await dialog.isVisible()).toBe(true)
      const here = page.url()
      await dialog.getByText("Logg inn med passord").click()
      await dialog.getByLabel("Fødselsnummer eller D-nummer").fill(birger.nationalId)
      await dialog.getByLabel("Passord", { exact: true }).fill(birger.password ?? "")
      await page.keyboard.press("Enter")
      await letterOn(page).getByText(`Innholdet i «${subjects.second}».`).waitFor()
      await expect.poll(() => dialog.isVisible()).toBe(false)
      expect(page.url()).toBe(here)

      await page.request.post("/api/v1/logout", { headers: { origin: inject("server").origin } })
      await lineOf(page, subjects.first).click()
      await dialog.waitFor()
      const there = page.url()
      // ID-porten remembers who logged in there a moment ago, and asks nothing.
      await dialog.getByRole("link", { name: /ID.porten/u }).click()
      await letterOn(page).getByText(`Innholdet i «${subjects.first}».`).waitFor()
      expect(page.url()).toBe(there)
    })
  })

  it("AUTH-10: logging out ends it here and at ID-porten, and going back shows nothing", async () => {
    await visit({}, async (page) => {
      await arrive(page, birger, "minid")
      await lineOf(page, subjects.first).click()
      await letterOn(page).getByText("Innholdet i").waitFor()
      await page.getByRole("link", { name: "Profil" }).click()
      const asked = new Array<string>()
      page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`))
      await page.getByRole("button", { name: "Logg ut" }).click()
      await page.getByText("Du er logget ut.").waitFor()
      // ID-porten is told, and by no address: the national id is in what it is told.
      expect(asked.some((line) => /^POST \S+\/logout$/u.test(line) && !line.includes("/api/"))).toBe(true)
      expect(asked.filter((line) => line.includes("id_token_hint") || line.includes("eyJ"))).toEqual([])
      expect(new URL(page.url()).pathname).toBe("/login")
      await page.goto("/")
      await page.getByRole("heading", { name: "Logg inn", level: 1 }).waitFor()
      await page.goBack()
      await page.getByRole("heading", { name: "Logg inn", level: 1 }).waitFor()
      expect(await page.content()).not.toContain(subjects.first)
    })
  })

  it("AUTH-12: a password is chosen under Profil, and a poor one is refused with the reason", async () => {
    await visit({}, async (page) => {
      await arrive(page, torvald, "bankid", "/profile")
      const field = page.getByLabel("Nytt passord")
      await field.fill("kort")
      await page.getByRole("button", { name: "Lagre passordet" }).click()
      await page.getByText("Velg et passord på minst 12 tegn.").waitFor()
      await field.fill("lang lue og korte støvler")
      await page.getByRole("button", { name: "Lagre passordet" }).click()
      await page.getByText("Passordet er lagret.").waitFor()
      expect(await field.inputValue()).toBe("")
    })
  })

  it("AUTH-12: a new password logs out the other browser, and not the one that it is chosen in", async () => {
    await visit({}, async (other) => {
      await arrive(other, torvald, "minid")
      await visit({}, async (page) => {
        await arrive(page, torvald, "bankid", "/profile")
        await page.getByText("logger deg ut alle andre steder enn her").waitFor()
        await page.getByLabel("Nytt passord").fill("kort lue og lange støvler")
        await page.getByRole("button", { name: "Lagre passordet" }).click()
        await page.getByText("Du er logget ut alle andre steder.").waitFor()
        await page.reload()
        await page.getByRole("heading", { name: "Profil" }).waitFor()
      })
      await other.goto("/profile")
      await other.getByRole("heading", { name: "Logg inn", level: 1 }).waitFor()
      expect(new URL(other.url()).pathname).toBe("/login")
    })
  })
})

describe("language and looks", () => {
  it("TRUST-6: the page speaks the language chosen, on every page and after a reload", async () => {
    await visit({}, async (page) => {
      await page.goto("/login")
      expect(await page.getAttribute("html", "lang")).toBe("nb")
      await page.getByRole("radio", { name: "Nynorsk" }).check({ force: true })
      await page.getByText("Opnar mest.").waitFor()
      await page.getByRole("radio", { name: "English" }).check({ force: true })
      await page.getByRole("heading", { name: "Log in", level: 1 }).waitFor()
      expect(await page.getAttribute("html", "lang")).toBe("en")
      await logIn(page, birger, "minid")
      await page.getByRole("heading", { name: "Inbox" }).waitFor()
      await page.reload()
      await page.getByRole("heading", { name: "Inbox" }).waitFor()
      await page.getByRole("link", { name: "Profile" }).click()
      await page.getByRole("radio", { name: "Bokmål" }).check({ force: true })
      await page.getByRole("heading", { name: "Profil" }).waitFor()
    })
  })

  it("an English browser is spoken to in English", async () => {
    await visit({ locale: "en-GB" }, async (page) => {
      await page.goto("/login")
      await page.getByRole("heading", { name: "Log in", level: 1 }).waitFor()
      expect(await page.getAttribute("html", "lang")).toBe("en")
    })
  })

  it("dark follows the device, and a choice of one's own goes before it and stays", async () => {
    await visit({ dark: true }, async (page) => {
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      await arrive(page, birger, "minid", "/profile")
      await page.getByRole("radio", { name: "Lyst" }).waitFor({ state: "attached" })
      const dark = await paper()
      await page.getByRole("radio", { name: "Lyst" }).check({ force: true })
      const light = await paper()
      expect(light).not.toBe(dark)
      await page.reload()
      await page.getByRole("radio", { name: "Lyst" }).waitFor({ state: "attached" })
      expect(await paper()).toBe(light)
    })
  })
})
