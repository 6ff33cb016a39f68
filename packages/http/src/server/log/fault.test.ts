import { Unavailable } from "@postkasse/core/transaction"
import { describe, expect, it } from "vitest"
import { toldOf } from "./index.ts"

/** A fault as Drizzle and Postgres throw it: with the query and what was to be written. */
class QueryFault extends Error {
  readonly code = "23505"
  readonly table = "person"
  readonly constraint = "person_claim"
  readonly detail = "Key (national_id)=(17898933644) already exists."
  readonly params = ["17898933644"]
}

const secret = "17898933644"

describe("a fault in the log", () => {
  it("says what it is and where in the code it came to be", () => {
    const { name, places } = toldOf(new TypeError("hemmelig"))
    expect(name).toBe("TypeError")
    expect(places?.[0]).toMatch(/^packages\/http\/src\/server\/log\/fault\.test\.ts:\d+:\d+$/u)
  })

  it("names the part that is ill, and Postgres' code, table and constraint", () => {
    expect(toldOf(new Unavailable({ part: "database", cause: "57P01" }))).toMatchObject({
      name: "Unavailable",
      part: "database",
      code: "57P01"
    })
    const told = toldOf(new QueryFault(`Failed query: insert into person\nparams: ${secret}`))
    expect(told).toMatchObject({ name: "QueryFault", code: "23505", table: "person", constraint: "person_claim" })
    expect(JSON.stringify(told)).not.toContain(secret)
  })

  it.each([
    secret,
    `fant ikke ${secret}\n    at ${secret}`,
    `\n    at Object.${secret} (file:///packages/x.ts:1:1)\n    at packages/${secret}:1:1\n`
  ])("tells nothing of its message, also where that looks like a place: %j", (message) => {
    const renamed = new Error(message)
    renamed.message = "another"
    const named = Object.assign(new Error("x"), { name: message, code: message, table: message, constraint: message })
    const caused = new Error("another", { cause: new Error(message) })
    const unavailable = new Unavailable({ part: message, cause: message })
    for (const fault of [new Error(message), renamed, named, caused, unavailable, message, { message }]) {
      expect(JSON.stringify(toldOf(fault))).not.toContain(secret)
    }
  })

  it("tells something of anything that may be thrown", () => {
    for (const fault of [null, undefined, 1, "text", Symbol("s"), {}, new Error("x"), Object.create(null)]) {
      expect(toldOf(fault).name).toMatch(/^[A-Z][a-zA-Z]+$/u)
    }
  })
})
