import { layerStorage } from "@postkasse/db"
import { mountSmallDisk } from "@postkasse/testkit/disk"
import type { Step } from "@postkasse/testkit/load"
import { holdOpen } from "@postkasse/testkit/postgres"
import { demoTown } from "@postkasse/testkit/town"
import { describe, expect, it } from "vitest"
import { meetFaults, type Side } from "../../test/faults.ts"
import { browserAt, type LetterJson } from "../../test/world.ts"

const disks = { database: mountSmallDisk(400), data: mountSmallDisk(64) }
const stage = await meetFaults(layerStorage, disks)
const { postgres, database, blobDisk, keyDisk, strays, side, sides, ask, look, everywhere, isReady, becomes } = stage
const { letter, begun, send, isDelivered, isRead } = stage

const large = 300_000
const both = (status: number) => [status, status]

const mailboxes = ({ person }: Side = side) => ask(() => person.get("/api/v1/mailboxes"))
const events = ({ machine }: Side = side) => ask(() => machine.get("/api/v1/events"))
/** Not at once: at any moment something may be on its way in. */
const isTidy = () => expect.poll(strays, { timeout: 2_000, interval: 10 }).toEqual([])

const { mailboxes: owned } = (await (await mailboxes()).json()) as { mailboxes: ReadonlyArray<{ id: string }> }
const letters = `/api/v1/mailboxes/${owned[0]?.id}/letters`
const list = ({ person }: Side) => ask(() => person.get(letters))

/** What reads, whatever cannot be written. */
const readsOn = async () => {
  expect(await everywhere(list)).toEqual(both(200))
  expect(await everywhere(events)).toEqual(both(200))
}

/** Where the letter of a key is opened its document is asked for once. */
const documentOf = async (key: string, at: Side): Promise<Response> => {
  const page = (await (await list(at)).json()) as { letters: ReadonlyArray<LetterJson> }
  const letter = page.letters.find(({ subject }) => subject?.endsWith(key))
  const opened = await ask(() => at.person.send("POST", `${letters}/${letter?.id}/openings`))
  const { contents } = (await opened.json()) as { contents: { documents: ReadonlyArray<{ href: string }> } }
  return ask(() => at.person.get(contents.documents[0]?.href ?? ""))
}

const logInByPassword = ({ server }: Side): Promise<Response> => {
  const { nationalId, password } = demoTown.person.solveig
  return ask(() => browserAt(server).send("POST", "/api/v1/login/password", { nationalId, password }))
}

const statusOf = ({ said }: Step<unknown>) => said?.status
const problemIn = ({ said }: Step<unknown>): unknown => JSON.parse(String(said?.body))
const unavailable = { status: 503, code: "Unavailable", retryable: true, fault: "operator" }

describe("two servers whose disk does not answer", () => {
  it("that of the blobs, take no large document and give none, and all else goes on", async () => {
    const [kept, small] = [await send(large), await send()]
    await isDelivered(kept, small)
    const sendings = await Promise.all([...sides, ...sides, ...sides].map((at) => begun(large, at)))
    blobDisk.stall()
    const refused = sendings.map(({ put }) => put())
    await becomes("blob store", "ill")
    await isReady(true)
    for (const answer of await Promise.all(refused)) expect(problemIn(answer)).toMatchObject(unavailable)
    await readsOn()
    expect(await isRead(small)).toBe(true)
    expect(await everywhere((at) => documentOf(kept, at))).toEqual(both(503))
    blobDisk.heal()
    await becomes("blob store", "well")
    await isTidy()
    expect((await Promise.all(sendings.map(({ put }) => put()))).map(statusOf)).toEqual(Array(6).fill(204))
    expect(await isRead(kept)).toBe(true)
  })

  it("that of the keys, open nothing and take nothing in, and whoever needs no key waits for nobody", async () => {
    const kept = await send()
    await isDelivered(kept)
    keyDisk.stall()
    blobDisk.stall()
    await becomes("key store", "ill")
    await isReady(false)
    // Until what is held of the keys has aged.
    await expect.poll(() => everywhere(list), { timeout: 30_000 }).toEqual(both(503))
    const lists = Array.from({ length: 12 }, () => everywhere(list))
    const begins = sides.flatMap(({ server }) => Array.from({ length: 12 }, () => letter(2000).begin(server)))
    expect(await everywhere(logInByPassword)).toEqual(both(204))
    expect(await everywhere((at) => look("/healthz", at))).toEqual(both(200))
    expect(await everywhere((at) => look("/login", at))).toEqual(both(200))
    expect(await everywhere(mailboxes)).toEqual(both(200))
    expect(new Set((await Promise.all(lists)).flat())).toEqual(new Set([503]))
    for (const answer of await Promise.all(begins)) expect(problemIn(answer)).toMatchObject(unavailable)
    for (const at of sides) expect(await (await list(at)).json()).toMatchObject(unavailable)
    keyDisk.heal()
    blobDisk.heal()
    await becomes("key store", "well")
    expect(await isRead(kept)).toBe(true)
    await send()
  })

  it("that of the database, acknowledge nothing that is not kept, and tell afterwards whether it was", async () => {
    const sending = await begun(2000)
    expect(statusOf(await sending.put())).toBe(204)
    const open = letter(2000)
    const begin = () => open.begin(side.server)
    await postgres.holdCommits()
    const held = [sending.commit(), begin()]
    await readsOn()
    expect((await Promise.all<Step<unknown>>(held)).map(statusOf)).toEqual(both(503))
    await readsOn()
    await postgres.letCommits()
    await expect.poll(async () => statusOf(await sending.commit()), { timeout: 60_000, interval: 100 }).toBe(202)
    await expect.poll(async () => statusOf(await begin()), { timeout: 60_000, interval: 100 }).toBe(201)
    const told = async () => {
      const { answer } = await begin()
      return answer?._tag === "Acknowledged" ? answer.told.sending : null
    }
    const first = await told()
    expect(first).not.toBeNull()
    expect(await told()).toBe(first)
    await send()
  })
})

const { database: databaseDisk, data: dataDisk } = disks
if (databaseDisk !== null && dataDisk !== null) {
  const full = { status: 507, code: "DiskFull", retryable: true, fault: "operator" }

  describe("two servers whose disk is full", () => {
    it("of blobs, take no large document and leave nothing of it, and all else goes on", async () => {
      const kept = await send(large)
      dataDisk.fill()
      const sendings = await Promise.all(sides.map((at) => begun(large, at)))
      for (const { put } of sendings) {
        for (const refused of [await put(), await put()]) expect(problemIn(refused)).toMatchObject(full)
      }
      await isTidy()
      await send()
      expect(await isRead(kept)).toBe(true)
      dataDisk.free()
      for (const { put } of sendings) expect(statusOf(await put())).toBe(204)
    })

    it("of the database, take in no more, tell what they have, and go on when there is room", async () => {
      // Else the log of the database would need the room first, and Postgres end itself.
      await (await holdOpen(database, "select pg_switch_wal()"))()
      databaseDisk.fill()
      const refused = async () => {
        const one = letter(100_000)
        const { said, answer } = await one.begin(side.server)
        return answer?._tag === "Acknowledged" ? statusOf(await one.put(side.server, answer.told, 0)) : said?.status
      }
      await expect.poll(refused, { timeout: 30_000, interval: 10 }).toBe(507)
      expect(await everywhere(events)).toEqual(both(200))
      for (let time = 0; time < 100; time += 1) expect(await everywhere(mailboxes)).toEqual(both(200))
      databaseDisk.free()
      await send()
      expect(await everywhere(mailboxes)).toEqual(both(200))
    })
  })
}
