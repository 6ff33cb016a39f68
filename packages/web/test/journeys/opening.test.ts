import { demoTown } from "@postkasse/testkit/town"
import { describe, expect, it, vi } from "vitest"
import { eventsOf, send, textFile } from "./send.ts"
import { arrive, atIdPorten, comeBack, letterOn, lineOf, visit } from "./visit.ts"

const { hospital, municipality, powerCompany, taxOffice } = demoTown.organisation
const { ingrid, solveig } = demoTown.person

describe("opening a letter", () => {
  it("AUTH-3, AUTH-5, FIELD-3: a locked letter says why, and the step-up ends at that very letter", async () => {
    const subject = "Resultatet av undersøkelsen din"
    const text = "Alt er som det skal være."
    const sending = await send({
      from: hospital,
      to: solveig,
      subject,
      requires: "high",
      sensitivity: "sensitive",
      files: [textFile(text)]
    })
    await visit({}, async (page) => {
      await arrive(page, solveig, "minid")
      const line = lineOf(page, "Skjult emne – logg inn sikrere")
      await expect.poll(() => line.innerText()).toContain("Låst – krever høyt nivå")
      expect(await page.content()).not.toContain(subject)
      await line.click()
      const letter = letterOn(page)
      await letter.getByRole("heading", { name: "Brevet er låst" }).waitFor()
      expect(await letter.innerText()).toContain(`${hospital.name} har valgt det for dette brevet.`)
      await letter.getByText("Hvorfor?").click()
      expect(await letter.innerText()).toContain("Avsenderen bestemmer hvor sikkert du må være logget inn")
      expect(await letter.innerText()).toContain("AUTH-3")
      expect(await letter.getByRole("link", { name: "Les mer i hjelpen" }).getAttribute("href")).toBe("/help#locked")

      const here = page.url()
      await letter.getByRole("link", { name: "Logg inn på høyt nivå" }).click()
      await atIdPorten(page, solveig, "bankid")
      await page.getByRole("heading", { name: subject, level: 1 }).waitFor()
      expect(page.url()).toBe(here)
      await letter.getByText(text).waitFor()
      expect(await line.count()).toBe(0)
      await expect.poll(() => lineOf(page, subject).getAttribute("data-unread")).toBeNull()
    })
    await vi.waitFor(
      async () => expect(await eventsOf(hospital, sending)).toEqual(["Accepted", "Delivered", "Opened"]),
      {
        timeout: 5000
      }
    )
  })

  it("AUTH-4: public mail is locked to a password whatever its sender asked, and says that this goes for all of it", async () => {
    const subject = "Ny åpningstid på biblioteket"
    await send({ from: municipality, to: ingrid, subject })
    await visit({}, async (page) => {
      await page.goto("/login")
      await page.getByText("Logg inn med passord").click()
      await page.getByLabel("Fødselsnummer eller D-nummer").fill(ingrid.nationalId)
      await page.getByLabel("Passord", { exact: true }).fill(ingrid.password ?? "")
      await page.keyboard.press("Enter")
      const line = lineOf(page, subject)
      await expect.poll(() => line.innerText()).toContain("Låst – krever ID‑porten")
      await line.click()
      const letter = letterOn(page)
      await letter.getByText("Det gjelder all post fra det offentlige.").waitFor()
      const here = page.url()
      await letter.getByRole("link", { name: "Logg inn med ID‑porten" }).click()
      await atIdPorten(page, ingrid, "minid")
      await letter.getByText("Dette er et brev.").waitFor()
      expect(page.url()).toBe(here)
    })
  })

  it("AUTH-4, AUTH-14: a password opens what a private sender sends to all logins", async () => {
    const subject = "Avlesning av måleren"
    await send({ from: powerCompany, to: ingrid, subject })
    await visit({}, async (page) => {
      await page.goto("/login")
      await page.getByText("Logg inn med passord").click()
      expect(await page.getByText("Passord åpner ikke alt").isVisible()).toBe(true)
      await page.getByLabel("Fødselsnummer eller D-nummer").fill(ingrid.nationalId)
      await page.getByLabel("Passord", { exact: true }).fill(ingrid.password ?? "")
      await page.keyboard.press("Enter")
      await lineOf(page, subject).click()
      await letterOn(page).getByText("Dette er et brev.").waitFor()
    })
  })

  it("FIELD-8: a letter that asks for it is confirmed before it is read, and its sender hears of it", async () => {
    const subject = "Vedtak om skjenkebevilling"
    const sending = await send({ from: municipality, to: solveig, subject, asksConfirmation: true })
    await visit({}, async (page) => {
      await comeBack(page, solveig, "minid")
      const line = lineOf(page, subject)
      await expect.poll(() => line.innerText()).toContain("Ber om bekreftelse")
      await line.click()
      const letter = letterOn(page)
      await letter.getByRole("heading", { name: "Bekreft at du har fått brevet" }).waitFor()
      expect(await letter.getByText("Dette er et brev.").count()).toBe(0)
      await letter.getByRole("button", { name: "Bekreft og åpne brevet" }).click()
      await letter.getByText("Dette er et brev.").waitFor()
      await expect.poll(() => line.innerText()).toContain("Bekreftet")
    })
    await vi.waitFor(
      async () =>
        expect(await eventsOf(municipality, sending)).toEqual(["Accepted", "Delivered", "Confirmed", "Opened"]),
      { timeout: 5000 }
    )
  })

  it("AUTH-11: a letter that links elsewhere says where it leads and that one logs in there anew", async () => {
    const subject = "Skattekortet ligger hos oss"
    await send({ from: taxOffice, to: solveig, subject, link: "https://skatt.fjordmyr.example/kort?aar=2027" })
    await visit({}, async (page) => {
      await comeBack(page, solveig, "minid")
      await lineOf(page, subject).click()
      const link = letterOn(page).getByRole("link", { name: "Gå til skatt.fjordmyr.example" })
      await link.waitFor()
      expect(await link.getAttribute("href")).toBe("https://skatt.fjordmyr.example/kort?aar=2027")
      expect(await link.getAttribute("rel")).toContain("noreferrer")
      expect(await letterOn(page).innerText()).toContain("Der må du logge inn på nytt.")
    })
  })

  it("FIELD-25: another's letter and none look alike", async () => {
    await visit({}, async (page) => {
      await comeBack(
        page,
        solveig,
        "minid",
        "/letters/0190b5a0-0000-7000-8000-000000000001/0190b5a0-0000-7000-8000-000000000002"
      )
      const nothing = letterOn(page)
      await nothing.getByText("Vi finner ikke brevet").waitFor()
      expect(await nothing.getByRole("link", { name: /Logg inn/u }).count()).toBe(0)
    })
  })

  it("TRUST-7: a letter that is being examined waits, and one that was stopped says so", async () => {
    const subject = "Tilbud om ny måler"
    await send({ from: powerCompany, to: solveig, subject })
    await visit({}, async (page) => {
      // The server's scan is off here: what it would say is put in its mouth.
      let scan = "quarantined"
      await page.route(/\/letters(?:\?|$|\/[^/]+$)/u, async (route) => {
        if (route.request().resourceType() === "document") return route.continue()
        const answer = await route.fetch()
        const said = (await answer.text()).replaceAll(
          '"lock":null',
          `"lock":{"_tag":"LetterHeld","rules":["TRUST-7"],"scan":"${scan}"}`
        )
        return route.fulfill({ response: answer, body: said })
      })
      await comeBack(page, solveig, "minid")
      await expect.poll(() => lineOf(page, subject).innerText()).toContain("Blir undersøkt")
      await lineOf(page, subject).click()
      await page.getByRole("heading", { name: "Brevet er ikke klart ennå" }).waitFor()
      scan = "refused"
      await page.getByRole("button", { name: "Se om brevet er klart" }).click()
      await page.getByRole("heading", { name: "Brevet kan ikke åpnes" }).waitFor()
    })
  })
})
