import { createHash, randomUUID } from "node:crypto"
import { once } from "node:events"
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http"
import { createDatabase } from "@postkasse/testkit/postgres"
import { demoTown } from "@postkasse/testkit/town"
import postgres from "postgres"
import { expect, inject, it, onTestFinished } from "vitest"
import { place, type Running, run } from "./process.ts"

const half = 200_000
const content = Buffer.alloc(2 * half, "Et langt brev. ")

interface Begun {
  readonly id: string
  readonly files: ReadonlyArray<{ readonly href: string }>
}

/** A sender's requests to the server at a port. */
const senderAt = async (port: number) => {
  const origin = `http://127.0.0.1:${port}`
  const form = new URLSearchParams({ client_id: "fjordmyr-kommune", resource: `${origin}/api/v1` })
  const asked = await fetch(`http://127.0.0.1:${port + 2}/demo-token`, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: form
  })
  const authorization = `Bearer ${await asked.text()}`
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, authorization } })
  const begin = async (): Promise<Begun> => {
    const sha256 = createHash("sha256").update(content).digest("hex")
    const files = [{ name: "brev.txt", mediaType: "text/plain", bytes: content.byteLength, sha256 }]
    const { nationalId } = demoTown.person.solveig
    const response = await call("/api/v1/sendings", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify({
        recipient: { _tag: "NationalId", nationalId },
        subject: "Før vi stenger",
        requires: "substantial",
        contents: { _tag: "Files", files }
      })
    })
    return (await response.json()) as Begun
  }
  const commit = ({ id }: Begun) => call(`/api/v1/sendings/${id}/commit`, { method: "POST" })
  const put = ({ files }: Begun) =>
    call(files[0]?.href ?? "", { method: "PUT", headers: { "content-type": "text/plain" }, body: content })
  /** Begins to hand over a file, on a connection that is to be kept. */
  const putting = ({ files }: Begun, agent: Agent): ClientRequest =>
    request(`${origin}${files[0]?.href}`, {
      ...{ method: "PUT", agent },
      headers: { authorization, "content-type": "text/plain", "content-length": content.byteLength }
    })
  const stateOf = async ({ id }: Begun): Promise<string> => {
    const told = (await (await call(`/api/v1/sendings/${id}`)).json()) as { readonly state: { readonly _tag: string } }
    return told.state._tag
  }
  return { begin, put, putting, commit, stateOf, ready: () => fetch(`${origin}/readyz`) }
}

const start = async (environment: Record<string, string>): Promise<Running> => {
  const running = run(environment)
  onTestFinished(async () => {
    running.child.kill("SIGKILL")
    await running.ended
  })
  await running.started
  return running
}

it("SEND-3: told to stop it says so first, ends what is under way, holds nothing back from others, and has lost nothing", {
  timeout: 300_000
}, async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const { dataDir, port, remove } = await place()
  onTestFinished(remove)
  const environment = { DATABASE_URL: url, DATA_DIR: dataDir, PORT: String(port), DRAIN_SECONDS: "8" }
  const server = await start(environment)
  const sender = await senderAt(port)
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())

  const open = await sender.begin()
  const upload = sender.putting(open, agent)
  await new Promise<void>((resolve) => upload.write(content.subarray(0, half), () => resolve()))
  const sent = await Promise.all(Array.from({ length: 8 }, sender.begin))
  await Promise.all(sent.map(sender.put))
  const accepted = await Promise.all(sent.map(sender.commit))
  expect(accepted.map(({ status }) => status)).toEqual(sent.map(() => 202))

  // In the middle of delivering.
  server.child.kill("SIGTERM")
  await expect.poll(async () => (await sender.ready()).status, { timeout: 8_000 }).toBe(503)
  const late = await sender.ready()
  expect([late.status, late.headers.get("connection")]).toEqual([503, "close"])
  upload.end(content.subarray(half))
  const [response] = (await once(upload, "response")) as [IncomingMessage]
  expect([response.statusCode, response.headers.connection]).toEqual([204, "close"])
  response.resume()
  expect(await server.ended).toEqual({ code: 0, signal: null })
  expect(server.output()).not.toContain('"level":"error"')

  const sql = postgres(url, { max: 1 })
  onTestFinished(() => sql.end())
  const ofTheServer = () => sql`
    select state, query from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`
  await expect.poll(async () => [...(await ofTheServer())]).toEqual([])

  await start(environment)
  const again = await senderAt(port)
  expect((await again.commit(open)).status).toBe(202)
  const states = () => Promise.all([open, ...sent].map(again.stateOf))
  await expect.poll(states, { timeout: 30_000 }).toEqual([open, ...sent].map(() => "Delivered"))
})
