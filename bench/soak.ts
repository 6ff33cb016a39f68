/**
 * Kills the server again and again, at random moments, while senders send; then asks whether anything was lost or doubled.
 *
 *   pnpm soak [KILLS] [pglite|postgres]
 *
 * What must hold: every sending whose acceptance was answered is delivered, and told of once as accepted and once as
 * delivered; its letter lies in the mailbox once and reads byte for byte; nothing else of it is there.
 */
import assert from "node:assert/strict"
import { type ChildProcess, spawn } from "node:child_process"
import { createHash, randomInt, randomUUID } from "node:crypto"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createDatabase, startPostgres } from "@postkasse/testkit/postgres"
import { cookieJar, logInAt } from "@postkasse/testkit/stand-in/id-porten"
import { demoTown } from "@postkasse/testkit/town"

const kills = Number(process.argv[2] ?? 500)
const store = process.argv[3] ?? "postgres"
const senders = 4

const port = 20_000 + randomInt(12_000)
const origin = `http://127.0.0.1:${port}`
const api = `${origin}/api/v1`
const main = fileURLToPath(new URL("../packages/http/src/server/main.ts", import.meta.url))
const dataDir = await mkdtemp(join(tmpdir(), "postkasse-soak-"))
const postgres = store === "postgres" ? await startPostgres({ durable: true }) : null
const databaseUrl = postgres === null ? {} : { DATABASE_URL: await createDatabase(postgres.url) }

let server: ChildProcess | null = null

const start = async (): Promise<void> => {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], PORT: String(port), DATA_DIR: dataDir, ...databaseUrl },
    stdio: ["ignore", "pipe", "inherit"]
  })
  server = child
  let said = ""
  for await (const text of child.stdout.setEncoding("utf8")) {
    said += text
    if (said.includes("Ctrl-C ends it.")) return
  }
  throw new Error(`The server did not start: ${said}`)
}

const kill = async (): Promise<void> => {
  if (server === null) return
  const ended = once(server, "exit")
  server.kill("SIGKILL")
  await ended
}

/** Asks until the server answers: a connection that was cut tells nothing. */
const ask = async (path: string, init: () => RequestInit): Promise<Response> => {
  for (;;) {
    try {
      const response = await fetch(path, { ...init(), signal: AbortSignal.timeout(30_000) })
      if (response.status < 500) return response
    } catch {
      // Killed in the middle, or not up again yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

let token = ""
const renewToken = async (): Promise<void> => {
  const body = () => new URLSearchParams({ client_id: "fjordmyr-kommune", resource: api })
  const asked = await ask(`http://127.0.0.1:${port + 2}/demo-token`, () => ({
    method: "POST",
    headers: { accept: "text/plain" },
    body: body()
  }))
  token = await asked.text()
}

const bytesOf = (length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.from(
      randomUUID()
        .repeat(Math.ceil(length / 36))
        .slice(0, length)
    )
  )
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** Sendings whose acceptance was answered, and what each must read as. */
const acknowledged = new Map<string, string>()
const stop = new AbortController()

const sendOn = async (): Promise<void> => {
  while (!stop.signal.aborted) {
    // Some lie in the database, some in the blob store.
    const content = bytesOf(randomInt(2) === 0 ? randomInt(1, 50_000) : randomInt(130_000, 400_000))
    const key = randomUUID()
    const digest = sha256(content)
    const file = { name: "brev.txt", mediaType: "text/plain", bytes: content.byteLength, sha256: digest }
    const request = {
      recipient: { _tag: "NationalId", nationalId: demoTown.person.solveig.nationalId },
      subject: `Prøve ${key}`,
      requires: "substantial",
      contents: { _tag: "Files", files: [file] }
    }
    const authorized = () => ({ authorization: `Bearer ${token}` })
    const begun = await ask(`${api}/sendings`, () => ({
      method: "POST",
      headers: { ...authorized(), "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(request)
    }))
    if (begun.status === 409 || begun.status === 401) continue
    assert.ok(begun.ok, `begin: ${begun.status} ${await begun.clone().text()}`)
    const { id, files } = (await begun.json()) as { id: string; files: ReadonlyArray<{ href: string }> }
    const put = await ask(`${origin}${files[0]?.href}`, () => ({
      method: "PUT",
      headers: { ...authorized(), "content-type": "text/plain" },
      body: content
    }))
    assert.equal(put.status, 204, `put: ${put.status}`)
    const committed = await ask(`${api}/sendings/${id}/commit`, () => ({ method: "POST", headers: authorized() }))
    assert.equal(committed.status, 202, `commit: ${committed.status}`)
    acknowledged.set(id, digest)
  }
}

const allEvents = async (): Promise<ReadonlyArray<{ id: string; sending: string; type: string }>> => {
  const events: Array<{ id: string; sending: string; type: string }> = []
  let after: string | null = null
  for (;;) {
    const query: string = after === null ? "" : `&after=${after}`
    const page = await ask(`${api}/events?limit=1000${query}`, () => ({
      headers: { authorization: `Bearer ${token}` }
    }))
    const { events: more, next } = (await page.json()) as { events: typeof events; next: string | null }
    events.push(...more)
    if (more.length === 0 || next === null || next === after) return events
    after = next
  }
}

/** The municipality's letters as their reader sees them: sending to the digests of what was read. */
const readAll = async (): Promise<ReadonlyMap<string, ReadonlyArray<string>>> => {
  const jar = cookieJar()
  const login = await jar.fetch(`${api}/login?level=high`)
  const issuer = `http://127.0.0.1:${port + 1}`
  const { nationalId } = demoTown.person.solveig
  await jar.fetch(await logInAt({ issuer }, login.headers.get("location") ?? "", { nationalId, eid: "bankid", jar }))
  const { mailboxes } = (await (await jar.fetch(`${api}/mailboxes`)).json()) as {
    mailboxes: ReadonlyArray<{ id: string }>
  }
  const letters = `${api}/mailboxes/${mailboxes[0]?.id}/letters`
  const read = new Map<string, Array<string>>()
  let after: string | null = null
  do {
    const query: string = after === null ? "" : `&after=${after}`
    const page = (await (await jar.fetch(`${letters}?limit=100${query}`)).json()) as {
      letters: ReadonlyArray<{ id: string; sending: string }>
      next: string | null
    }
    for (const { id, sending } of page.letters.filter((letter) => acknowledged.has(letter.sending))) {
      const opened = await jar.fetch(`${letters}/${id}/openings`, {
        method: "POST",
        headers: { origin, "sec-fetch-site": "same-origin" }
      })
      const { contents } = (await opened.json()) as { contents: { documents: ReadonlyArray<{ href: string }> } }
      const whole = await jar.fetch(`${origin}${contents.documents[0]?.href}`)
      read.set(sending, [...(read.get(sending) ?? []), sha256(new Uint8Array(await whole.arrayBuffer()))])
    }
    after = page.next
  } while (after !== null)
  return read
}

const began = Date.now()
try {
  await start()
  await renewToken()
  const senderLoops = Array.from({ length: senders }, sendOn)
  for (let count = 1; count <= kills; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, randomInt(50, 1_500)))
    await kill()
    await start()
    await renewToken()
    if (count % 10 === 0) console.log(`${count} kills, ${acknowledged.size} letters acknowledged`)
  }
  stop.abort()
  await Promise.all(senderLoops)
  await renewToken()

  const deadline = Date.now() + 60_000
  const deliveredNow = async () =>
    (await allEvents()).filter(({ sending, type }) => type === "Delivered" && acknowledged.has(sending)).length
  while ((await deliveredNow()) < acknowledged.size && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 250))
  const events = await allEvents()
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length, "an event stands twice in the log")
  const read = await readAll()
  for (const [sending, digest] of acknowledged) {
    const told = events.filter((event) => event.sending === sending).map(({ type }) => type)
    assert.deepEqual(told.slice(0, 2), ["Accepted", "Delivered"], `${sending} was told of as ${told.join(", ")}`)
    assert.deepEqual(
      read.get(sending),
      [digest],
      `${sending} lies in the mailbox ${read.get(sending)?.length ?? 0} times`
    )
  }
  const seconds = Math.round((Date.now() - began) / 1000)
  console.log(
    `${kills} kills on ${store}, ${acknowledged.size} letters acknowledged in ${seconds} s: none lost, none doubled, each read byte for byte`
  )
} finally {
  await kill()
  await postgres?.stop()
  await rm(dataDir, { recursive: true, force: true })
}
process.exit(0)
