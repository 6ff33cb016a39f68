import { AxeBuilder } from "@axe-core/playwright"
import { demoTown } from "@postkasse/testkit/town"
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import { send, textFile } from "./send.ts"
import { arrive, beginVisit, letterOn, lineOf, type Visit } from "./visit.ts"

const { hikingClub, hospital, municipality, powerCompany, taxOffice } = demoTown.organisation
const { anneLovise, torvald } = demoTown.person

const long =
  "Førstegangsvarsling om kulturminnevernforskriftsendringer for eiendomsutviklingsselskapers rehabiliteringsprosjekter i Øvre Årdal"

beforeAll(async () => {
  const to = anneLovise
  await send({ from: hospital, to, subject: "Hemmelig", requires: "high", sensitivity: "sensitive" })
  await send({ from: municipality, to, subject: long, asksConfirmation: true })
  await send({ from: taxOffice, to, subject: "Ligger hos oss", link: "https://skatt.fjordmyr.example/kort" })
  const html = {
    name: "brev.html",
    mediaType: "text/html",
    content: new TextEncoder().encode("<h1>Hei</h1><p>På deg.</p>")
  }
  await send({ from: hikingClub, to, subject: "Som nettside", files: [html] })
  const pdf = demoTown
    .letters(new Date())
    .flatMap(({ contents }) =>
      contents._tag === "Documents" ? contents.documents.filter(({ mediaType }) => mediaType === "application/pdf") : []
    )[0]
  if (pdf === undefined) throw new Error("The town has no PDF")
  const main = { name: pdf.name, mediaType: pdf.mediaType, content: await pdf.bytes() }
  await send({ from: powerCompany, to, subject: "Som PDF", files: [main, textFile("Vedlagt.", "vedlegg.txt")] })
})

/** Brings the page to a state worth looking at. */
type State = (page: Page) => Promise<void>

const seen =
  (text: string): State =>
  (page) =>
    page.getByText(text).first().waitFor()

const open =
  (subject: string, ready: State): State =>
  async (page) => {
    await page.goto("/")
    await lineOf(page, subject).click()
    await ready(page)
  }

const guest: Readonly<Record<string, State>> = {
  "the login page": async (page) => {
    await page.goto("/login?returnTo=%2Fprofile&problem=LoginCancelled")
    await page.getByText("Logg inn med passord").click()
    await page.getByLabel("Fødselsnummer eller D-nummer").fill("123")
    await page.getByLabel("Passord", { exact: true }).fill("galt passord her")
    await page.keyboard.press("Enter")
    await page.getByText("Vi kunne ikke logge deg inn").waitFor()
  },
  "the help": async (page) => {
    await page.goto("/help")
    await page.getByText("Hva er nivåene?").click()
  },
  "no page": async (page) => {
    await page.goto("/finnes-ikke")
    await seen("Her er det ingenting")(page)
  }
}

const empty: Readonly<Record<string, State>> = {
  "an empty inbox": seen("Ingen brev ennå"),
  "an empty access log": async (page) => {
    await page.goto("/log")
    await seen("Ingenting har skjedd ennå")(page)
  }
}

const nowhere = "0190b5a0-0000-7000-8000-000000000001"

const reader: Readonly<Record<string, State>> = {
  "the inbox": (page) => lineOf(page, long).waitFor(),
  "an inbox on its way": async (page) => {
    await page.route("**/letters", () => undefined)
    await page.reload()
    await page.locator(".waiting").waitFor()
  },
  "an inbox that does not come": async (page) => {
    await page.route("**/letters", (route) => route.fulfill({ status: 500 }))
    await page.reload()
    await seen("Noe gikk galt hos oss")(page)
  },
  "a locked letter": open("Skjult emne", async (page) => {
    await seen("Brevet er låst")(page)
    await letterOn(page).getByText("Hvorfor?").click()
  }),
  "a letter to confirm": open(long, seen("Bekreft at du har fått brevet")),
  "a letter elsewhere": open("Ligger hos oss", seen("Innholdet ligger hos avsenderen")),
  "a letter in HTML": open("Som nettside", (page) => page.frameLocator("iframe").getByText("På deg.").waitFor()),
  "a letter as PDF": open("Som PDF", async (page) => {
    await page.locator(".textLayer .endOfContent").first().waitFor({ state: "attached" })
    await letterOn(page).getByRole("button", { name: "Bekreftet avsender" }).click()
    await letterOn(page).getByRole("button", { name: "Vis", exact: true }).click()
    await seen("Vedlagt.")(page)
  }),
  "a letter that is not there": async (page) => {
    await page.goto(`/letters/${nowhere}/${nowhere}`)
    await seen("Vi finner ikke brevet")(page)
  },
  "the profile": async (page) => {
    await page.goto("/profile")
    await page.getByText("Navn", { exact: true }).waitFor()
  },
  "the access log": async (page) => {
    await page.goto("/log")
    await page.getByText(/^Loggen er/u).waitFor()
    await page.locator(".log-entry").getByText("Hvorfor?").first().click()
  },
  "an access log that is not what it was": async (page) => {
    await page.route("**/log-keys", (route) => route.fulfill({ json: { keys: [] } }))
    await page.goto("/log")
    await seen("Loggen stemmer ikke")(page)
  },
  "an access log that is shorter since a restore": async (page) => {
    await page.goto("/log")
    await page.getByText(/^Loggen er/u).waitFor()
    await page.evaluate(() => {
      const shortened = { copied: 1_795_000_000, restored: 1_795_100_000 }
      for (const [key, text] of Object.entries(localStorage)) {
        if (key.startsWith("postkasse.log."))
          localStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), shortened }))
      }
    })
    await page.reload()
    await seen("Loggen er kortere enn før")(page)
  },
  "an access log that does not come": async (page) => {
    await page.route("**/access-log*", (route) => route.fulfill({ status: 500 }))
    await page.goto("/log")
    await seen("Noe gikk galt hos oss")(page)
  },
  "the security page": async (page) => {
    await page.goto("/security")
    await seen("Dette sender vi aldri")(page)
  },
  "the list of shortcuts": async (page) => {
    await seen("Dette sender vi aldri")(page)
    await page.keyboard.press("?")
    await page.getByRole("dialog", { name: "Hurtigtaster" }).waitFor()
  },
  "a session that is over": async (page) => {
    await page.goto("/")
    await lineOf(page, long).waitFor()
    await page.request.post("/api/v1/logout")
    await lineOf(page, "Som nettside").click()
    await page.getByRole("dialog", { name: "Du er logget ut" }).waitFor()
  }
}

/** What axe finds, in a few words each. */
const findings = async (page: Page): Promise<ReadonlyArray<string>> => {
  const builder = new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    // In this page only: no script runs in a letter's frame, not even axe's.
    .setLegacyMode()
  const { violations } = await builder.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`)
  )
}

/** Parts of the page that reach beyond it sideways. */
const overflows = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} ${element.className}`)
  })

/** Things to press that are smaller than a fingertip, 44 CSS pixels. Links in running text are let be, as WCAG does. */
const tooSmall = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("a, button, summary, input")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !element.matches(".ds-skip-link"))
      .filter((element) => element.closest("p, .textLayer, .annotationLayer") === null)
      .map((element) => element.closest("label") ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        return height < 43.5 || width < 43.5
      })
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return `${element.tagName} ${element.textContent?.trim() ?? ""} ${width} x ${height}`
      })
  )

/** Looks at every state in turn, on one page: as it is wide in light and dark, and as it is on the narrowest phone. */
const lookAt = (states: Readonly<Record<string, State>>, enter: State): void => {
  let visit: Visit
  beforeAll(async () => {
    visit = await beginVisit({ touch: true })
    await enter(visit.page)
  })
  afterEach(async () => {
    await visit.page.unrouteAll({ behavior: "ignoreErrors" })
    await visit.page.emulateMedia({ colorScheme: "light" })
    await visit.page.setViewportSize({ width: 1440, height: 900 })
  })
  afterAll(() => visit.end())

  it.each(Object.entries(states))("%s: axe finds nothing, it fits 320 pixels, and fingers hit", async (_, arriveAt) => {
    const { page } = visit
    await arriveAt(page)
    expect(await findings(page), "in light").toEqual([])
    await page.emulateMedia({ colorScheme: "dark" })
    expect(await findings(page), "in dark").toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await overflows(page), "reaching beyond 320 pixels").toEqual([])
    expect(await tooSmall(page), "too small for a finger").toEqual([])
    expect(await findings(page), "on a phone").toEqual([])
  })
}

describe("for those who are not logged in", () => {
  lookAt(guest, () => Promise.resolve())
})
describe("for one who has no letters", () => {
  lookAt(empty, (page) => arrive(page, torvald, "minid"))
})
describe("for one who reads", () => {
  lookAt(reader, (page) => arrive(page, anneLovise, "minid"))
})

it("every page is the server's own: no inline script, and a policy that allows none", async () => {
  const page = await fetch(`${inject("server").origin}/letters/a/b`)
  const html = await page.text()
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/u)
  expect(html).not.toMatch(/\son\w+=|\sstyle=/u)
  const policy = page.headers.get("content-security-policy") ?? ""
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'/u)
})
