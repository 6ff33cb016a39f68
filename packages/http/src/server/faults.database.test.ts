import { randomUUID } from "node:crypto"
import { layerStorage } from "@postkasse/db"
import { holdOpen } from "@postkasse/testkit/postgres"
import { describe, expect, it } from "vitest"
import { meetFaults, type Side } from "../../test/faults.ts"

const { postgres, database, way, side, ask, look, everywhere, isReady, letter, send } = await meetFaults(layerStorage, {
  database: null,
  data: null
})
const mailboxes = ({ person }: Side = side) => ask(() => person.get("/api/v1/mailboxes"))
const events = ({ machine }: Side = side) => ask(() => machine.get("/api/v1/events"))
const health = (at: Side) => look("/healthz", at)
const both = (status: number) => [status, status]

describe("two servers whose database fails", () => {
  it("whose connections are cut tell everybody to come again, and lose nothing of what they took on", async () => {
    way.cut()
    await isReady(false)
    expect(await everywhere(mailboxes)).toEqual(both(503))
    expect(await everywhere(events)).toEqual(both(503))
    expect(await everywhere(health)).toEqual(both(200))
    expect(await everywhere((at) => look("/login", at))).toEqual(both(200))
    way.heal()
    await send()
    await isReady(true)
    expect(await everywhere(mailboxes)).toEqual(both(200))
  })

  it.each([
    ["shut down", () => postgres.down()],
    ["killed", () => postgres.crash()]
  ])("that is %s and started again is waited for", async (_, end) => {
    await end()
    await isReady(false)
    expect(await everywhere(mailboxes)).toEqual(both(503))
    expect(await everywhere(health)).toEqual(both(200))
    await postgres.up()
    await send()
    await isReady(true)
    expect(await everywhere(mailboxes)).toEqual(both(200))
  })

  it("that others keep locked, and whose connections are all taken, make nobody wait for long", async () => {
    const release = await holdOpen(database, "lock table letter, sending")
    const asked = Array.from({ length: 30 }, () =>
      everywhere(({ machine }) => ask(() => machine.get(`/api/v1/sendings/${randomUUID()}`)))
    )
    expect(await everywhere(health)).toEqual(both(200))
    expect(new Set((await Promise.all(asked)).flat())).toEqual(new Set([503]))
    await release()
    await send()
  })

  it("that goes silent is not waited for, and not by who asks whether it is well", async () => {
    way.stall()
    const asked = [everywhere(mailboxes), everywhere(events)]
    await isReady(false)
    expect(await everywhere(health)).toEqual(both(200))
    expect(await Promise.all(asked)).toEqual([both(503), both(503)])
    way.heal()
    await send()
  })
})

describe("two servers whose database can only be read", () => {
  it("show what is read, have whoever writes come again, and go on when they can write", async () => {
    const { mailboxes: owned } = (await (await mailboxes()).json()) as { mailboxes: ReadonlyArray<{ id: string }> }
    const list = `/api/v1/mailboxes/${owned[0]?.id}/letters`
    await postgres.down()
    await postgres.upAsStandby()
    await expect.poll(() => everywhere(mailboxes), { timeout: 30_000, interval: 100 }).toEqual(both(200))
    await isReady(true)
    expect(await everywhere(({ person }) => ask(() => person.get(list)))).toEqual(both(200))
    expect(await everywhere(events)).toEqual(both(200))
    expect((await letter(2000).begin(side.server)).said?.status).toBe(503)
    expect(await everywhere(({ person }) => ask(() => person.send("POST", "/api/v1/logout")))).toEqual(both(503))
    expect(await everywhere(({ person }) => ask(() => person.get("/api/v1/session")))).toEqual(both(200))
    await postgres.promote()
    await send()
  })
})
