import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { alsoFrom, type Issuer, startIssuer } from "./issuer.ts"
import { type Call, everyCallTo, inWords, type Scene } from "./matrix/ask.ts"
import { tokensOf } from "./matrix/caller.ts"
import { lines } from "./matrix/line.ts"
import { placesOf } from "./matrix/target.ts"
import { type Trace, traced } from "./matrix/trace.ts"
import { cameOf } from "./matrix/verdict.ts"
import { type Operation, operationsOf } from "./operations.ts"
import { startWorld, storedIn } from "./world.ts"

let issuer: Issuer
let scene: Scene
let operations: ReadonlyArray<Operation>
let calls: ReadonlyArray<Call>

beforeAll(async () => {
  issuer = await startIssuer()
  const trace: Trace = []
  const world = await startWorld(alsoFrom(issuer), traced(trace, storedIn()))
  scene = { world, trace, tokens: await tokensOf(issuer) }
  operations = await operationsOf(world)
  const made: Array<Call> = []
  for (const operation of operations) made.push(...(await everyCallTo(scene, operation)))
  calls = made
})
afterAll(async () => {
  await scene.world.close()
  await issuer.close()
})

describe("every route, by every kind of caller, to what is their own, another's, nobody's and no id", () => {
  it("has a line, and every line a route", () => {
    expect(Object.keys(lines).toSorted()).toEqual(operations.map(({ operationId }) => operationId).toSorted())
  })

  it("AUTH-3, AUTH-13, FIELD-2, BUSINESS-4, FIELD-25: lets in whom it is for, to what is theirs, and nobody else", () => {
    const wrong = calls
      .map((call) => ({ call, came: cameOf(call.operation, call.answer) }))
      .filter(({ call, came }) => came !== call.verdict)
    expect(wrong.map(({ call, came }) => `${inWords(call)}: ${call.verdict}, but ${came}`)).toEqual([])
    for (const { operationId } of operations) {
      const letIn = calls.filter((call) => call.operation.operationId === operationId && call.verdict === "let in")
      expect(letIn.length, operationId).toBeGreaterThan(0)
    }
  })

  it("FIELD-25: says the same of what is another's and of what is nobody's, to the byte", () => {
    for (const alike of groups(calls, ({ verdict }) => verdict)) {
      for (const call of alike) expect(call.answer, inWords(call)).toEqual(alike[0]?.answer)
    }
  })

  it("FIELD-25: says the same when asked for its head, a range or what has changed", async () => {
    const readings = operations.filter(({ method, path }) => method === "GET" && placesOf(path).length > 0)
    expect(readings.length).toBeGreaterThan(2)
    const ways = [{ method: "HEAD" }, { headers: { range: "bytes=0-0" } }, { headers: { "if-none-match": "*" } }]
    for (const operation of readings) {
      for (const way of ways) {
        const isAsked = ({ name }: Call["caller"]) => name === "a citizen at level high" || name === "an integration"
        const asked = await everyCallTo(scene, operation, isAsked, way)
        for (const alike of groups(asked, ({ verdict }) => verdict)) {
          for (const call of alike) expect(call.answer, inWords(call)).toEqual(alike[0]?.answer)
        }
      }
    }
  })

  // Not by a clock, which would fail by chance: what takes time is what the ports are asked, and that is written down.
  it("FIELD-25: does the same work for what is another's as for what is nobody's", () => {
    const wellFormed = calls.filter(({ target }) => !target.includes("malformed"))
    const patterns = groups(wellFormed, ({ target }) => target.map((whose) => whose === "own").join())
    expect(patterns.length).toBeGreaterThan(operations.length)
    for (const alike of patterns) {
      for (const call of alike) expect(call.trace, inWords(call)).toEqual(alike[0]?.trace)
    }
  })

  it("was no fault", () => {
    expect(scene.world.faults).toEqual([])
  })
})

/** What one caller heard of one operation, grouped; those let in are each their own matter. */
const groups = (of: ReadonlyArray<Call>, by: (call: Call) => string): ReadonlyArray<ReadonlyArray<Call>> => [
  ...Map.groupBy(
    of.filter(({ verdict }) => verdict !== "let in"),
    (call) => [call.operation.operationId, call.caller.name, by(call)].join("\n")
  ).values()
]
