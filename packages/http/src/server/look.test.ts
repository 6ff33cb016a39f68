import { deliverWaiting } from "@postkasse/core/delivery"
import { carryWaiting, orderWaiting } from "@postkasse/core/receipt"
import { MalwareScanner, type ScanAnswer, scanWaiting } from "@postkasse/core/scan"
import { StorageHealth } from "@postkasse/db"
import { demoTown } from "@postkasse/testkit/town"
import { Effect, Layer } from "effect"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import {
  handIn,
  integratorOf,
  lettersOf,
  logIn,
  pass,
  runJobs,
  startWorld,
  storedIn,
  type World
} from "../../test/world.ts"
import { lookAround } from "./look.ts"
import { measure, seenPorts } from "./telemetry/index.ts"

const { municipality } = demoTown.organisation
const { solveig } = demoTown.person

let says: ScanAnswer["_tag"] & ("Clean" | "NoAnswer")
let world: World
const faults: Array<unknown> = []
const ages = vi.spyOn(measure, "queue")
const lags = vi.spyOn(measure, "delivered")

beforeAll(async () => {
  const scan = () => Effect.sync(() => ({ _tag: says }))
  const seen = seenPorts(false).pipe(Layer.provideMerge(storedIn()))
  world = await startWorld(undefined, Layer.merge(seen, Layer.succeed(MalwareScanner, { scan })))
  const health = { look: Effect.void, connections: Effect.succeed({ used: 0, idle: 0, waiting: 0 }) }
  const failed = (_: unknown, fault: unknown) => void faults.push(fault)
  const looking = lookAround(() => Promise.resolve(), { failed })
  world.runtime.runFork(Effect.provideService(looking, StorageHealth, health as unknown as StorageHealth["Service"]))
})
beforeEach(() => {
  says = "Clean"
  lags.mockClear()
})
afterEach(async () => {
  says = "Clean"
  await agesAfter(60)
  await runJobs(world)
})
afterAll(() => world.close())

/** What the last look tells of the queues when so much time has gone by, in s: it looks every 15 s. */
const agesAfter = async (seconds: number): Promise<Readonly<Record<string, number>>> => {
  for (let gone = 0; gone < seconds; gone += 15) {
    ages.mockClear()
    await pass(world, "15 seconds")
    await expect.poll(() => ages.mock.calls.length).toBe(3)
  }
  return Object.fromEntries(ages.mock.calls.map(([queue, millis]) => [queue, millis / 1000]))
}

describe("a look at the queues", () => {
  it("tells how long the oldest that the scan holds has waited since it was accepted, however its turn has moved", async () => {
    says = "NoAnswer"
    await handIn(world, municipality, solveig)
    await runJobs(world)
    expect(await agesAfter(15)).toEqual({ scans: 15, deliveries: 0, events: 0 })
    await runJobs(world)
    await handIn(world, municipality, solveig)
    await runJobs(world)
    expect(await agesAfter(30)).toEqual({ scans: 45, deliveries: 0, events: 0 })
  })

  it("tells how long the oldest that is not delivered has waited since it was accepted, though it was cleared later", async () => {
    says = "NoAnswer"
    const { id } = await handIn(world, municipality, solveig)
    await runJobs(world)
    await agesAfter(30)
    says = "Clean"
    await world.runtime.runPromise(scanWaiting(100))
    expect(await agesAfter(15)).toEqual({ scans: 0, deliveries: 45, events: 0 })
    const told = await (await integratorOf(world, municipality)).get(`/api/v1/sendings/${id}`)
    expect(await told.json()).toMatchObject({ state: { _tag: "Cleared", at: expect.any(String) } })
    await world.runtime.runPromise(deliverWaiting(100))
    expect(await agesAfter(15)).toMatchObject({ deliveries: 0 })
  })

  it("FIELD-12: tells how long the oldest has waited that its sender is not told of, in the log and in the mailbox", async () => {
    const { id } = await handIn(world, municipality, solveig)
    await agesAfter(15)
    await world.runtime.runPromise(Effect.andThen(scanWaiting(100), deliverWaiting(100)))
    expect(await agesAfter(15)).toEqual({ scans: 0, deliveries: 0, events: 30 })
    await world.runtime.runPromise(orderWaiting(100))
    expect(await agesAfter(15)).toMatchObject({ events: 0 })

    const reader = await logIn(world, solveig)
    const letter = (await lettersOf(world, reader, solveig)).find(({ sending }) => sending === id)
    await reader.send("POST", `/api/v1/mailboxes/${letter?.mailbox}/letters/${letter?.id}/openings`)
    expect(await agesAfter(30)).toMatchObject({ events: 30 })
    await world.runtime.runPromise(carryWaiting(100))
    expect(await agesAfter(15)).toMatchObject({ events: 45 })
    await world.runtime.runPromise(orderWaiting(100))
    expect(await agesAfter(15)).toMatchObject({ events: 0 })
  })
})

describe("the lag of a delivery", () => {
  it("is counted from the acceptance of each sending, though the scan has cleared it since and they come together", async () => {
    says = "NoAnswer"
    await handIn(world, municipality, solveig)
    await agesAfter(15)
    await handIn(world, municipality, solveig)
    await runJobs(world)
    await agesAfter(30)
    says = "Clean"
    await world.runtime.runPromise(scanWaiting(100))
    await agesAfter(15)
    await runJobs(world)
    expect(lags.mock.calls).toEqual([
      ["delivered", 60_000],
      ["delivered", 45_000]
    ])
  })
})

it("nothing of it was a fault", () => {
  expect([...faults, ...world.faults]).toEqual([])
})
