import { createHash } from "node:crypto"
import { idnr } from "@navikt/fnrvalidator"
import { NationalId, OrganisationNumber } from "@postkasse/core/identity"
import { FileName, HttpsUrl, MediaType, Subject } from "@postkasse/core/letter"
import { Schema } from "effect"
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"
import { describe, expect, it } from "vitest"
import { demoTown, type LetterDocument } from "./index.ts"

const { people, organisations } = demoTown
const loadedAt = new Date("2026-11-22T09:00:00Z")
const letters = demoTown.letters(loadedAt)
const documents = letters.flatMap(({ contents }) => (contents._tag === "Documents" ? contents.documents : []))

describe("the people", () => {
  it.each(people.map(({ name, nationalId, born }) => [`${name.first} ${name.last}`, nationalId, born]))(
    "AUTH-6: %s has a synthetic national id number that is valid and says when they were born",
    (_, nationalId, born) => {
      const answer = idnr(nationalId)
      expect(answer.status).toBe("valid")
      expect(answer).toHaveProperty("type", expect.stringMatching(/^(tnr|dnr-and-tnr)$/))
      expect(Schema.is(NationalId)(nationalId)).toBe(true)
      const [year = "", month = "", day = ""] = born.split("-")
      expect([day, `${Number(day) + 40}`]).toContain(nationalId.slice(0, 2))
      expect(nationalId.slice(2, 6)).toBe(`${Number(month) + 80}${year.slice(2)}`)
    }
  )

  it("are few and different, one of them with a D-number", () => {
    expect(people).toHaveLength(10)
    expect(new Set(people.map(({ nationalId }) => nationalId)).size).toBe(10)
    expect(new Set(people.map(({ addressDigits }) => addressDigits)).size).toBe(10)
    expect(people.filter(({ nationalId }) => Number(nationalId[0]) >= 4)).toHaveLength(1)
    expect(people.filter(({ mailbox }) => mailbox === "deactivated")).toHaveLength(1)
  })

  it("AUTH-12: have passwords of at least 12 characters, where they have one", () => {
    const passwords = people.flatMap(({ password }) => password ?? [])
    expect(passwords.length).toBeGreaterThan(0)
    expect(passwords.filter((password) => [...password].length < 12)).toEqual([])
  })
})

describe("the organisations", () => {
  it.each(organisations.map(({ name, number }) => [name, number]))(
    "%s has a valid organisation number",
    (_, number) => {
      expect(Schema.is(OrganisationNumber)(number)).toBe(true)
    }
  )

  it("are three agencies, two companies and a voluntary organisation, each with a client of its own", () => {
    expect(organisations.map(({ kind }) => kind).toSorted()).toEqual([
      "company",
      "company",
      "public",
      "public",
      "public",
      "voluntary"
    ])
    expect(new Set(organisations.map(({ client }) => client.clientId)).size).toBe(organisations.length)
  })
})

describe("the letters", () => {
  it("are from the town's senders to the town's people, oldest first, one of them still to come", () => {
    const numbers = new Set(organisations.map(({ number }) => number))
    const ids = new Set(people.map(({ nationalId }) => nationalId))
    expect(letters.filter(({ sender }) => !numbers.has(sender))).toEqual([])
    expect(letters.filter(({ recipient }) => !ids.has(recipient))).toEqual([])
    expect(letters.map(({ day }) => day)).toEqual(letters.map(({ day }) => day).toSorted((one, other) => one - other))
    expect(letters.filter(({ visibleAt }) => visibleAt > loadedAt)).toHaveLength(1)
  })

  it("reach everyone but one", () => {
    const without = people.filter(({ nationalId }) => letters.every(({ recipient }) => recipient !== nationalId))
    expect(without).toEqual([demoTown.person.torvald])
  })

  it("can be sent as they are", () => {
    const isSubject = Schema.is(Subject)
    const isName = Schema.is(FileName)
    const isType = Schema.is(MediaType)
    expect(letters.filter(({ subject }) => !isSubject(subject))).toEqual([])
    expect(documents.filter(({ name, mediaType }) => !isName(name) || !isType(mediaType))).toEqual([])
    const links = letters.flatMap(({ contents }) => (contents._tag === "LinkElsewhere" ? contents.url : []))
    expect(links.map((url) => Schema.is(HttpsUrl)(url))).toEqual([true])
  })

  it("show every level, every kind of document, several kinds of letter, confirmation, sensitivity and one for the recipient only", () => {
    const kinds = ["information", "decision", "invoice", "appointment", "link", "payslip"]
    expect(new Set(letters.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(letters.filter(({ recipientOnly }) => recipientOnly)).toHaveLength(1)
    expect(new Set(letters.map(({ requires }) => requires))).toEqual(new Set(["password", "substantial", "high"]))
    expect(new Set(documents.map(({ mediaType }) => mediaType))).toEqual(
      new Set(["application/pdf", "image/png", "text/plain", "text/html", "text/csv"])
    )
    expect(letters.some(({ asksConfirmation }) => asksConfirmation)).toBe(true)
    expect(letters.some(({ sensitivity }) => sensitivity === "sensitive")).toBe(true)
  })

  it("AUTH-4: ask for more than a password where the sender is public", () => {
    const agencies = new Set(organisations.filter(({ kind }) => kind === "public").map(({ number }) => number))
    expect(letters.filter(({ sender, requires }) => agencies.has(sender) && requires === "password")).toEqual([])
  })

  it("have the same bytes whenever they are loaded at the same moment", async () => {
    const again = demoTown
      .letters(new Date(loadedAt))
      .flatMap(({ contents }) => (contents._tag === "Documents" ? contents.documents : []))
    expect(await Promise.all(again.map(digest))).toEqual(await Promise.all(documents.map(digest)))
  })

  it("are made in little time", async () => {
    const began = process.cpuUsage()
    for (const { contents } of demoTown.letters(new Date("2027-02-01T09:00:00Z"))) {
      if (contents._tag === "Documents") await Promise.all(contents.documents.map((document) => document.bytes()))
    }
    const { user, system } = process.cpuUsage(began)
    // Processor time in microseconds, so that a busy machine doesn't count. About one second of it.
    expect(user + system).toBeLessThan(4_000_000)
  })
})

describe("the documents", () => {
  it.each(documents.filter(({ mediaType }) => mediaType === "application/pdf"))(
    "SEND-13: $name is tagged, with title, language and text",
    async (document) => {
      const loading = getDocument({ data: (await document.bytes()).slice(), verbosity: 0 })
      const pdf = await loading.promise
      const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
      expect(info.Title).toMatch(/\S/)
      expect(info.Language).toMatch(/^(nb-NO|nn-NO|en-GB)$/)
      expect(await pdf.getMarkInfo()).toEqual(
        new Map(Object.entries({ Marked: true, UserProperties: false, Suspects: false }))
      )
      const page = await pdf.getPage(1)
      const { items } = await page.getTextContent()
      const words = items.map((item) => ("str" in item ? item.str : "")).join("")
      expect(words).toContain(info.Title?.slice(0, 12) ?? "?")
      await loading.destroy()
    }
  )

  it("has a letter in HTML that needs nothing from outside", async () => {
    const letter = documents.find(({ mediaType }) => mediaType === "text/html")
    const html = new TextDecoder().decode(await letter?.bytes())
    expect(html).toContain("<h1>Foreldremøte")
    expect(html.match(/src="[^"]{0,14}/g)).toEqual(['src="data:image/png'])
    expect(html).not.toMatch(/<script|<link|<style|\son\w+=/i)
  })

  it("has a spreadsheet that adds up to the invoice", async () => {
    const sheet = documents.find(({ mediaType }) => mediaType === "text/csv")
    const rows = new TextDecoder()
      .decode(await sheet?.bytes())
      .trim()
      .split("\r\n")
      .slice(1)
    const sum = rows.reduce((kWh, row) => kWh + Number(row.split(";")[1]?.replace(",", ".")), 0)
    expect(sum).toBeCloseTo(812, 0)
  })

  it("has one that is too large to lie in the database", async () => {
    const sizes = await Promise.all(documents.map(async (document) => (await document.bytes()).length))
    expect(Math.max(...sizes)).toBeGreaterThan(128_000)
  })
})

const digest = async (document: LetterDocument): Promise<string> =>
  createHash("sha256")
    .update(await document.bytes())
    .digest("hex")
