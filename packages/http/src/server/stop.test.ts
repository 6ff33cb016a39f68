import { once } from "node:events"
import { Agent, type IncomingMessage, request } from "node:http"
import { layerStorage } from "@postkasse/db"
import { judge } from "@postkasse/testkit/history"
import { conclude, letterOf, makeFleet, makeScribe, observe, type Server, sendLetter } from "@postkasse/testkit/load"
import { createDatabase } from "@postkasse/testkit/postgres"
import { startClamd } from "@postkasse/testkit/stand-in/clamd"
import { demoTown } from "@postkasse/testkit/town"
import postgres from "postgres"
import { expect, inject, it, onTestFinished } from "vitest"
import { main } from "../../test/process.ts"

const { nationalId } = demoTown.person.solveig
const half = 200_000

/** Begins to hand over a file, on a connection that is to be kept; the answer comes once the rest is let go. */
const begunToPut = async (server: Server, path: string, content: Uint8Array, agent: Agent) => {
  const headers = { "content-type": "text/plain", "content-length": content.byteLength }
  const upload = request(`${server.origin}${path}`, {
    ...{ method: "PUT", agent },
    headers: { ...headers, authorization: `Bearer ${await server.token()}` }
  })
  await new Promise<void>((resolve) => upload.write(content.subarray(0, half), () => resolve()))
  return async (): Promise<IncomingMessage> => {
    upload.end(content.subarray(half))
    const [response] = (await once(upload, "response")) as [IncomingMessage]
    return response.resume()
  }
}

/** A letter that is sent at once, whatever breaks. */
const plan = { sizes: [2_000], end: "sent", twice: false, patience: Number.POSITIVE_INFINITY } as const

it("SEND-3, FIELD-12: told to stop in the middle of scans and commits it says so first, ends what is under way, and hands the rest to the other server at once", {
  timeout: 300_000
}, async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const [slow, quick] = [await startClamd(), await startClamd()]
  onTestFinished(slow.close)
  onTestFinished(quick.close)
  const fleet = await makeFleet(main, { url }, [{ CLAMD: slow.address, DRAIN_SECONDS: "2" }, { CLAMD: quick.address }])
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
  const large = letterOf({ scribe, nationalId }, "large", [2 * half])
  const { answer: begun } = await large.begin(one)
  if (begun?._tag !== "Acknowledged") throw new Error(`Not begun: ${JSON.stringify(begun)}`)
  const [content = new Uint8Array()] = large.documents
  const handOver = await begunToPut(one, begun.told.paths[0] ?? "", content, agent)
  const underWay = sendAll("later", [one, other])
  const stopped = one.stop()
  const ready = () => fetch(`${one.origin}/readyz`)
  await expect.poll(async () => (await ready()).status, { timeout: 2_000, interval: 20 }).toBe(503)
  const late = await ready()
  expect([late.status, late.headers.get("connection")]).toEqual([503, "close"])
  const response = await handOver()
  expect([response.statusCode, response.headers.connection]).toEqual([204, "close"])
  const put = { _tag: "Acknowledged", told: null } as const
  scribe.operations.push({ _tag: "Put", key: "large", document: 0, answer: put })
  expect(await stopped).not.toContain('"level":"error"')

  // Long before the turns would have ended by themselves.
  await expect.poll(async () => [...(await turns())], { timeout: 10_000 }).toEqual([])
  await underWay
  await large.commit(other, begun.told)

  const observed = await observe([other], scribe)
  await other.stop()
  const history = await conclude(layerStorage, { dataDir: fleet.dataDir, url }, scribe, observed)
  expect(judge(history)).toEqual([])
  expect(history.letters).toHaveLength(17)
})
