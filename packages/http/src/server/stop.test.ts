import { createHash } from "node:crypto"
import { once } from "node:events"
import { Agent, type IncomingMessage, request } from "node:http"
import { layerStorage } from "@postkasse/db"
import { judge } from "@postkasse/testkit/history"
import { conclude, makeFleet, makeScribe, observe, type Scribe, type Server, sendLetter } from "@postkasse/testkit/load"
import { createDatabase } from "@postkasse/testkit/postgres"
import { startClamd } from "@postkasse/testkit/stand-in/clamd"
import { demoTown } from "@postkasse/testkit/town"
import postgres from "postgres"
import { expect, inject, it, onTestFinished } from "vitest"
import { main } from "../../test/process.ts"

const { nationalId } = demoTown.person.solveig
const half = 200_000
const content = Buffer.alloc(2 * half, "Et langt brev. ")
const sha256 = createHash("sha256").update(content).digest("hex")

/** Sends a letter in steps of the test's own, and has the scribe write down what the server answers. */
const letterOf = (key: string, scribe: Scribe) => {
  const headersAt = async (server: Server) => ({ authorization: `Bearer ${await server.token()}` })
  const begin = async (server: Server): Promise<{ readonly id: string; readonly href: string }> => {
    scribe.intents.push({ key, documents: [sha256] })
    const files = [{ name: "brev.txt", mediaType: "text/plain", bytes: content.byteLength, sha256 }]
    const response = await fetch(`${server.api}/sendings`, {
      method: "POST",
      headers: { ...(await headersAt(server)), "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({
        recipient: { _tag: "NationalId", nationalId },
        subject: `Prøve ${key}`,
        requires: "substantial",
        contents: { _tag: "Files", files }
      })
    })
    const { id, files: [file] = [] } = (await response.json()) as {
      readonly id: string
      readonly files?: ReadonlyArray<{ readonly href: string }>
    }
    scribe.operations.push({ _tag: "Begin", key, answer: { _tag: "Acknowledged", told: { sending: id } } })
    return { id, href: file?.href ?? "" }
  }
  /** Begins to hand over its file, on a connection that is to be kept; the answer comes once the rest is let go. */
  const put = async (server: Server, href: string, agent: Agent) => {
    const headers = { "content-type": "text/plain", "content-length": content.byteLength }
    const upload = request(`${server.origin}${href}`, {
      ...{ method: "PUT", agent },
      headers: { ...(await headersAt(server)), ...headers }
    })
    await new Promise<void>((resolve) => upload.write(content.subarray(0, half), () => resolve()))
    return async (): Promise<IncomingMessage> => {
      upload.end(content.subarray(half))
      const [response] = (await once(upload, "response")) as [IncomingMessage]
      response.resume()
      const answer = response.statusCode === 204 ? acknowledged : refused(response.statusCode)
      scribe.operations.push({ _tag: "Put", key, document: 0, answer })
      return response
    }
  }
  const commit = async (server: Server, id: string): Promise<void> => {
    const headers = await headersAt(server)
    const { status } = await fetch(`${server.api}/sendings/${id}/commit`, { method: "POST", headers })
    scribe.operations.push({ _tag: "Commit", key, answer: status === 202 ? acknowledged : refused(status) })
  }
  return { begin, put, commit }
}
const acknowledged = { _tag: "Acknowledged", told: null } as const
const refused = (status = 0) => ({ _tag: "Refused", status }) as const

/** A letter that is sent at once, whatever breaks. */
const plan = { sizes: [2_000], end: "sent", twice: false, patience: Number.POSITIVE_INFINITY } as const

it("SEND-3, FIELD-12: told to stop in the middle of scans and commits it says so first, ends what is under way, and hands the rest to the other server at once", {
  timeout: 300_000
}, async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const [slow, quick] = [await startClamd(), await startClamd()]
  onTestFinished(slow.close)
  onTestFinished(quick.close)
  const fleet = await makeFleet(main, url, [{ CLAMD: slow.address, DRAIN_SECONDS: "2" }, { CLAMD: quick.address }])
  onTestFinished(fleet.remove)
  const [one, other] = fleet.servers
  if (one === undefined || other === undefined) throw new Error("There are two servers")
  const sql = postgres(url, { max: 1 })
  onTestFinished(() => sql.end())
  const turns = () => sql<Array<{ tries: number; dueAt: Date }>>`
    select tries, due_at as "dueAt" from scan_outbox order by due_at`

  one.start()
  await one.started()
  const scribe = await makeScribe(one)
  slow.be("busy")
  const sendAll = (name: string, servers: ReadonlyArray<Server>) => {
    const office = { servers, scribe, nationalId }
    return Promise.all(Array.from({ length: 8 }, (_, index) => sendLetter(office, `${name}-${index}`, plan)))
  }
  await sendAll("first", [one])
  await expect.poll(slow.scanned, { timeout: 20_000 }).toBeGreaterThan(0)
  const taken = (await turns()).filter(({ tries }) => tries === 1).length
  other.start()
  await other.started()
  // However long clamd takes, the one server holds what it scans, and the other scans the rest.
  await expect.poll(async () => (await turns()).length, { timeout: 30_000 }).toBe(taken)
  const [held] = await turns()
  await expect
    .poll(async () => (await turns())[0]?.dueAt.getTime(), { timeout: 30_000 })
    .toBeGreaterThan(held?.dueAt.getTime() ?? Number.NaN)
  const kept = await turns()
  expect(kept.map(({ tries }) => tries)).toEqual(kept.map(() => 1))
  expect(quick.scanned()).toBe(8 - taken)

  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const large = letterOf("large", scribe)
  const begun = await large.begin(one)
  const handOver = await large.put(one, begun.href, agent)
  const underWay = sendAll("later", [one, other])
  const stopped = one.stop()
  const ready = () => fetch(`${one.origin}/readyz`)
  await expect.poll(async () => (await ready()).status, { timeout: 2_000, interval: 20 }).toBe(503)
  const late = await ready()
  expect([late.status, late.headers.get("connection")]).toEqual([503, "close"])
  const response = await handOver()
  expect([response.statusCode, response.headers.connection]).toEqual([204, "close"])
  expect(await stopped).not.toContain('"level":"error"')

  // Long before the turns would have ended by themselves.
  await expect.poll(async () => [...(await turns())], { timeout: 10_000 }).toEqual([])
  await underWay
  await large.commit(other, begun.id)

  const observed = await observe([other], scribe)
  await other.stop()
  const history = await conclude(layerStorage, { dataDir: fleet.dataDir, url }, scribe, observed)
  expect(judge(history)).toEqual([])
  expect(history.letters).toHaveLength(17)
})
