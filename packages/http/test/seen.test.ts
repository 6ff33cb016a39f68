import { randomUUID } from "node:crypto"
import { readdir, rename, truncate } from "node:fs/promises"
import { connect } from "node:net"
import { join } from "node:path"
import { createDatabase, dropDatabase, holdOpen } from "@postkasse/testkit/postgres"
import { type Clamd, startClamd } from "@postkasse/testkit/stand-in/clamd"
import { type Collector, type Span, startCollector } from "@postkasse/testkit/stand-in/collector"
import { logInAt } from "@postkasse/testkit/stand-in/id-porten"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import type { EndSession } from "../src/session/openid.ts"
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
let clamd: Clamd
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
  clamd = await startClamd()
  database = await createDatabase(inject("postgres").embedded)
  here = await place()
  origin = `http://127.0.0.1:${here.port}`
  running = run({
    ...{ DATABASE_URL: database, DATA_DIR: here.dataDir, PORT: String(here.port), LOG_LEVEL: "info" },
    CLAMD: clamd.address,
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
  await Promise.all([running.ended, collector.close(), clamd.close()])
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

/** The letter that a sending has become, once it has come. */
const letterOf = async (sending: string) => {
  const { mailboxes } = (await (await reader.get("/api/v1/mailboxes")).json()) as Mailboxes
  const list = await reader.get(`/api/v1/mailboxes/${mailboxes[0]?.id}/letters`)
  const { letters } = (await list.json()) as Letters
  return letters.find((letter) => letter.sending === sending)
}

const sendLetter = async (): Promise<string> => {
  const content = secrets["content"] ?? ""
  const files = [file(content, "text/plain", secrets["name"])]
  const sending = await begin(sender, requestTo(solveig, files, { subject: secrets["subject"] }))
  await sender.send("PUT", sending.files[0]?.href ?? "", Buffer.from(content), { "content-type": "text/plain" })
  expect((await sender.send("POST", `/api/v1/sendings/${sending.id}/commit`)).status).toBe(202)
  return sending.id
}

/** Lets the database refuse every row of a table, in words that quote a letter and a person, as it does for some faults. */
const refuseRowsOf = async (table: string, code: string): Promise<void> => {
  const quoted = `subject=(${secrets["subject"]}) number=(${secrets["number"]}) name=(${secrets["name"]})`
  const told = `errcode = '${code}', message = '${quoted}', detail = '${quoted}', hint = '${quoted}'`
  const named = `constraint = '${secrets["typed"]}', column = '${secrets["number"]}', table = '${secrets["subject"]}'`
  const body = `begin raise exception using ${told}, ${named}; end`
  await runSql(`create or replace function quoting() returns trigger language plpgsql as $$ ${body} $$`)
  await runSql(`create trigger quoting before insert on ${table} for each row execute function quoting()`)
}
const takeRowsOf = (table: string) => runSql(`drop trigger quoting on ${table}`)
const runSql = async (statement: string): Promise<void> => {
  await (await holdOpen(database, statement))()
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

    await expect.poll(() => letterOf(sending.id), { timeout: 20_000 }).toBeDefined()
    const letter = await letterOf(sending.id)
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

  it("names a malware scanner that has stopped, holds what is sent meanwhile, and reads on", async () => {
    const { port } = clamd
    await clamd.close()
    await expect.poll(health, { timeout: 15_000 }).toEqual({ status: 200, ill: ["malware scanner"] })
    expect(((await (await fetch(`${origin}/readyz`)).json()) as { status: string }).status).toBe("degraded")
    const held = await sendLetter()
    const isTold = () => logged("JobFailed").some(({ job, part }) => job === "scan" && part === "malware scanner")
    await expect.poll(isTold, { timeout: 15_000 }).toBe(true)
    expect(await letterOf(held)).toBeUndefined()
    expect((await reader.get(document)).status).toBe(200)
    clamd = await startClamd({ at: port })
    await expect.poll(health, { timeout: 15_000 }).toEqual({ status: 200, ill: [] })
    await expect.poll(() => letterOf(held), { timeout: 60_000, interval: 500 }).toBeDefined()
  })

  it("measures how long what was accepted waits, wherever it is held, and how long it was under way in the end", async () => {
    const lag = () => measured("postkasse.delivery.lag", { outcome: "delivered" }) ?? 0
    const ages = () =>
      ["scans", "deliveries", "events"].map((queue) => measured("postkasse.queue.age", { queue }) ?? Number.NaN)
    const [before, began] = [lag(), Date.now()]
    await refuseRowsOf("letter", "P0001")
    const cleared = await sendLetter()
    const isRefused = () => logged("JobFailed").some(({ job, code }) => job === "deliver" && code === "P0001")
    await expect.poll(isRefused, { timeout: 20_000 }).toBe(true)
    clamd.be("down")
    const letLogGo = await holdOpen(database, "select position from sender_log for update")
    const held = await sendLetter()
    await expect.poll(() => Math.min(...ages()), { timeout: 40_000 }).toBeGreaterThan(0)
    expect(Math.max(...ages())).toBeLessThan((Date.now() - began) / 1000)
    await letLogGo()
    clamd.be("well")
    await takeRowsOf("letter")
    for (const sending of [cleared, held]) {
      await expect.poll(() => letterOf(sending), { timeout: 60_000, interval: 500 }).toBeDefined()
    }
    await expect.poll(lag, { timeout: 10_000 }).toBeGreaterThanOrEqual(before + 2)
    await expect.poll(ages, { timeout: 40_000 }).toEqual([0, 0, 0])
  })

  it("TRUST-2: tells nothing of what the database quotes in its refusals, to who asked and in its jobs", async () => {
    // A unique key, a value out of range, a trigger's own, and what Postgres takes for its own fault.
    for (const code of ["23505", "22001", "P0001", "XX000"]) {
      await refuseRowsOf("sending", code)
      const refused = await sender.send(
        ...(["POST", "/api/v1/sendings"] as const),
        requestTo(solveig, [file(secrets["content"] ?? "")], { subject: secrets["subject"] }),
        { "idempotency-key": randomUUID() }
      )
      expect(await heard(refused), code).toBe(500)
      await takeRowsOf("sending")
      const told = logged("RequestFailed").at(-1)
      expect(told).toMatchObject({ code, name: "DatabaseFault" })
      for (const field of ["table", "constraint"]) expect(told).not.toHaveProperty(field)
    }
    const failed = () => logged("JobFailed").filter(({ job, code }) => job === "deliver" && code === "23505").length
    await refuseRowsOf("letter", "23505")
    const late = await sendLetter()
    await expect.poll(failed, { timeout: 20_000 }).toBeGreaterThan(0)
    await takeRowsOf("letter")
    await expect.poll(() => letterOf(late), { timeout: 60_000, interval: 500 }).toBeDefined()
    expect(foundIn(answers.join("\n"), secrets)).toEqual([])
  })

  it("AUTH-10: lets the person go, whose number is in what they take to ID-porten", async () => {
    const leaving = browserAt({ origin })
    const begun = await leaving.get("/api/v1/login?level=high")
    const provider = { issuer: `http://127.0.0.1:${here.port + 1}` }
    const as = { nationalId: birger.nationalId, eid: "bankid", jar: leaving.jar } as const
    await leaving.jar.fetch(await logInAt(provider, begun.headers.get("location") ?? "", as))
    const left = leaving.cookie().split("=")[1] ?? ""
    const out = (await (await leaving.send("POST", "/api/v1/logout")).json()) as { endSession: EndSession }
    const { action, fields } = out.endSession
    const token = fields["id_token_hint"] ?? ""
    expect(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).toContain(birger.nationalId)
    Object.assign(secrets, { idToken: token, left })
    const posted = await leaving.jar.fetch(action, { method: "POST", body: new URLSearchParams(fields) })
    expect(posted.status).toBe(200)
    expect((await leaving.get("/api/v1/session")).status).toBe(401)
    expect(logged("RequestAnswered")).toContainEqual(expect.objectContaining({ route: "/api/v1/logout", status: 200 }))
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
