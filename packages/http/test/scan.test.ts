import { digipost } from "@postkasse/core/policy"
import { MalwareScanner } from "@postkasse/core/scan"
import { memoryPorts } from "@postkasse/testkit/memory"
import { type Clamd, eicar, encryptedZip, startClamd } from "@postkasse/testkit/stand-in/clamd"
import { demoTown } from "@postkasse/testkit/town"
import { Layer } from "effect"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { clamdAt } from "../src/index.ts"
import { file, integratorOf, lettersOf, logIn, pass, runJobs, send, startWorld, type World } from "./world.ts"

const { municipality } = demoTown.organisation
const { solveig } = demoTown.person

let clamd: Clamd
let world: World

beforeAll(async () => {
  clamd = await startClamd({ streamMaxLength: 1_000_000 })
  const scan = clamdAt({ host: "127.0.0.1", port: clamd.port })
  const scanned = Layer.mergeAll(memoryPorts(digipost), Layer.succeed(MalwareScanner, { scan }))
  world = await startWorld(undefined, scanned)
})
beforeEach(() => clamd.be("well"))
afterAll(async () => {
  await world.close()
  await clamd.close()
})

const eventsOf = async (sending: string): Promise<ReadonlyArray<Record<string, unknown>>> => {
  const sender = await integratorOf(world, municipality)
  const { events } = (await (await sender.get("/api/v1/events?limit=1000")).json()) as {
    events: ReadonlyArray<Record<string, unknown>>
  }
  return events.filter((event) => event["sending"] === sending)
}

const stateOf = async (id: string): Promise<unknown> => {
  const sender = await integratorOf(world, municipality)
  return ((await (await sender.get(`/api/v1/sendings/${id}`)).json()) as { state: unknown }).state
}

const listed = async (sending: string): Promise<boolean> => {
  const letters = await lettersOf(world, await logIn(world, solveig), solveig)
  return letters.some((letter) => letter.sending === sending)
}

describe("what a sender hands over", () => {
  it("TRUST-7: is scanned before it comes to anybody, and comes when it is clean", async () => {
    const before = clamd.scanned()
    const { id } = await send(world, municipality, solveig, [file("En"), file("To", "text/plain", "to.txt")])
    expect(clamd.scanned() - before).toBe(2)
    expect(await stateOf(id)).toMatchObject({ _tag: "Delivered" })
    expect(await listed(id)).toBe(true)
  })

  it("TRUST-7, FIELD-12: with malware in it comes to nobody, and its sender is told which file and what", async () => {
    const bad = file(`x${eicar()}`, "application/octet-stream", "faktura.exe")
    const { id, files } = await send(world, municipality, solveig, [file("Hei"), bad])
    expect(await stateOf(id)).toMatchObject({ _tag: "Refused", rules: ["TRUST-7"] })
    expect(await listed(id)).toBe(false)
    const events = await eventsOf(id)
    expect(events.map(({ type }) => type)).toEqual(["Accepted", "Refused"])
    expect(events[1]).toMatchObject({
      rules: ["TRUST-7"],
      reason: {
        _tag: "MalwareFound",
        found: [{ document: files[1]?.document, signature: "Eicar-Test-Signature" }]
      }
    })
  })

  it("TRUST-7, FIELD-12: with an archive that nobody can look into comes to nobody, and its sender is told that it is encrypted", async () => {
    const archive = file(encryptedZip(), "application/zip", "vedlegg.zip")
    const { id, files } = await send(world, municipality, solveig, [file("Hei"), archive])
    expect(await stateOf(id)).toMatchObject({ _tag: "Refused", rules: ["TRUST-7"] })
    expect(await listed(id)).toBe(false)
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: "Refused",
      reason: {
        _tag: "MalwareFound",
        found: [{ document: files[1]?.document, signature: "Heuristics.Encrypted.Zip" }]
      }
    })
  })

  it("TRUST-7: is held while the scanner is down, and comes by itself afterwards", async () => {
    clamd.be("down")
    const { id } = await send(world, municipality, solveig, [file("Hei")])
    expect(await stateOf(id)).toMatchObject({ _tag: "Accepted" })
    expect(await listed(id)).toBe(false)
    clamd.be("well")
    await runJobs(world)
    expect(await listed(id)).toBe(false)
    await pass(world, "30 seconds")
    await runJobs(world)
    expect(await listed(id)).toBe(true)
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(["Accepted", "Delivered"])
  })

  it("TRUST-7: is held, and in the end given back, where it is larger than the scanner takes", async () => {
    const { id } = await send(world, municipality, solveig, [file(new Uint8Array(1_000_001))])
    expect(await stateOf(id)).toMatchObject({ _tag: "Accepted" })
    await pass(world, "3 days")
    await runJobs(world)
    expect(await listed(id)).toBe(false)
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: "Refused", reason: { _tag: "NeverScanned" } })
  })
})

it("none of it was a fault", () => {
  expect(world.faults).toEqual([])
})
