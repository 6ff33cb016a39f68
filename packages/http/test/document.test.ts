import { randomUUID } from "node:crypto"
import { demoTown, hostileHtml } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type Browser,
  beginningAs,
  file,
  lettersOf,
  logIn,
  problemIn,
  send,
  sha256,
  startWorld,
  type World
} from "./world.ts"

const { municipality } = demoTown.organisation
const { solveig, birger } = demoTown.person
const bytes = beginningAs("application/pdf", 100_000)

let world: World
let reader: Browser
let documents: ReadonlyArray<Document>
let link: Letter

const files = [
  file(bytes, "application/pdf", "vedtak «æøå» \"50%\"; 'a'.pdf"),
  file(hostileHtml, "text/html", "side.html"),
  file("<script>alert(1)</script> blåbær", "text/plain", "tekst.txt"),
  file(beginningAs("image/png", 1_000), "image/png", "bilde.png"),
  file('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "image/svg+xml", "tegning.svg"),
  file(bytes, "application/zip", "arkiv.zip"),
  file("", "text/plain", "tom.txt"),
  file(`<p>${"x".repeat(1_000_001)}</p>`, "text/html", "stor.html"),
  file("<a>", "application/xhtml+xml", "a.xhtml")
]

beforeAll(async () => {
  world = await startWorld()
  await send(world, municipality, solveig, files)
  const contents = { _tag: "LinkElsewhere", url: "https://fjordmyr.example/melding" }
  await send(world, municipality, birger, [], { contents })
  reader = await logIn(world, solveig)
  const [letter] = await lettersOf(world, reader, solveig)
  documents = (await open(reader, letter)).contents.documents
  const other = await logIn(world, birger)
  const [linked] = await lettersOf(world, other, birger)
  link = await open(other, linked)
})
afterAll(() => world.close())

const open = async (browser: Browser, letter?: { mailbox: string; id: string }): Promise<Letter> => {
  const response = await browser.send("POST", `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}/openings`)
  return (await response.json()) as Letter
}

const named = (name: string): Document => {
  const found = documents.find((document) => document.name.includes(name))
  if (found === undefined) throw new Error(`No document is named ${name}`)
  return found
}

const get = (name: string, headers: Record<string, string> = {}, query = "") =>
  reader.get(`${named(name).href}${query}`, headers)

describe("an opened letter", () => {
  it("RECEIVE-6: says of each document how it is read", () => {
    expect(documents.map(({ shown }) => shown)).toEqual([
      ...["pdf", "html", "text", "picture", "download", "download", "text", "download", "download"]
    ])
    expect(documents[0]).toMatchObject({ bytes: bytes.byteLength, sha256: sha256(bytes) })
    expect(Object.keys(documents[0] ?? {})).not.toContain("scan")
  })

  it("AUTH-11: or where on another site it lies", () => {
    expect(link.contents).toEqual({ _tag: "LinkElsewhere", url: "https://fjordmyr.example/melding" })
  })
})

describe("a document", () => {
  it("TRUST-3: comes byte for byte, under the name it was given", async () => {
    const response = await get("vedtak")
    expect(response.headers.get("content-type")).toBe("application/pdf")
    expect(response.headers.get("content-length")).toBe(String(bytes.byteLength))
    expect(response.headers.get("etag")).toBe(`"${sha256(bytes)}"`)
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"vedtak ___a_ _50__; 'a'.pdf\"; filename*=UTF-8''vedtak%20%C2%AB%C3%A6%C3%B8%C3%A5%C2%BB%20%2250%25%22%3B%20%27a%27.pdf"
    )
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  it.each([
    ["bytes=0-9", 0, 9],
    ["bytes=99990-", 99_990, 99_999],
    ["bytes=-1", 99_999, 99_999],
    ["bytes=-200000", 0, 99_999],
    ["bytes=5-200000", 5, 99_999],
    ["BYTES= 7-7 ", 7, 7]
  ])("comes in part when asked for %s", async (range, from, to) => {
    const response = await get("vedtak", { range })
    expect(response.status).toBe(206)
    expect(response.headers.get("content-range")).toBe(`bytes ${from}-${to}/100000`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.slice(from, to + 1))
  })

  it.each(["bytes=100000-", "bytes=100000-100001", "bytes=-0", "bytes=999999999999999-"])(
    "has no such part: %s",
    async (range) => {
      const response = await get("vedtak", { range })
      expect(response.headers.get("content-range")).toBe("bytes */100000")
      expect(await problemIn(response)).toMatchObject({ status: 416, code: "RangeNotSatisfiable" })
    }
  )

  it.each(["bytes=0-1,5-6", "bytes=9-5", "bytes=-", "bytes=a-b", "items=0-1", "bytes=99999999999999999999-", "x"])(
    "comes whole where the range is none that is served: %s",
    async (range) => {
      const response = await get("vedtak", { range })
      expect(response.status).toBe(200)
      expect((await response.arrayBuffer()).byteLength).toBe(bytes.byteLength)
    }
  )

  it("goes on where it was broken off only if it is the same one", async () => {
    const etag = `"${sha256(bytes)}"`
    expect((await get("vedtak", { range: "bytes=0-1", "if-range": etag })).status).toBe(206)
    expect((await get("vedtak", { range: "bytes=0-1", "if-range": '"another"' })).status).toBe(200)
    expect((await get("vedtak", { range: "bytes=0-1", "if-range": `W/${etag}` })).status).toBe(200)
    expect((await get("vedtak", { "if-none-match": `"x", ${etag}` })).status).toBe(304)
  })

  it("is described without being sent", async () => {
    const head = await reader.jar.fetch(`${world.origin}${named("vedtak").href}`, {
      method: "HEAD",
      headers: { range: "bytes=0-1" }
    })
    expect(head.status).toBe(200)
    expect(head.headers.get("content-length")).toBe("100000")
    expect(await head.text()).toBe("")
  })

  it("may be empty", async () => {
    const response = await get("tom")
    expect([response.status, await response.text()]).toEqual([200, ""])
    expect((await get("tom", { range: "bytes=0-" })).status).toBe(416)
  })

  it("FIELD-16: is shown in place by the browser itself only as text or picture, in a sandbox", async () => {
    for (const { name, href, shown } of documents.filter(({ shown }) => shown !== "html")) {
      const { headers } = await reader.get(href)
      const how = shown === "text" || shown === "picture" ? "inline" : "attachment"
      expect(headers.get("content-disposition"), name).toMatch(new RegExp(`^${how}; `))
      expect(headers.get("content-security-policy"), name).toBe("sandbox; default-src 'none'; frame-ancestors 'self'")
    }
  })

  it("RECEIVE-6: that could run in the browser is saved, not shown, and so is each one asked for as a download", async () => {
    for (const name of ["tegning", "arkiv", "stor", "a.xhtml"]) {
      const response = await get(name)
      expect(response.headers.get("content-disposition"), name).toMatch(/^attachment; /)
      expect(response.headers.get("content-type"), name).toMatch(/^application\/(?:octet-stream|zip)$/)
    }
    for (const { name, href } of documents) {
      const response = await reader.get(`${href}?download`)
      expect(response.headers.get("content-disposition"), name).toMatch(/^attachment; /)
      const sent = files.find((one) => one.name === name)?.content
      expect(Buffer.from(await response.arrayBuffer()).equals(sent ?? Buffer.from("?")), name).toBe(true)
    }
  })

  it("shows text as text, whatever it holds", async () => {
    const response = await get("tekst")
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8")
    expect(response.headers.get("x-content-type-options")).toBe("nosniff")
    expect(await response.text()).toBe("<script>alert(1)</script> blåbær")
  })
})

describe("an HTML document", () => {
  it("FIELD-16: is shown with nothing in it that runs, asks, fetches or poses", async () => {
    const html = await (await get("side")).text()
    expect(html).toContain("Denne setningen er <strong>helt vanlig</strong>.")
    expect(html).toContain("<h1>Viktig melding</h1>")
    expect(html).toContain("Siste linje.")
    const addresses = [...html.matchAll(/[a-z-]+\.example[^\s"'<]*/g)].map(([address]) => address)
    expect(addresses).toEqual(["evil.example/link-opener"])
    for (const bad of [
      ...[
        "<script",
        "<iframe",
        "<form",
        "<input",
        "<button",
        "<object",
        "<embed",
        "<svg",
        "<math",
        "<base",
        "<meta http"
      ],
      ...[
        "<link",
        "<video",
        "<audio",
        "<template",
        "<noscript",
        "<marquee",
        "<details",
        "<picture",
        "<source",
        "<portal"
      ],
      ...[
        "javascript:",
        "vbscript:",
        "onload",
        "onerror",
        "ontoggle",
        "srcset",
        "position:",
        "url(",
        "expression",
        "ping="
      ],
      ...["data:text", "data:image/svg", "background", 'id="', 'class="']
    ]) {
      expect(html.toLowerCase(), bad).not.toContain(bad)
    }
  })

  it("FIELD-16: leads elsewhere in a page of its own that is told nothing", async () => {
    const html = await (await get("side")).text()
    const links = html.match(/<a\b[^>]*>/g) ?? []
    expect(links).toHaveLength(1)
    expect(links[0]).toBe('<a target="_blank" href="https://evil.example/link-opener" rel="noreferrer noopener">')
  })

  it("FIELD-16: keeps pictures that lie in it", async () => {
    const html = await (await get("side")).text()
    const pictures = html.match(/<img\b[^>]*>/g) ?? []
    expect(pictures.length).toBeGreaterThan(0)
    for (const picture of pictures) expect(picture).toContain('src="data:image/gif;base64,')
  })

  it("FIELD-16: is sandboxed by the browser too", async () => {
    const { headers } = await get("side")
    const policy = headers.get("content-security-policy") ?? ""
    expect(policy.split("; ")).toEqual([
      "sandbox allow-popups allow-popups-to-escape-sandbox",
      "default-src 'none'",
      "img-src data:",
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'"
    ])
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8")
    expect(headers.get("etag")).toBeNull()
  })
})

describe("whoever may not read it", () => {
  it("FIELD-25: learns nothing: another person's letter, document and mailbox are not found", async () => {
    const stranger = await logIn(world, birger)
    const [letter] = await lettersOf(world, reader, solveig)
    const strangers = world.mailboxes.get(birger)
    const unknown = await problemIn(await stranger.get(`/api/v1/mailboxes/${strangers}/letters/${randomUUID()}`))
    const base = `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}`
    for (const path of [base, named("tekst").href, base.replace(letter?.mailbox ?? "", strangers ?? "")]) {
      expect(await problemIn(await stranger.get(path)), path).toEqual(unknown)
    }
    expect(await problemIn(await stranger.send("POST", `${base}/openings`))).toEqual(unknown)
    expect(await problemIn(await stranger.send("POST", `${base}/confirmation`))).toEqual(unknown)
    const theirs = await problemIn(await stranger.get(`/api/v1/mailboxes/${letter?.mailbox}/letters`))
    expect(theirs).toEqual(await problemIn(await stranger.get(`/api/v1/mailboxes/${randomUUID()}/letters`)))
  })

  it("AUTH-4: with a weaker login reads no byte, by whatever address or range", async () => {
    const weak = await logIn(world, solveig, "minid")
    await send(world, municipality, solveig, [file("Hemmelig")], { requires: "high", sensitivity: "sensitive" })
    const [letter] = await lettersOf(world, reader, solveig)
    const { contents } = await open(reader, letter)
    const href = contents.documents[0]?.href ?? ""
    for (const headers of [{}, { range: "bytes=0-0" }, { "if-none-match": `"${sha256(Buffer.from("Hemmelig"))}"` }]) {
      expect(await problemIn(await weak.get(href, headers))).toMatchObject({ status: 403, code: "LevelTooLow" })
    }
    const [locked] = await lettersOf(world, weak, solveig)
    expect(locked).toMatchObject({ subject: null, lock: { _tag: "LevelTooLow" } })
  })

  it("FIELD-8: or has not confirmed first, neither", async () => {
    await send(world, municipality, solveig, [file("Bekreft")], { asksConfirmation: true })
    const [letter] = await lettersOf(world, reader, solveig)
    const base = `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}`
    expect(await problemIn(await reader.send("POST", `${base}/openings`))).toMatchObject({
      code: "ConfirmationAwaited",
      remedy: { _tag: "ConfirmLetter" }
    })
    expect((await reader.send("POST", `${base}/confirmation`)).status).toBe(200)
    expect((await reader.send("POST", `${base}/confirmation`)).status).toBe(200)
    expect((await reader.send("POST", `${base}/openings`)).status).toBe(201)
  })
})

describe("the list", () => {
  it("goes on from a cursor, newest first, losing and repeating nothing", async () => {
    const all = await lettersOf(world, reader, solveig)
    expect(all.length).toBeGreaterThan(2)
    const seen = []
    for (let after = ""; ; ) {
      const response = await reader.get(`/api/v1/mailboxes/${world.mailboxes.get(solveig)}/letters?limit=1${after}`)
      const { letters, next } = (await response.json()) as {
        letters: ReadonlyArray<{ id: string }>
        next: string | null
      }
      seen.push(...letters.map(({ id }) => id))
      if (next === null) break
      expect(next).toMatch(/^[A-Za-z0-9_-]+$/)
      after = `&after=${next}`
    }
    expect(seen).toEqual(all.map(({ id }) => id))
  })
})

it("none of it was a fault", () => {
  expect(world.faults).toEqual([])
})

interface Document {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly shown: string
  readonly href: string
}
interface Letter {
  readonly contents: { readonly documents: ReadonlyArray<Document> }
}
