import { createHash, randomUUID } from "node:crypto"
import { request } from "node:http"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  begin,
  beginningAs,
  file,
  type Integrator,
  integratorOf,
  pass,
  problemIn,
  requestTo,
  runJobs,
  type SendingJson,
  send,
  sha256,
  startWorld,
  type World
} from "./world.ts"

const { municipality, taxOffice, powerCompany } = demoTown.organisation
const { solveig, torvald } = demoTown.person

let world: World
let sender: Integrator
let other: Integrator
beforeAll(async () => {
  world = await startWorld()
  sender = await integratorOf(world, municipality)
  other = await integratorOf(world, taxOffice)
})
afterAll(() => world.close())

const post = (body: unknown, key: string = randomUUID(), by = sender) =>
  by.send("POST", "/api/v1/sendings", body, { "idempotency-key": key })

const put = (href: string, body: unknown, headers: Record<string, string> = {}) =>
  sender.send("PUT", href, body, { "content-type": "text/plain", ...headers })

const stateOf = async ({ id }: SendingJson) =>
  (await (await sender.get(`/api/v1/sendings/${id}`)).json()) as SendingJson & { readonly state: { _tag: string } }

describe("beginning a sending", () => {
  it("SEND-6: answers where it is and where each file goes, and nothing of whom it goes to", async () => {
    const response = await post(requestTo(solveig, [file("Hei"), file("Vedlegg")]))
    const begun = (await response.json()) as SendingJson
    expect(response.status).toBe(201)
    expect(response.headers.get("location")).toBe(`/api/v1/sendings/${begun.id}`)
    expect(begun).toMatchObject({
      state: { _tag: "Open" },
      sensitivity: "normal",
      asksConfirmation: false,
      kind: "information",
      recipientOnly: false,
      visibleAt: null
    })
    for (const { href, document } of begun.files) expect(href).toBe(`/api/v1/sendings/${begun.id}/files/${document}`)
    expect(Object.keys(begun)).not.toContain("recipient")
    expect(JSON.stringify(begun)).not.toContain(solveig.nationalId)
  })

  it("FIELD-10: the same key and request answer the same sending, however the request is written", async () => {
    const [key, asked] = [randomUUID(), requestTo(solveig, [file("Hei")], { visibleAt: null, sensitivity: "normal" })]
    const first = await post(asked, key)
    const { sensitivity, visibleAt, ...fewer } = Object.fromEntries(Object.entries(asked).toReversed())
    const again = await post(fewer, key)
    expect([sensitivity, visibleAt]).toEqual(["normal", null])
    expect(again.headers.get("idempotency-replayed")).toBe("true")
    expect(first.headers.get("idempotency-replayed")).toBeNull()
    expect(await again.json()).toEqual(await first.json())
  })

  it("FIELD-10: the same key with another request is refused, and means something else to another sender", async () => {
    const key = randomUUID()
    expect((await post(requestTo(solveig, [file("Hei")]), key)).status).toBe(201)
    const reused = await problemIn(await post(requestTo(solveig, [file("Hei!")]), key))
    expect(reused).toMatchObject({ status: 422, code: "KeyReused", remedy: { _tag: "UseAnotherKey" } })
    expect((await post(requestTo(solveig, [file("Hei!")]), key, other)).status).toBe(201)
  })

  it("FIELD-10: of many at once under one key, one begins and the others are told to wait or told the same", async () => {
    const key = randomUUID()
    const asked = requestTo(solveig, [file("Hei")])
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(asked, key)))
    const told = await Promise.all(answers.map(async (one) => [one.status, ((await one.json()) as { id?: string }).id]))
    const ids = new Set(told.flatMap(([status, id]) => (status === 201 ? [id] : [])))
    expect(ids.size).toBe(1)
    expect(told.filter(([status]) => status !== 201 && status !== 409)).toEqual([])
  })

  it.each([
    ["none", {}],
    ["an empty one", { "idempotency-key": "" }],
    ["one with a space", { "idempotency-key": "a b" }],
    ["one of other letters", { "idempotency-key": "n\u00f8kkel" }],
    ["one too long", { "idempotency-key": "k".repeat(256) }]
  ])("FIELD-10: asks for a key: %s is refused", async (_, headers) => {
    const problem = await problemIn(
      await sender.send("POST", "/api/v1/sendings", requestTo(solveig, [file("Hei")]), headers)
    )
    expect(problem).toMatchObject({ status: 400, code: "MalformedRequest" })
    expect(problem.facts).toMatchObject({ in: "header", faults: [{ field: "idempotency-key" }] })
  })

  it.each<[string, string, number, Record<string, unknown>, number]>([
    ["FIELD-6: a delivery time that has passed", "VisibleInThePast", 422, { visibleAt: "2020-01-01T00:00:00Z" }, 1],
    ["SEND-6: more files than a letter has", "TooManyFiles", 422, {}, 201],
    [
      "SEND-10: somebody whom nobody knows",
      "RecipientNotDigital",
      422,
      { recipient: { _tag: "MailboxAddress", mailboxAddress: "ingen.her#999" } },
      1
    ],
    [
      "FIELD-9: a number that is no number",
      "RecipientNotDigital",
      422,
      { recipient: { _tag: "NationalId", nationalId: "12345678901" } },
      1
    ]
  ])("refuses %s", async (_, code, status, more, files) => {
    const asked = requestTo(
      solveig,
      Array.from({ length: files }, () => file("Hei")),
      more
    )
    expect(await problemIn(await post(asked))).toMatchObject({ status, code })
  })

  it("SEND-6: refuses a letter that says it is larger than letters are", async () => {
    const asked = requestTo(solveig, [file("Hei")])
    const [declared] = asked.contents.files
    const large = {
      ...asked,
      contents: {
        _tag: "Files",
        files: [
          { ...declared, bytes: 30_000_000 },
          { ...declared, bytes: 1 }
        ]
      }
    }
    expect(await problemIn(await post(large))).toMatchObject({
      code: "LetterTooLarge",
      facts: { most: 30_000_000, has: 30_000_001 }
    })
  })

  it("SEND-10: refuses a national id number from one who may not use it, known or not", async () => {
    const company = await integratorOf(world, powerCompany)
    for (const nationalId of [solveig.nationalId, "17838900054"]) {
      const asked = { ...requestTo(solveig, [file("Hei")]), recipient: { _tag: "NationalId", nationalId } }
      expect(await problemIn(await post(asked, randomUUID(), company))).toMatchObject({
        status: 403,
        code: "NationalIdNotAllowed"
      })
    }
  })

  it("names what is wrong, field by field, and never what was written there", async () => {
    const secret = "HEMMELIG-VERDI"
    const problem = await problemIn(
      await post({
        recipient: { _tag: "NationalId", nationalId: 17, [secret]: secret },
        subject: `${secret}\u0000`,
        requires: secret,
        visibleAt: secret,
        contents: { _tag: "Files", files: [{ name: `../${secret}`, mediaType: secret, bytes: -1, sha256: secret }] },
        [secret]: secret
      })
    )
    const { faults } = problem.facts as { faults: ReadonlyArray<{ field: string; why: string }> }
    expect(faults.map(({ field, why }) => `${field} ${why}`).toSorted()).toEqual([
      " Unknown",
      "contents.files[0].bytes Invalid",
      "contents.files[0].mediaType Invalid",
      "contents.files[0].name Invalid",
      "contents.files[0].sha256 Invalid",
      "recipient Unknown",
      "recipient.nationalId Invalid",
      "requires Invalid",
      "subject Invalid",
      "visibleAt Invalid"
    ])
    expect(JSON.stringify(problem)).not.toContain(secret)
  })
})

describe("handing over a file", () => {
  const one = async (
    content: string | Uint8Array = "Hei"
  ): Promise<{ readonly begun: SendingJson; readonly href: string }> => {
    const begun = await begin(sender, requestTo(solveig, [file(content)]))
    return { begun, href: begun.files[0]?.href ?? "" }
  }

  it("TRUST-3: takes it whole, once or again", async () => {
    const { begun, href } = await one()
    expect((await put(href, "Hei", { "content-type": "text/plain; charset=utf-8" })).status).toBe(204)
    expect((await put(href, "Hei")).status).toBe(204)
    expect((await stateOf(begun)).files[0]?.received).toBe(true)
  })

  it.each([
    ["shorter", "He", { differs: "bytes" }],
    ["longer", "Heia", { differs: "bytes" }],
    ["much longer", "x".repeat(3_000_000), { differs: "bytes" }],
    ["other bytes", "Hæ", { differs: "sha256" }],
    ["none", undefined, { differs: "bytes" }]
  ])("TRUST-3: refuses what is not what was declared: %s", async (_, body, facts) => {
    const { begun, href } = await one()
    expect(await problemIn(await put(href, body))).toMatchObject({ status: 422, code: "FileDiffers", facts })
    expect((await stateOf(begun)).files[0]?.received).toBe(false)
  })

  it.each([
    ["another type", { "content-type": "application/pdf" }, 422, "FileDiffers"],
    ["no type", { "content-type": "" }, 415, "UnsupportedMediaType"],
    ["what is no type", { "content-type": "text" }, 415, "UnsupportedMediaType"],
    ["it packed", { "content-encoding": "gzip" }, 415, "UnsupportedMediaType"]
  ])("refuses %s", async (_, headers, status, code) => {
    const { href } = await one()
    expect(await problemIn(await put(href, "Hei", headers))).toMatchObject({ status, code })
  })

  it.each(["application/pdf", "image/gif", "image/jpeg", "image/png", "image/webp"] as const)(
    "FIELD-16: takes as %s what begins as one alone",
    async (mediaType) => {
      for (const beginning of [
        "application/pdf",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "program"
      ] as const) {
        const content = beginningAs(beginning, 5_000)
        const begun = await begin(sender, requestTo(solveig, [file(content, mediaType)]))
        const response = await put(begun.files[0]?.href ?? "", content, { "content-type": mediaType })
        if (beginning === mediaType) expect(response.status, beginning).toBe(204)
        else {
          const refusal = { status: 422, code: "FileDiffers", rules: ["FIELD-16"], facts: { differs: "content" } }
          expect(await problemIn(response), beginning).toMatchObject(refusal)
          expect((await stateOf(begun)).files[0]?.received).toBe(false)
        }
      }
    }
  )

  it("FIELD-16: takes as text, or as bytes of a type of their own, whatever they begin as", async () => {
    for (const mediaType of ["text/plain", "application/octet-stream", "application/vnd.ms-excel"]) {
      const content = beginningAs("image/png", 5_000)
      const begun = await begin(sender, requestTo(solveig, [file(content, mediaType)]))
      expect((await put(begun.files[0]?.href ?? "", content, { "content-type": mediaType })).status).toBe(204)
    }
  })

  it("TRUST-3: checks the digest where one is given, and keeps nothing of what does not match", async () => {
    const { begun, href } = await one()
    const digest = (content: string, name = "sha-256") =>
      `${name}=:${createHash(name.replace("-", "")).update(content).digest("base64")}:`
    for (const wrong of [
      digest("Hæ"),
      `${digest("Hei")}, ${digest("Hæ", "sha-512")}`,
      "sha-256=:AAAA:",
      "sha-256=abc",
      "x"
    ]) {
      const problem = await problemIn(await put(href, "Hei", { "content-digest": wrong }))
      expect(problem, wrong).toMatchObject({ status: 400, code: "DigestDiffers", retryable: true })
    }
    expect((await stateOf(begun)).files[0]?.received).toBe(false)
    expect((await put(href, "Hei", { "content-digest": `md5=:AAAA:, ${digest("Hei")}` })).status).toBe(204)
  })

  it("TRUST-3: nothing of a file that broke off counts, and it can be sent again", async () => {
    const content = Buffer.alloc(2_000_000, "x")
    const { begun, href } = await one(content)
    await breakOff(`${world.origin}${href}`, sender.token, content.subarray(0, 1_000_000))
    await expect.poll(async () => (await stateOf(begun)).files[0]?.received).toBe(false)
    expect(await problemIn(await commit(begun))).toMatchObject({ status: 409, code: "FilesMissing" })
    expect((await put(href, content)).status).toBe(204)
    expect((await commit(begun)).status).toBe(202)
  })

  it("FIELD-25: another sender's sending and files are not found, and another file of one's own neither", async () => {
    const { begun, href } = await one()
    const theirs = await problemIn(await other.send("PUT", href, "Hei", { "content-type": "text/plain" }))
    expect(theirs).toMatchObject({ status: 404, code: "SendingNotFound", rules: ["FIELD-25"] })
    expect(await problemIn(await other.get(`/api/v1/sendings/${begun.id}`))).toEqual(theirs)
    expect(await problemIn(await other.send("POST", `/api/v1/sendings/${begun.id}/commit`))).toEqual(theirs)
    expect(await problemIn(await put(`/api/v1/sendings/${begun.id}/files/${randomUUID()}`, "Hei"))).toEqual(theirs)
  })

  it("lapses when the files do not come in time", async () => {
    const fresh = await startWorld()
    const late = await integratorOf(fresh, municipality)
    const { files } = await begin(late, requestTo(solveig, [file("Hei")]))
    await pass(fresh, "24 hours")
    const answer = await problemIn(
      await late.send("PUT", files[0]?.href ?? "", "Hei", { "content-type": "text/plain" })
    )
    expect(answer).toMatchObject({
      status: 409,
      code: "SendingNotOpen",
      facts: { state: "Lapsed" },
      remedy: { _tag: "BeginAgain" }
    })
    await fresh.close()
  })
})

const commit = ({ id }: SendingJson, by = sender) => by.send("POST", `/api/v1/sendings/${id}/commit`)

describe("committing", () => {
  it("SEND-6: names the files that have not come", async () => {
    const begun = await begin(sender, requestTo(solveig, [file("Hei"), file("Vedlegg")]))
    await put(begun.files[0]?.href ?? "", "Hei")
    expect(await problemIn(await commit(begun))).toMatchObject({
      code: "FilesMissing",
      facts: { missing: [begun.files[1]?.document] },
      remedy: { _tag: "SendFiles", documents: [begun.files[1]?.document] }
    })
  })

  it("SEND-3: again answers the same, and nothing changes what is sent", async () => {
    const sent = await send(world, municipality, solveig)
    const again = await commit(sent)
    expect(again.status).toBe(202)
    expect(again.headers.get("location")).toBe(`/api/v1/sendings/${sent.id}`)
    expect(await problemIn(await put(sent.files[0]?.href ?? "", "Hei"))).toMatchObject({
      status: 409,
      code: "SendingNotOpen",
      rules: ["SEND-3"]
    })
  })

  it("AUTH-11: a letter that links elsewhere has no files to wait for", async () => {
    const contents = { _tag: "LinkElsewhere", url: "https://fjordmyr.example/melding" }
    const begun = await begin(sender, { ...requestTo(solveig, []), contents })
    expect(begun.files).toEqual([])
    expect((await commit(begun)).status).toBe(202)
  })
})

describe("the events", () => {
  it("FIELD-12: go on from a cursor, page by page, losing and repeating nothing", async () => {
    const fresh = await startWorld()
    const reader = await integratorOf(fresh, municipality)
    const read = async (query: string) => (await (await reader.get(`/api/v1/events${query}`)).json()) as Events
    expect(await read("")).toEqual({ events: [], next: null })
    for (let letter = 0; letter < 3; letter++) await send(fresh, municipality, torvald)
    const all = await read("")
    expect(all.events).toHaveLength(6)
    const seen = []
    let page = await read("?limit=1")
    while (page.events.length > 0) {
      seen.push(...page.events)
      page = await read(`?limit=1&after=${page.next}`)
    }
    expect(seen).toEqual(all.events)
    expect(page.next).toBe(all.next)
    await send(fresh, municipality, torvald)
    expect((await read(`?after=${page.next}`)).events).toHaveLength(2)
    await fresh.close()
  })

  it("FIELD-25: are one's own", async () => {
    await send(world, municipality, torvald)
    const { events } = (await (await other.get("/api/v1/events")).json()) as Events
    expect(events).toEqual([])
  })

  it.each([
    "x",
    "0",
    "-1",
    "AAAA",
    Buffer.from("1.5").toString("base64url"),
    Buffer.from("0").toString("base64url"),
    "%00"
  ])("take no cursor that was not given: %j", async (cursor) => {
    expect(await problemIn(await sender.get(`/api/v1/events?after=${cursor}`))).toMatchObject({
      code: "MalformedRequest"
    })
  })
})

describe("looking recipients up", () => {
  const lookUp = (recipients: ReadonlyArray<unknown>, by = sender) =>
    by.send("POST", "/api/v1/recipient-lookups", { recipients })
  const asked = { _tag: "NationalId", nationalId: solveig.nationalId }

  it("FIELD-9: answers each in the order asked, up to 1,000", async () => {
    const wrong = { _tag: "NationalId", nationalId: "1" }
    const answer = await lookUp(Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? asked : wrong)))
    const { results } = (await answer.json()) as { results: ReadonlyArray<{ _tag: string }> }
    expect(results.map(({ _tag }) => _tag)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? "Digital" : "Invalid"))
    )
    expect(results[1]).toEqual({ _tag: "Invalid", field: "nationalId", why: "Malformed" })
  })

  it("FIELD-9: refuses more than 1,000, and none", async () => {
    const many = await problemIn(await lookUp(Array.from({ length: 1_001 }, () => asked)))
    expect(many).toMatchObject({
      code: "TooManyRecipients",
      facts: { most: 1_000, has: 1_001 },
      remedy: { _tag: "Reduce" }
    })
    expect(await problemIn(await lookUp([]))).toMatchObject({ status: 400, code: "MalformedRequest" })
  })

  it("FIELD-9: finds a person by name and address, with the day of birth or without, and an organisation by its number", async () => {
    const home = { _tag: "NameAndAddress", name: "Solveig  FJORDBLOM", street: "bakkegata 4", postalCode: "9999" }
    const answer = await lookUp([
      home,
      { ...home, birthDate: solveig.born },
      { ...home, birthDate: "1980-01-01" },
      { ...home, street: "Bakkegata 5" },
      { ...home, postalCode: "99" },
      { _tag: "OrganisationNumber", organisationNumber: powerCompany.number },
      { _tag: "MailboxAddress", mailboxAddress: "Solveig.Fjordblom#101" }
    ])
    const notFound = { _tag: "Unidentified", why: "NotFound" }
    expect(await answer.json()).toEqual({
      results: [
        { _tag: "Digital" },
        { _tag: "Digital" },
        notFound,
        notFound,
        { _tag: "Invalid", field: "postalCode", why: "Malformed" },
        { _tag: "IdentifiedNotDigital" },
        { _tag: "Digital" }
      ]
    })
  })

  it("SEND-10: by national id number only for those who may", async () => {
    const company = await integratorOf(world, powerCompany)
    expect(await problemIn(await lookUp([asked], company))).toMatchObject({ code: "NationalIdNotAllowed" })
  })
})

it("none of it was a fault", async () => {
  await runJobs(world)
  expect(world.faults).toEqual([])
  expect(sha256(Buffer.from(""))).toMatch(/^e3b0/)
})

/** Begins to send a file, and breaks the connection in the middle. */
const breakOff = (url: string, token: string, content: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "text/plain", "content-length": 2_000_000 }
    const sent = request(url, { method: "PUT", headers })
    sent.on("error", () => resolve())
    sent.write(content, () => sent.destroy())
    sent.on("close", () => resolve())
  })

interface Events {
  readonly events: ReadonlyArray<{ readonly id: string }>
  readonly next: string | null
}
