import { randomUUID } from "node:crypto"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { mountSmallDisk, slowDisk, waitingForDisk } from "@postkasse/testkit/disk"
import { inTime } from "@postkasse/testkit/patience"
import { holdOpen, type PostgresServer, startPostgres } from "@postkasse/testkit/postgres"
import { type Proxy, startProxy } from "@postkasse/testkit/proxy"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { place, type Running, run } from "./process.ts"
import { municipalityAt, townAt } from "./town.ts"
import {
  type Browser,
  browserAt,
  file,
  type Integrator,
  type LetterJson,
  logIn,
  requestTo,
  type SendingJson
} from "./world.ts"

/**
 * One server as it runs in production, on a Postgres of its own that it reaches by a way that can be broken, and with small
 * disks under both. Each fault comes and goes; the server is never started again.
 */
const { solveig } = demoTown.person
const databaseDisk = mountSmallDisk(400)
const dataDisk = mountSmallDisk(64)
const ordinary = mkdtempSync(join(tmpdir(), "postkasse-faults-"))
const dataDir = join(dataDisk?.folder ?? ordinary, "data")
const folders = { blobs: join(dataDir, "blobs"), keys: join(dataDir, "keys") }
const blobDisk = slowDisk(folders.blobs)
const keyDisk = slowDisk(folders.keys)

let postgres: PostgresServer
let database: string
let way: Proxy
let server: Running
let origin: string
let machine: Integrator
let person: Browser

beforeAll(async () => {
  postgres = await startPostgres(databaseDisk === null ? {} : { parent: databaseDisk.folder })
  database = await postgres.createDatabase()
  way = await startProxy(database)
  const { port, remove } = await place()
  await remove()
  const slowly = waitingForDisk(folders.blobs, folders.keys)
  server = run({ DATABASE_URL: way.url, DATA_DIR: dataDir, PORT: String(port), ...slowly })
  await server.started
  if (!server.output().includes("Ctrl-C ends it.")) throw new Error(server.output())
  const town = townAt(port)
  origin = town.origin
  machine = await municipalityAt(port)
  person = await logIn(town, solveig)
})

afterAll(async () => {
  server?.child.kill("SIGKILL")
  await server?.ended
  await way?.close()
  await postgres?.stop()
  for (const disk of [databaseDisk, dataDisk]) disk?.unmount()
  rmSync(ordinary, { recursive: true })
})

/** Every answer that anybody has had: what it was, and how long it took. */
const answers: Array<{ readonly status: number; readonly problem: string | null; readonly millis: number }> = []
/** Sendings that were acknowledged. */
const acknowledged: Array<string> = []

/** Asks, and keeps what was answered. A 503 or 507 must say when to come again. */
const ask = async (asking: () => Promise<Response>): Promise<Response> => {
  const began = performance.now()
  const response = await inTime(asking(), 60_000, () => "the server answers")
  const { status, headers } = response
  const isProblem = headers.get("content-type") === "application/problem+json"
  const problem = isProblem ? ((await response.clone().json()) as { code: string }).code : null
  answers.push({ status, problem, millis: performance.now() - began })
  if (status >= 500) expect(Number(headers.get("retry-after")), String(problem)).toBeGreaterThan(0)
  return response
}
const get = (path: string) => ask(() => machine.get(path))
const mailboxes = () => ask(() => person.get("/api/v1/mailboxes"))
const partOf = async (name: string): Promise<string> => {
  const { parts } = (await (await look("/readyz")).json()) as {
    readonly parts: ReadonlyArray<{ readonly part: string; readonly state: string }>
  }
  return parts.find(({ part }) => part === name)?.state ?? "no part"
}
const look = (path: string) => fetch(`${origin}${path}`, { signal: AbortSignal.timeout(60_000) })
const statusOf = (path: string) => look(path).then(({ status }) => status)

/** A letter on its way in: its steps one by one, as an integration takes them. */
const letterOf = (bytes: number) => {
  const content = file(Buffer.alloc(bytes, "brev "))
  const key = randomUUID()
  const begin = () =>
    ask(() => machine.send("POST", "/api/v1/sendings", requestTo(solveig, [content]), { "idempotency-key": key }))
  const put = ({ files }: SendingJson) =>
    ask(() => machine.send("PUT", files[0]?.href ?? "", content.content, { "content-type": content.mediaType }))
  const commit = ({ id }: SendingJson) => ask(() => machine.send("POST", `/api/v1/sendings/${id}/commit`))
  return { begin, put, commit }
}

/** Sends a letter whatever is broken: every step again, under the same key, until it is acknowledged. */
const send = async (bytes = 2000): Promise<string> => {
  const { begin, put, commit } = letterOf(bytes)
  const sending = (await (await until(begin, 201)).json()) as SendingJson
  await until(() => put(sending), 204)
  await until(() => commit(sending), 202)
  acknowledged.push(sending.id)
  return sending.id
}

const until = async (step: () => Promise<Response>, status: number): Promise<Response> => {
  let last = Response.error()
  const asked = async () => {
    last = await step()
    return last.status
  }
  await expect.poll(asked, { timeout: 60_000, interval: 100 }).toBe(status)
  return last
}

const isReady = (ready: boolean) =>
  expect.poll(() => statusOf("/readyz"), { timeout: 30_000, interval: 100 }).toBe(ready ? 200 : 503)

/** What this sender has been told of each sending's way, oldest first. */
const told = async (): Promise<ReadonlyMap<string, ReadonlyArray<string>>> => {
  const { events } = (await (await get("/api/v1/events?limit=1000")).json()) as {
    events: ReadonlyArray<{ sending: string; type: string }>
  }
  // That a letter was opened is another matter.
  const ways = events.filter(({ type }) => type !== "Opened")
  const bySending = Map.groupBy(ways, ({ sending }) => sending)
  return new Map([...bySending].map(([sending, its]) => [sending, its.map(({ type }) => type)]))
}

const isDelivered = (...sendings: ReadonlyArray<string>) => {
  const missing = async () => {
    const events = await told()
    return sendings.filter((id) => events.get(id)?.join() !== "Accepted,Delivered")
  }
  return expect.poll(missing, { timeout: 30_000 }).toEqual([])
}

const mailbox = async (): Promise<string> => {
  const { mailboxes: owned } = (await (await mailboxes()).json()) as { mailboxes: ReadonlyArray<{ id: string }> }
  return owned[0]?.id ?? ""
}

/** How many bytes its reader gets of a sending's document, once it has come. */
const read = async (sending: string): Promise<number> => {
  await isDelivered(sending)
  return (await (await documentOf(sending)).arrayBuffer()).byteLength
}

const documentOf = async (sending: string): Promise<Response> => {
  const letters = `/api/v1/mailboxes/${await mailbox()}/letters`
  const page = (await (await ask(() => person.get(letters))).json()) as { letters: ReadonlyArray<LetterJson> }
  const letter = page.letters.find((one) => one.sending === sending)
  const opened = await ask(() => person.send("POST", `${letters}/${letter?.id}/openings`))
  const { contents } = (await opened.json()) as { contents: { documents: ReadonlyArray<{ href: string }> } }
  return ask(() => person.get(contents.documents[0]?.href ?? ""))
}

const logInByPassword = (): Promise<Response> => {
  const { nationalId, password } = solveig
  return ask(() => browserAt({ origin }).send("POST", "/api/v1/login/password", { nationalId, password }))
}

const blobs = (): ReadonlyArray<string> =>
  readdirSync(folders.blobs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

/** Whether all is as if nothing had been. */
const isWell = async () => {
  await isReady(true)
  // Nothing that was acknowledged is lost, and nothing is done twice.
  await isDelivered(...acknowledged)
  // Nobody was told of a fault of ours, and nobody waited long.
  expect(answers.filter(({ status }) => status >= 500 && status !== 503 && status !== 507)).toEqual([])
  expect(Math.max(...answers.map(({ millis }) => millis))).toBeLessThan(20_000)
  expect(server.child.exitCode).toBeNull()
}

/** The test that left the server, or what it stands on, ill: whatever comes after would only wait. */
let spoilt: string | null = null
beforeEach(() => {
  if (spoilt !== null) throw new Error(`All has not been well since: ${spoilt}`)
})
afterEach(async ({ task }) => {
  if (spoilt !== null) return
  spoilt = task.name
  // A test that fails leaves its fault behind.
  way.heal()
  for (const disk of [blobDisk, keyDisk]) disk.heal()
  for (const disk of [dataDisk, databaseDisk]) disk?.free()
  await postgres.mend()
  await isWell()
  spoilt = null
})

describe("a server whose database fails", () => {
  it("whose connections are cut tells everybody to come again, and loses nothing of what it took on", async () => {
    const letters = Array.from({ length: 8 }, () => send())
    await expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThan(4)
    way.cut()
    await isReady(false)
    expect((await mailboxes()).status).toBe(503)
    expect((await get("/api/v1/events")).status).toBe(503)
    expect([await statusOf("/healthz"), await statusOf("/login")]).toEqual([200, 200])
    way.heal()
    await Promise.all(letters)
    expect((await mailboxes()).status).toBe(200)
  })

  it.each([
    ["shut down", () => postgres.down()],
    ["killed", () => postgres.crash()]
  ])("that is %s and started again is waited for", async (_, end) => {
    const letters = Array.from({ length: 8 }, () => send())
    await end()
    await isReady(false)
    expect((await mailboxes()).status).toBe(503)
    expect(await statusOf("/healthz")).toBe(200)
    await postgres.up()
    await Promise.all(letters)
    expect((await mailboxes()).status).toBe(200)
  })

  it("that others keep locked, and whose connections are all taken, makes nobody wait for long", async () => {
    const release = await holdOpen(database, "lock table letter, sending")
    const asked = Array.from({ length: 30 }, () => get(`/api/v1/sendings/${randomUUID()}`))
    expect(await statusOf("/healthz")).toBe(200)
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([503]))
    await release()
    await send()
  })

  it("that goes silent is not waited for, and not by who asks whether it is well", async () => {
    const letters = Array.from({ length: 4 }, () => send())
    way.stall()
    const asked = [mailboxes(), get("/api/v1/events")]
    await isReady(false)
    expect(await statusOf("/healthz")).toBe(200)
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([503, 503])
    way.heal()
    await Promise.all(letters)
  })
})

describe("a server whose database can only be read", () => {
  it("shows what is read, has whoever writes come again, and goes on when it can write", async () => {
    const path = `/api/v1/mailboxes/${await mailbox()}/letters`
    await postgres.down()
    await postgres.upAsStandby()
    await expect.poll(async () => (await mailboxes()).status, { timeout: 30_000, interval: 100 }).toBe(200)
    await isReady(true)
    expect((await ask(() => person.get(path))).status).toBe(200)
    expect((await get("/api/v1/events")).status).toBe(200)
    expect((await letterOf(2000).begin()).status).toBe(503)
    expect((await ask(() => person.send("POST", "/api/v1/logout"))).status).toBe(503)
    expect((await ask(() => person.get("/api/v1/session"))).status).toBe(200)
    await postgres.promote()
    await send()
  })
})

const large = 300_000

describe("a server whose disk does not answer", () => {
  /** What reads, whatever cannot be written. */
  const readsOn = async () => {
    const list = `/api/v1/mailboxes/${await mailbox()}/letters`
    expect((await ask(() => person.get(list))).status).toBe(200)
    expect((await get("/api/v1/events")).status).toBe(200)
  }

  it("that of the blobs, takes no large document and gives none, and all else goes on", async () => {
    const [kept, small] = [await send(large), await send()]
    await isDelivered(kept, small)
    const before = blobs()
    const sendings = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { begin, put } = letterOf(large)
        const sending = (await (await begin()).json()) as SendingJson
        return () => put(sending)
      })
    )
    blobDisk.stall()
    const refused = sendings.map((put) => put())
    await expect.poll(() => partOf("blob store"), { timeout: 30_000, interval: 100 }).toBe("ill")
    expect(await statusOf("/readyz")).toBe(200)
    for (const answer of await Promise.all(refused)) {
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ code: "Unavailable", retryable: true, fault: "operator" })
    }
    await readsOn()
    expect(await read(small)).toBe(2000)
    expect(await documentOf(kept)).toMatchObject({ status: 503 })
    blobDisk.heal()
    await expect.poll(() => partOf("blob store"), { timeout: 30_000, interval: 100 }).toBe("well")
    expect(blobs()).toEqual(before)
    expect((await Promise.all(sendings.map((put) => put()))).map(({ status }) => status)).toEqual(Array(6).fill(204))
    expect(await read(kept)).toBe(large)
  })

  it("that of the keys, opens nothing and takes nothing in, and whoever needs no key waits for nobody", async () => {
    const kept = await send()
    await isDelivered(kept)
    const list = `/api/v1/mailboxes/${await mailbox()}/letters`
    keyDisk.stall()
    blobDisk.stall()
    await expect.poll(() => partOf("key store"), { timeout: 30_000, interval: 100 }).toBe("ill")
    expect(await statusOf("/readyz")).toBe(503)
    // Until what is held of the keys has aged.
    await expect.poll(async () => (await ask(() => person.get(list))).status, { timeout: 30_000 }).toBe(503)
    const asked = Array.from({ length: 12 }, () => [ask(() => person.get(list)), letterOf(2000).begin()]).flat()
    expect((await logInByPassword()).status).toBe(204)
    expect([await statusOf("/healthz"), await statusOf("/login")]).toEqual([200, 200])
    expect((await mailboxes()).status).toBe(200)
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ code: "Unavailable", retryable: true, fault: "operator" })
    }
    keyDisk.heal()
    blobDisk.heal()
    await expect.poll(() => partOf("key store"), { timeout: 30_000, interval: 100 }).toBe("well")
    expect(await read(kept)).toBe(2000)
    await send()
  })

  it("that of the database, acknowledges nothing that is not kept, and tells afterwards whether it was", async () => {
    const { begin, put, commit } = letterOf(2000)
    const open = letterOf(2000)
    const sending = (await (await begin()).json()) as SendingJson
    expect((await put(sending)).status).toBe(204)
    await postgres.holdCommits()
    const held = [commit(sending), open.begin()]
    await readsOn()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([503, 503])
    await readsOn()
    await postgres.letCommits()
    expect((await until(() => commit(sending), 202)).status).toBe(202)
    acknowledged.push(sending.id)
    const begun = (await (await until(open.begin, 201)).json()) as SendingJson
    expect(((await (await open.begin()).json()) as SendingJson).id).toBe(begun.id)
    await send()
  })
})

if (dataDisk !== null && databaseDisk !== null) {
  describe("a server whose disk is full", () => {
    it("of blobs, takes no large document and leaves nothing of it, and all else goes on", async () => {
      const kept = await send(large)
      const before = blobs()
      dataDisk.fill()
      const { begin, put } = letterOf(large)
      const sending = (await (await begin()).json()) as SendingJson
      for (const refused of [await put(sending), await put(sending)]) {
        expect(refused.status).toBe(507)
        expect(await refused.json()).toMatchObject({ code: "DiskFull", retryable: true, fault: "operator" })
      }
      expect(blobs()).toEqual(before)
      await send()
      expect(await read(kept)).toBe(large)
      dataDisk.free()
      expect((await put(sending)).status).toBe(204)
    })

    it("of the database, takes in no more, tells what it has, and goes on when there is room", async () => {
      // Else the log of the database would need the room first, and Postgres end itself.
      await (await holdOpen(database, "select pg_switch_wal()"))()
      databaseDisk.fill()
      const refused = async () => {
        const { begin, put } = letterOf(100_000)
        const begun = await begin()
        return begun.status === 201 ? (await put((await begun.json()) as SendingJson)).status : begun.status
      }
      await expect.poll(refused, { timeout: 30_000, interval: 10 }).toBe(507)
      expect((await get("/api/v1/events")).status).toBe(200)
      for (let time = 0; time < 200; time += 1) expect((await mailboxes()).status).toBe(200)
      databaseDisk.free()
      await send()
      expect((await mailboxes()).status).toBe(200)
    })
  })
}
