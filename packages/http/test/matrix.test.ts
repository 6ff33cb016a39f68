import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Call, everyCallTo, inWords } from "./matrix/ask.ts"
import { lines } from "./matrix/line.ts"
import { alikeInWork, callEverything, groups, type Matrix } from "./matrix/scene.ts"
import { everyWhose, placesOf } from "./matrix/target.ts"
import { cameOf } from "./matrix/verdict.ts"
import { storedIn } from "./world.ts"

let matrix: Matrix

beforeAll(async () => {
  matrix = await callEverything(storedIn(), everyWhose)
})
afterAll(() => matrix.close())

describe("every route, by every kind of caller, to what is their own, another's, nobody's, to come, over and no id", () => {
  it("has a line, and every line a route", () => {
    const { operations } = matrix
    expect(Object.keys(lines).toSorted()).toEqual(operations.map(({ operationId }) => operationId).toSorted())
  })

  it("AUTH-3, AUTH-13, FIELD-2, BUSINESS-4, FIELD-25: lets in whom it is for, to what is theirs, and nobody else", () => {
    const { operations, calls } = matrix
    const wrong = calls
      .map((call) => ({ call, came: cameOf(call.operation, call.answer) }))
      .filter(({ call, came }) => came !== call.verdict)
    expect(wrong.map(({ call, came }) => `${inWords(call)}: ${call.verdict}, but ${came}`)).toEqual([])
    for (const { operationId } of operations) {
      const letIn = calls.filter((call) => call.operation.operationId === operationId && call.verdict === "let in")
      expect(letIn.length, operationId).toBeGreaterThan(0)
    }
  })

  it("FIELD-25: says the same of what one may not know of and of what is nobody's, to the byte", () => {
    for (const alike of groups(matrix.calls, ({ verdict }) => verdict)) {
      for (const call of alike) expect(call.answer, inWords(call)).toEqual(alike[0]?.answer)
    }
  })

  it("FIELD-25: says the same when asked for its head, a range or what has changed", async () => {
    const { scene, operations } = matrix
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

  // Not by a clock, which would fail by chance: what takes time is what the ports are asked, and that is written down. What
  // the database is asked in turn is looked at in `src/server`.
  it("FIELD-25, FIELD-6, CONTACT-8: does the same work for what one may not know of as for what is nobody's", () => {
    const patterns = alikeInWork(matrix.calls)
    expect(patterns.length).toBeGreaterThan(matrix.operations.length)
    for (const alike of patterns) {
      for (const call of alike) expect(call.trace, inWords(call)).toEqual(alike[0]?.trace)
    }
  })

  it("was no fault", () => {
    expect(matrix.scene.world.faults).toEqual([])
  })
})
