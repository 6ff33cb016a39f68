import { createHash, randomUUID } from "node:crypto"
import { createDatabase } from "@postkasse/testkit/postgres"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { place, type Running, run } from "./process.ts"

/** Two servers on one Postgres, with keys and blobs in one folder. */
let ports: ReadonlyArray<number> = []
let running: ReadonlyArray<Running> = []
let remove: ReadonlyArray<() => Promise<void>> = []

beforeAll(async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const [one, other] = [await place(), await place()]
  const started: Array<Running> = []
  // One after the other, as a person would: the second finds the town that the first has loaded.
  for (const { port } of [one, other]) {
    const server = run({ DATABASE_URL: url, DATA_DIR: one.dataDir, PORT: String(port) })
    started.push(server)
    running = started
    await server.started
    if (!server.output().includes("Ctrl-C ends it.")) throw new Error(server.output())
  }
  ports = [one.port, other.port]
  remove = [one.remove, other.remove]
})

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGKILL")
    await ended
  }
  for (const one of remove) await one()
})

const tokenAt = async (port: number): Promise<string> => {
  const body = new URLSearchParams({ client_id: "fjordmyr-kommune", resource: `http://127.0.0.1:${port}/api/v1` })
  const headers = { accept: "text/plain" }
  return (await fetch(`http://127.0.0.1:${port + 2}/demo-token`, { method: "POST", headers, body })).text()
}

/** Sends a letter through one server as far as its acceptance; answers the sending's id. */
const send = async (port: number, token: string, content: string, key: string): Promise<string> => {
  const api = `http://127.0.0.1:${port}/api/v1`
  const authorization = `Bearer ${token}`
  const json = { authorization, "content-type": "application/json" }
  const request = {
    recipient: { _tag: "NationalId", nationalId: "17898933644" },
    subject: "Fra to servere",
    requires: "substantial",
    contents: {
      _tag: "Files",
      files: [
        {
          name: "brev.txt",
          mediaType: "text/plain",
          bytes: Buffer.byteLength(content),
          sha256: createHash("sha256").update(content).digest("hex")
        }
      ]
    }
  }
  const begun = await fetch(`${api}/sendings`, {
    method: "POST",
    headers: { ...json, "idempotency-key": key },
    body: JSON.stringify(request)
  })
  expect([200, 201]).toContain(begun.status)
  const { id, files } = (await begun.json()) as { id: string; files: ReadonlyArray<{ href: string }> }
  const put = await fetch(`http://127.0.0.1:${port}${files[0]?.href}`, {
    method: "PUT",
    headers: { authorization, "content-type": "text/plain" },
    body: content
  })
  expect(put.status).toBe(204)
  const committed = await fetch(`${api}/sendings/${id}/commit`, { method: "POST", headers: { authorization } })
  expect(committed.status).toBe(202)
  return id
}

describe("two servers on one Postgres", () => {
  it("FIELD-10, FIELD-12: accept and deliver each letter once, and tell each event once, whichever server was asked", async () => {
    const [one = 0, other = 0] = ports
    const tokens = [await tokenAt(one), await tokenAt(other)]
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const at = index % 2
        return send(ports[at] ?? 0, tokens[at] ?? "", `Brev nummer ${index}`, randomUUID())
      })
    )
    const key = randomUUID()
    const first = await send(one, tokens[0] ?? "", "Et brev om igjen", key)
    const replayed = await fetch(`http://127.0.0.1:${other}/api/v1/sendings/${first}`, {
      headers: { authorization: `Bearer ${tokens[1]}` }
    })
    expect(replayed.status).toBe(200)

    const read = async (port: number, token: string) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/events?limit=1000`, {
        headers: { authorization: `Bearer ${token}` }
      })
      const { events } = (await response.json()) as {
        events: ReadonlyArray<{ id: string; sending: string; type: string }>
      }
      return events
    }
    const ours = new Set([...sent, first])
    const told = async () => (await read(one, tokens[0] ?? "")).filter(({ sending }) => ours.has(sending))
    await expect.poll(async () => (await told()).length, { timeout: 30_000 }).toBe(2 * ours.size)
    for (const id of ours) {
      expect((await told()).filter(({ sending }) => sending === id).map(({ type }) => type)).toEqual([
        "Accepted",
        "Delivered"
      ])
    }
    expect(await read(other, tokens[1] ?? "")).toEqual(await read(one, tokens[0] ?? ""))
  })
})
