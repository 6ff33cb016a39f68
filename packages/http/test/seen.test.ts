import { randomUUID } from "node:crypto"
import { readdir, rename, truncate } from "node:fs/promises"
import { connect } from "node:net"
import { join } from "node:path"
import { createDatabase, dropDatabase } from "@postkasse/testkit/postgres"
import { type Collector, type Span, startCollector } from "@postkasse/testkit/stand-in/collector"
import { logInAt } from "@postkasse/testkit/stand-in/id-porten"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { canary, foundIn } from "./canary.ts"
import { place, type Running, run } from "./process.ts"
import { type Browser, begin, browserAt, file, type Integrator, requestTo, withToken } from "./world.ts"

const { solveig, birger } = demoTown.person

/** What a letter is about, who gets it and what lets somebody in: none of it may be seen from outside. */
const secrets: Record<string, string> = {
  subject: canary(),
  name: `${canary()}.txt`,
  content: canary(),
  typed: canary(),
  guess: canary(),
  number: solveig.nationalId,
  other: birger.nationalId,
  unknown: "21866201800"
}

let collector: Collector
let running: Running
let database: string
let here: Awaited<ReturnType<typeof place>>
let origin: string
let reader: Browser
let sender: Integrator
let document: string
/** What was answered to those whose letter it is not. */
const answers: Array<string> = []

beforeAll(async () => {
  collector = await startCollector()
  database = await createDatabase(inject("postgres").embedded)
  here = await place()
  origin = `http://127.0.0.1:${here.port}`
  running = run({
    ...{ DATABASE_URL: database, DATA_DIR: here.dataDir, PORT: String(here.port), LOG_LEVEL: "info" },
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_BSP_SCHEDULE_DELAY: "100",
    OTEL_METRIC_EXPORT_INTERVAL: "200"
  })
  await running.started
  const body = new URLSearchParams({ client_id: "fjordmyr-kommune", resource: `${origin}/api/v1` })
  const asked = { method: "POST", headers: { accept: "text/plain" }, body }
  const token = await (await fetch(`http://127.0.0.1:${here.port + 2}/demo-token`, asked)).text()
  sender = withToken({ origin }, token)
  reader = browserAt({ origin })
  const begun = await reader.get("/api/v1/login?level=high")
  const provider = { issuer: `http://127.0.0.1:${here.port + 1}` }
  const as = { nationalId: solveig.nationalId, eid: "bankid", jar: reader.jar } as const
  await reader.jar.fetch(await logInAt(provider, begun.headers.get("location") ?? "", as))
  Object.assign(secrets, { token, cookie: reader.cookie().split("=")[1] ?? "" })
})

afterAll(async () => {
  running.child.kill("SIGKILL")
  await Promise.all([running.ended, collector.close()])
  await here.remove()
})

/** The log's lines of an event. */
const logged = (event: string): ReadonlyArray<Record<string, unknown>> =>
  running
    .output()
    .split("\n")
    .filter((line) => line.startsWith('{"time"'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((line) => line["event"] === event)

const heard = async (response: Response): Promise<number> => {
  answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`)
  return response.status
}

const health = async () => {
  const response = await fetch(`${origin}/readyz`)
  const { parts } = (await response.json()) as { parts: ReadonlyArray<{ part: string; state: string }> }
  return { status: response.status, ill: parts.filter(({ state }) => state === "ill").map(({ part }) => part) }
}

const spanNamed = (name: string): Span | undefined => collector.spans().find((span) => span.name === name)
const measured = (name: string, labels: Record<string, string>): number | undefined =>
  collector
    .measured()
    .findLast(
      (one) => one.name === name && Object.entries(labels).every(([key, value]) => one.attributes[key] === value)
    )?.value

describe("a server seen from outside", () => {
  it("shows a letter's way in traces and measurements, by route and kind", async () => {
    const content = secrets["content"]?.repeat(6000) ?? ""
    const files = [file(content, "text/plain", secrets["name"])]
    const sending = await begin(sender, requestTo(solveig, files, { subject: secrets["subject"] }))
    await sender.send("PUT", sending.files[0]?.href ?? "", Buffer.from(content), { "content-type": "text/plain" })
    const traceparent = `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`
    await sender.send("POST", `/api/v1/sendings/${sending.id}/commit`, undefined, { traceparent })

    const find = async () => {
      const { mailboxes } = (await (await reader.get("/api/v1/mailboxes")).json()) as Mailboxes
      const list = await reader.get(`/api/v1/mailboxes/${mailboxes[0]?.id}/letters`)
      const { letters } = (await list.json()) as Letters
      return letters.find((letter) => letter.sending === sending.id)
    }
    await expect.poll(find, { timeout: 20_000 }).toBeDefined()
    const letter = await find()
    const opened = await reader.send("POST", `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}/openings`)
    document = ((await opened.json()) as Opened).contents.documents[0]?.href ?? ""
    expect(await (await reader.get(document)).text()).toBe(content)

    await expect.poll(() => spanNamed("POST /api/v1/sendings/:sending/commit"), { timeout: 20_000 }).toBeDefined()
    const commit = spanNamed("POST /api/v1/sendings/:sending/commit")
    expect(commit).toMatchObject({ traceId: "ab".repeat(16), parentSpanId: "cd".repeat(8), kind: 2, isError: false })
    expect(commit?.attributes).toEqual({
      "http.request.method": "POST",
      "http.route": "/api/v1/sendings/:sending/commit",
      "http.response.status_code": 202,
      "postkasse.caller": "postkasse:sendings.write"
    })
    const within = collector.spans().filter(({ parentSpanId }) => parentSpanId === commit?.spanId)
    expect(within.map(({ name, attributes }) => [name, attributes["postkasse.holder"]])).toContainEqual([
      "transaction",
      "Organisation"
    ])
    await expect.poll(() => measured("postkasse.delivery.lag", { outcome: "delivered" })).toBeGreaterThan(0)
    const route = "/api/v1/mailboxes/:mailbox/letters/:letter/openings"
    await expect.poll(() => measured("http.server.request.duration", { "http.route": route })).toBe(1)
    expect(logged("RequestAnswered")).toContainEqual(
      expect.objectContaining({ route, status: 201, caller: "person", trace: expect.stringMatching(/^[0-9a-f]{32}$/u) })
    )
  })

  it("measures refusals by code and rule", async () => {
    expect(await heard(await fetch(`${origin}/api/v1/mailboxes`))).toBe(401)
    await expect.poll(() => measured("postkasse.refusals", { code: "SessionEnded", rule: "AUTH-13" })).toBe(1)
  })

  it("TRUST-2, FIELD-25: tells others nothing of what they have sent, guessed or asked for", async () => {
    const typed = secrets["typed"] ?? ""
    const json = { "content-type": "application/json" }
    const key = { "idempotency-key": randomUUID() }
    for (const body of [`{"subject":"${typed}"`, JSON.stringify({ subject: typed, nationalId: birger.nationalId })]) {
      expect(await heard(await sender.send("POST", "/api/v1/sendings", body, { ...json, ...key }))).toBe(400)
    }
    const unknown = { ...requestTo(birger, [file(typed)], { subject: typed }) }
    const recipient = { _tag: "NationalId", nationalId: secrets["unknown"] }
    expect(await heard(await sender.send("POST", "/api/v1/sendings", { ...unknown, recipient }, key))).toBe(422)
    const path = encodeURIComponent(typed)
    for (const where of [
      `/api/v1/sendings/${path}`,
      `/api/v1/${path}?${path}=${path}`,
      `/api/v1/events?after=${path}`
    ]) {
      expect(await heard(await sender.get(where))).toBeGreaterThanOrEqual(400)
    }
    const guess = { nationalId: birger.nationalId, password: secrets["guess"] }
    expect(await heard(await browserAt({ origin }).send("POST", "/api/v1/login/password", guess))).toBe(401)
    const forged = { origin }
    expect(
      await heard(await withToken(forged, `${typed.replaceAll(/[^a-z0-9]/giu, "")}.x.y`).get("/api/v1/events"))
    ).toBe(401)
    expect(foundIn(answers.join("\n"), secrets)).toEqual([])
  })

  it("tells which part is ill, and serves on without one that it does not need", async () => {
    expect(await health()).toEqual({ status: 200, ill: [] })
    const [blobs, aside] = [join(here.dataDir, "blobs"), join(here.dataDir, "aside")]
    await rename(blobs, aside)
    await expect.poll(health, { timeout: 10_000 }).toEqual({ status: 200, ill: ["blob store"] })
    const missing = await reader.get(document)
    expect([missing.headers.get("etag"), missing.headers.get("content-disposition")]).toEqual([null, null])
    expect(await heard(missing)).toBe(500)
    await rename(aside, blobs)
    await expect.poll(health, { timeout: 10_000 }).toEqual({ status: 200, ill: [] })
    expect(logged("PartFellIll").map(({ part, need }) => [part, need])).toEqual([["blob store", "of use"]])
    expect(logged("PartIsWell").map(({ part }) => part)).toEqual(["blob store"])
  })

  it("cuts off a document that breaks on its way, and writes nothing in its place", async () => {
    const whole = await onTheWire(document)
    for (const entry of await readdir(join(here.dataDir, "blobs"), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) await truncate(join(entry.parentPath, entry.name), 150_000)
    }
    const broken = await onTheWire(document)
    expect(broken.length).toBeGreaterThan(10_000)
    expect(whole.startsWith(broken.replace(/^.*?\r\n\r\n/su, ""), whole.indexOf("\r\n\r\n") + 4)).toBe(true)
    await expect.poll(() => logged("AnswerBrokeOff").length).toBe(1)
  })

  it("is not ready without the keys or the database", async () => {
    const [keys, aside] = [join(here.dataDir, "keys"), join(here.dataDir, "aside")]
    await rename(keys, aside)
    await expect.poll(health, { timeout: 10_000 }).toEqual({ status: 503, ill: ["key store"] })
    await rename(aside, keys)
    await expect.poll(health, { timeout: 10_000 }).toEqual({ status: 200, ill: [] })
    await dropDatabase(database)
    await expect.poll(health, { timeout: 20_000 }).toEqual({ status: 503, ill: ["database"] })
    expect(await heard(await reader.get("/api/v1/mailboxes"))).toBeGreaterThanOrEqual(500)
    expect(logged("RequestFailed").at(-1)).toMatchObject({ fault: expect.any(String), places: expect.any(Array) })
    await expect.poll(() => measured("postkasse.faults", { where: "request" })).toBeGreaterThan(0)
    expect(foundIn(answers.join("\n"), secrets)).toEqual([])
  })

  it("TRUST-2: nothing of letters, people or keys is in its log, its traces, its measurements or what it prints", async () => {
    running.child.kill("SIGTERM")
    await running.ended
    // The welcome of the demo names its made-up people; all that comes after it is the log.
    const [welcome = "", printed = ""] = running.output().split("Ctrl-C ends it.")
    const log = `${welcome.split("Postkasse is running")[0]}${printed}`
    expect(foundIn(welcome, secrets)).toContain("number")
    expect(foundIn(log, secrets)).toEqual([])
    expect(foundIn(collector.received(), secrets)).toEqual([])
    expect(logged("ServerStopped")).toHaveLength(1)
    for (const line of log.split("\n").filter((one) => one !== "")) expect(JSON.parse(line)).toHaveProperty("event")
  })
})

/** Everything that the server writes in answer, byte for byte. */
const onTheWire = async (path: string): Promise<string> => {
  const socket = connect(here.port, "127.0.0.1")
  socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${reader.cookie()}\r\nconnection: close\r\n\r\n`)
  const chunks: Array<Buffer> = []
  socket.on("data", (chunk: Buffer) => chunks.push(chunk))
  await new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve))
  return Buffer.concat(chunks).toString("latin1")
}

interface Mailboxes {
  readonly mailboxes: ReadonlyArray<{ readonly id: string }>
}
interface Letters {
  readonly letters: ReadonlyArray<{ readonly id: string; readonly mailbox: string; readonly sending: string }>
}
interface Opened {
  readonly contents: { readonly documents: ReadonlyArray<{ readonly href: string }> }
}
