import { readFile } from "node:fs/promises"
import { demoTown, hostileFiles, hostilePdf } from "@postkasse/testkit/town"
import type { Page } from "playwright-core"
import { beforeAll, describe, expect, it } from "vitest"
import { type SentFile, send, textFile } from "./send.ts"
import { comeBack, letterOn, lineOf, visit } from "./visit.ts"

const { municipality, powerCompany } = demoTown.organisation
const { jonas } = demoTown.person

/** A document of the town's, by the end of its name. */
const fromTown = async (ending: string): Promise<SentFile> => {
  const letters = demoTown.letters(new Date())
  for (const { contents } of letters) {
    if (contents._tag !== "Documents") continue
    const found = contents.documents.find(({ name }) => name.endsWith(ending))
    if (found !== undefined) return { name: found.name, mediaType: found.mediaType, content: await found.bytes() }
  }
  throw new Error(`The town has no document that ends in ${ending}`)
}

const bytes = (text: string) => new TextEncoder().encode(text)
const subjects = {
  pdf: "Et brev som PDF",
  html: "Et brev som nettside",
  other: "Et regneark",
  hostile: "Et brev som prøver seg"
}

let newsletter: SentFile

beforeAll(async () => {
  newsletter = await fromTown("Varden, vinternummeret.pdf")
  await send({
    from: municipality,
    to: jonas,
    subject: subjects.pdf,
    files: [newsletter, await fromTown(".png"), textFile("Ta med egen kopp.", "huskeliste.txt")]
  })
  await send({
    from: municipality,
    to: jonas,
    subject: subjects.html,
    files: [
      {
        name: "brev.html",
        mediaType: "text/html",
        content: bytes(
          '<h1>Møte</h1><p>Kom klokka seks.</p><script>document.title="brutt"</script><img src="https://ute.example/spor.png"><a href="https://fjordmyr.example/mote">Mer</a>'
        )
      }
    ]
  })
  await send({
    from: powerCompany,
    to: jonas,
    subject: subjects.other,
    files: [{ name: "forbruk.csv", mediaType: "text/csv", content: bytes("dag,kWh\n1,12\n") }]
  })
  const attached = hostileFiles.filter(({ name }) =>
    ["bilde.png", "bilde.webp", "brev.pdf", "tegning.svg"].includes(name)
  )
  await send({
    from: powerCompany,
    to: jonas,
    subject: subjects.hostile,
    files: [
      { name: "ondsinnet.pdf", mediaType: "application/pdf", content: hostilePdf() },
      ...attached.map(({ name, mediaType, content }) => ({
        name,
        mediaType,
        content: typeof content === "string" ? bytes(content) : content
      }))
    ]
  })
})

const open = async (page: Page, subject: string) => {
  await comeBack(page, jonas, "minid")
  await lineOf(page, subject).click()
  await page.getByRole("heading", { name: subject, level: 1 }).waitFor()
}

describe("reading a letter", () => {
  it("RECEIVE-6: a PDF is shown page by page, with its text to be read aloud and selected", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.pdf)
      const first = page.getByRole("region", { name: "Side 1 av 2" })
      await first.locator("canvas").waitFor()
      await expect.poll(() => first.locator(".textLayer").innerText()).toContain("Varden")
      expect(await letterOn(page).innerText()).toContain("2 sider")
      const { width: drawn } = (await first.boundingBox()) ?? { width: 0 }
      const { width: room } = (await page.locator(".document-view").first().boundingBox()) ?? { width: 1 }
      expect(Math.abs(drawn - room)).toBeLessThan(3)
    })
  })

  it("a PDF can be read as running text, for small screens and listening", async () => {
    await visit({ width: 390, height: 844, touch: true }, async (page) => {
      await open(page, subjects.pdf)
      const asText = page.getByRole("button", { name: "Les som tekst" })
      await asText.click()
      await page.locator(".running-text p").first().waitFor()
      expect(await asText.getAttribute("aria-pressed")).toBe("true")
      expect(await page.locator(".running-text").innerText()).toContain("Fire turer")
      await asText.click()
      await page.locator(".pages canvas").first().waitFor()
    })
  })

  it("RECEIVE-6, SEND-6: attachments come after the main document, shown in place or downloaded", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.pdf)
      const attachments = page.getByRole("region", { name: "Vedlegg" })
      await expect.poll(() => attachments.getByRole("heading", { level: 3 }).count()).toBe(2)
      const picture = attachments.getByRole("listitem").nth(0)
      await picture.getByRole("button", { name: "Vis" }).click()
      const shown = picture.getByRole("img")
      await shown.waitFor()
      await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
      const list = attachments.getByRole("listitem").nth(1)
      await list.getByRole("button", { name: "Vis" }).click()
      await list.getByText("Ta med egen kopp.").waitFor()
      await list.getByRole("button", { name: "Skjul" }).click()
      expect(await list.getByText("Ta med egen kopp.").count()).toBe(0)
    })
  })

  it("FIELD-16: HTML is shown without script and without a request to anyone", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.html)
      const frame = page.frameLocator("iframe[title='Dokumentet brev.html']")
      await frame.getByText("Kom klokka seks.").waitFor()
      expect(await page.locator("iframe").getAttribute("sandbox")).not.toContain("allow-scripts")
      expect(await page.locator("iframe").getAttribute("sandbox")).not.toContain("allow-same-origin")
      expect(await frame.getByRole("link", { name: "Mer" }).getAttribute("rel")).toContain("noreferrer")
      expect(await page.title()).toBe(`${subjects.html} – Postkasse`)
    })
  })

  it("FIELD-16: a PDF that would run, launch, submit or fetch does none of it; a link to another site opens away from here", async () => {
    await visit({}, async (page) => {
      const dialogs: Array<string> = []
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      await open(page, subjects.hostile)
      const first = page.getByRole("region", { name: "Side 1 av 1" })
      await first.locator("canvas").waitFor()
      await expect.poll(() => first.locator(".textLayer").innerText()).toContain("Helt vanlige ord.")
      const links = first.locator(".annotationLayer a")
      await expect.poll(() => links.count()).toBeGreaterThan(0)
      const told = await links.evaluateAll((all) =>
        all.map((one) => [one.getAttribute("href") ?? "", one.getAttribute("target"), one.getAttribute("rel")])
      )
      const leading = told.filter(([href = ""]) => !["", "#"].includes(href ?? "") && !href?.startsWith("#"))
      const [, ...away] = leading[0] ?? []
      expect(leading.map(([href]) => href?.replace(/#.*/u, ""))).toEqual([
        "https://evil.example/pdf-gotor.pdf",
        "https://evil.example/pdf-link"
      ])
      expect(away).toEqual(["_blank", "noopener noreferrer external"])
      expect(new Set(leading.map(([, ...how]) => how.join()))).toEqual(new Set([away.join()]))
      const pages = page.context().pages().length
      for (const link of await links.all()) {
        const href = await link.getAttribute("href")
        if (!href?.startsWith("https:")) await link.dispatchEvent("click")
      }
      expect(await first.locator("input, textarea, select, button").count()).toBe(0)
      expect(page.context().pages()).toHaveLength(pages)
      expect(new URL(page.url()).pathname).toMatch(/^\/letters\//u)
      expect(await page.title()).toBe(`${subjects.hostile} – Postkasse`)
      expect(dialogs).toEqual([])
    })
  })

  it("RECEIVE-6: what is not what it says it is, is said to be unreadable, and can be downloaded", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.hostile)
      const attachments = page.getByRole("region", { name: "Vedlegg" })
      await expect.poll(() => attachments.getByRole("listitem").count()).toBe(4)
      for (const index of [0, 1, 2]) {
        const attachment = attachments.getByRole("listitem").nth(index)
        await attachment.getByRole("button", { name: "Vis" }).click()
        await attachment.getByText("Vi får ikke vist dokumentet her.").waitFor()
        expect(await attachment.getByRole("link", { name: /^Last ned/u }).count()).toBeGreaterThan(0)
      }
      expect(await attachments.getByRole("listitem").nth(3).getByRole("button", { name: "Vis" }).count()).toBe(0)
      expect(await page.title()).toBe(`${subjects.hostile} – Postkasse`)
    })
  })

  it("RECEIVE-6: other kinds are downloaded, under their own name", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.other)
      await page.getByText("Last den ned for å lese den.").waitFor()
      const downloading = page.waitForEvent("download")
      await page.getByRole("link", { name: "Last ned forbruk.csv" }).click()
      const download = await downloading
      expect(download.suggestedFilename()).toBe("forbruk.csv")
    })
  })

  it("RECEIVE-6: a PDF is downloaded byte for byte, from the letter and from its own address", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.pdf)
      const link = page.getByRole("link", { name: `Last ned ${newsletter.name}` })
      const saved = async (go: () => Promise<unknown>) => {
        const downloading = page.waitForEvent("download")
        await go()
        const download = await downloading
        return [download.suggestedFilename(), await readFile(await download.path())]
      }
      const whole = [newsletter.name, Buffer.from(newsletter.content)]
      expect(await saved(() => link.click())).toEqual(whole)
      const address = new URL((await link.getAttribute("href")) ?? "", page.url())
      // A page that becomes a download is one that was never gone to.
      const goTo = () => page.goto(`${address.origin}${address.pathname}`).catch(() => null)
      expect(await saved(goTo)).toEqual(whole)
    })
  })

  it("RECEIVE-6: printing a PDF makes every page ready, and leaves nothing behind", async () => {
    await visit({}, async (page) => {
      await page.addInitScript(() => {
        globalThis.print = () => {
          document.title = `${document.querySelectorAll(".printed img").length} pages`
          dispatchEvent(new Event("afterprint"))
        }
      })
      await open(page, subjects.pdf)
      await page.getByRole("button", { name: "Skriv ut" }).click()
      await expect.poll(() => page.title()).toBe("2 pages")
      await expect.poll(() => page.locator(".printed").count()).toBe(0)
    })
  })

  it("RECEIVE-9, AUTH-7: the mark of a verified sender says what it means", async () => {
    await visit({}, async (page) => {
      await open(page, subjects.other)
      const mark = page.getByRole("button", { name: "Bekreftet avsender" })
      expect(await mark.getAttribute("aria-expanded")).toBe("false")
      await mark.click()
      await page.getByText("Ingen kan sende post hit uten å bevise hvem de er.").waitFor()
      expect(await letterOn(page).innerText()).toContain("800\u00a0055\u00a0555")
    })
  })
})
