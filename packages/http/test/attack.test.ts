import { randomUUID } from "node:crypto"
import { request } from "node:http"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { lines } from "./matrix/line.ts"
import { named, type Operation, operationsOf } from "./operations.ts"
import {
  type Browser,
  browserAt,
  type Integrator,
  integratorOf,
  logIn,
  problemIn,
  startWorld,
  type World
} from "./world.ts"

/** A word that no answer may give back. */
const marker = "ZXQ-EKKO-ZXQ"
const { municipality } = demoTown.organisation
const { solveig } = demoTown.person

let world: World
let person: Browser
let machine: Integrator
let operations: ReadonlyArray<Operation>

beforeAll(async () => {
  world = await startWorld()
  person = await logIn(world, solveig)
  machine = await integratorOf(world, municipality)
  operations = await operationsOf(world)
})
afterAll(() => world.close())

describe("on every route", () => {
  it("AUTH-13, FIELD-2: nobody is let in without a login or a token, and learns nothing of what there is", async () => {
    for (const operation of operations.filter(({ security }) => security.length > 0)) {
      const problem = await problemIn(await call(operation, {}))
      expect(problem, named(operation)).toMatchObject({
        status: 401,
        code: isMachine(operation) ? "TokenRefused" : "SessionEnded"
      })
    }
  })

  it("AUTH-13: a session is no token, and a token is no session", async () => {
    for (const operation of operations.filter(({ security }) => security.length > 0)) {
      const response = isMachine(operation)
        ? await person.send(operation.method, addressOf(operation), isReading(operation) ? undefined : {})
        : await call(operation, { authorization: `Bearer ${machine.token}` })
      expect((await problemIn(response)).status, named(operation)).toBe(401)
    }
  })

  it("FIELD-25: an id that is no id is answered as one that nobody has", async () => {
    for (const operation of operations.filter(({ path }) => path.includes("{"))) {
      const query = lines[operation.operationId]?.query ?? ""
      const unknown = await problemIn(await authorised(operation, `${addressOf(operation)}${query}`))
      const ids = [marker, "1", "../..", "%00", "%E0%A4%A", "null", `${randomUUID()}0`, "x".repeat(3000)]
      for (const id of ids.map((one) => (one.includes("%") ? one : encodeURIComponent(one)))) {
        const response = await authorised(operation, `${addressOf(operation, id)}${query}`)
        const problem = await quiet(response, `${named(operation)} ${id.slice(0, 40)}`)
        if (id === encodeURIComponent("../..")) continue
        expect(problem, `${named(operation)} ${id.slice(0, 40)}`).toEqual(unknown)
      }
    }
  })

  it("another method is not allowed, and the ones that are, are told", async () => {
    for (const operation of operations) {
      const response = await fetch(`${world.origin}${addressOf(operation)}`, { method: "PATCH" })
      expect(response.headers.get("allow"), named(operation)).toContain(operation.method)
      expect(await problemIn(response), named(operation)).toMatchObject({ status: 405, code: "MethodNotAllowed" })
    }
  })

  it("a page of another site changes nothing in a person's name", async () => {
    const acts = operations.filter((one) => !isReading(one) && !isMachine(one))
    expect(acts.length).toBeGreaterThan(3)
    for (const operation of acts) {
      for (const headers of [
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
        { origin: "https://evil.example" },
        { origin: "null" }
      ]) {
        const problem = await problemIn(
          await person.jar.fetch(`${world.origin}${addressOf(operation)}`, { method: operation.method, headers })
        )
        expect(problem, named(operation)).toMatchObject({ status: 403, code: "CrossSiteRequest" })
      }
    }
    expect((await person.get("/api/v1/session")).status).toBe(200)
  })

  it("a body of another type, too large, broken or of another shape is refused, and nothing of it is told back", async () => {
    const taking = operations.filter(({ requestBody }) => requestBody?.content["application/json"] !== undefined)
    expect(taking.length).toBeGreaterThan(3)
    for (const operation of taking) {
      for (const { title, body, type = "application/json", status, encoding } of badBodies) {
        const headers = {
          "content-type": type,
          "idempotency-key": randomUUID(),
          ...(encoding === undefined ? {} : { "content-encoding": encoding })
        }
        const response = await authorised(operation, addressOf(operation), body, headers)
        const problem = await quiet(response, `${named(operation)}: ${title}`)
        expect(problem.status, `${named(operation)}: ${title}`).toBe(status)
      }
    }
  })

  it("a body without end is cut off: counted as it comes, not by what it says of itself", async () => {
    for (const operation of operations.filter(({ requestBody }) => requestBody?.content["application/json"])) {
      expect(await endless(operation), named(operation)).toBe(413)
    }
  })

  it("a body of too many values, side by side or one in another, is refused before each is looked at", async () => {
    const type = { "content-type": "application/json" }
    for (const many of [`${"[".repeat(900_000)}${"]".repeat(900_000)}`, `[${"1,".repeat(900_000)}1]`]) {
      const lookup = await machine.send("POST", "/api/v1/recipient-lookups", `{"recipients":${many}}`, type)
      expect(await problemIn(lookup)).toMatchObject({ status: 413, code: "ContentTooLarge" })
    }
  })

  it("a query that does not hold is refused, and nothing of it is told back", async () => {
    for (const operation of operations) {
      for (const { name } of (operation.parameters ?? []).filter(
        (one) => one.in === "query" && one.name !== "download"
      )) {
        const twice = `?${name}=1&${name}=2`
        for (const query of [`?${name}=${marker}%00`, `?${name}=${"9".repeat(400)}`, `?${name}=`, twice]) {
          const problem = await quiet(await authorised(operation, `${addressOf(operation)}${query}`), named(operation))
          expect(problem, `${named(operation)}${query}`).toMatchObject({ status: 400, code: "MalformedRequest" })
        }
      }
    }
  })

  it("answers keep the browser from guessing types, sending referrers, framing and keeping letters", async () => {
    for (const operation of operations) {
      const { headers } = await authorised(operation, addressOf(operation))
      expect(headers.get("x-content-type-options"), named(operation)).toBe("nosniff")
      expect(headers.get("referrer-policy"), named(operation)).toBe("no-referrer")
      expect(headers.get("content-security-policy"), named(operation)).toContain("default-src 'none'")
      expect(headers.get("cross-origin-resource-policy"), named(operation)).toBe("same-origin")
      expect(headers.get("cache-control"), named(operation)).toBe("no-store")
    }
  })

  it("none of it was a fault", () => {
    expect(world.faults).toEqual([])
  })
})

const badBodies: ReadonlyArray<BadBody> = [
  { title: "of no type", body: "{}", type: "", status: 415 },
  { title: "a form", body: `a=${marker}`, type: "application/x-www-form-urlencoded", status: 415 },
  { title: "text", body: marker, type: "text/plain", status: 415 },
  { title: "in another encoding", body: "{}", type: "application/json; charset=utf-16", status: 415 },
  { title: "packed", body: "{}", encoding: "gzip", status: 415 },
  { title: "none", body: "", status: 400 },
  { title: "broken JSON", body: `{"${marker}":`, status: 400 },
  { title: "no UTF-8", body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), status: 400 },
  { title: "null", body: "null", status: 400 },
  { title: "a list", body: `["${marker}"]`, status: 400 },
  { title: "a text", body: `"${marker}"`, status: 400 },
  { title: "a number", body: "1e999", status: 400 },
  { title: "unknown fields", body: `{"${marker}":"${marker}"}`, status: 400 },
  { title: "a prototype", body: `{"__proto__":{"${marker}":1},"constructor":"${marker}"}`, status: 400 },
  { title: "too deep", body: `${"[".repeat(4_000)}${"]".repeat(4_000)}`, status: 400 },
  { title: "too large", body: `"${"x".repeat(5_000_000)}"`, status: 413 }
]

interface BadBody {
  readonly title: string
  readonly body: string | Buffer
  readonly type?: string
  readonly encoding?: string
  readonly status: number
}

const isReading = ({ method }: Operation): boolean => method === "GET"
const isMachine = ({ security }: Operation): boolean => security.some((one) => "maskinporten" in one)

/** The operation's address, with an id in each place that nobody has, or the one given in the last. */
const addressOf = ({ path }: Operation, last: string = randomUUID()): string => {
  const places = path.match(/\{[^}]+\}/g) ?? []
  return `/api/v1${places.reduce(
    (address, place, index) => address.replace(place, index === places.length - 1 ? last : randomUUID()),
    path
  )}`
}

const call = (operation: Operation, headers: Record<string, string>): Promise<Response> =>
  fetch(`${world.origin}${addressOf(operation)}`, { method: operation.method, headers, redirect: "manual" })

/** A call by somebody who may make it. */
const authorised = (
  operation: Operation,
  address: string,
  body?: string | Buffer,
  headers: Record<string, string> = {}
): Promise<Response> => {
  const streams = operation.requestBody?.content["*/*"] === undefined ? {} : { "content-type": "text/plain" }
  const init = {
    method: operation.method,
    headers: { ...streams, ...headers },
    ...(body === undefined ? {} : { body: body as BodyInit })
  }
  if (!isMachine(operation)) return freshBrowser(operation).jar.fetch(`${world.origin}${address}`, init)
  const authorization = `Bearer ${machine.token}`
  return fetch(`${world.origin}${address}`, {
    ...init,
    headers: { ...init.headers, authorization },
    redirect: "manual"
  })
}

// Logging out, too, is asked of every operation.
const freshBrowser = ({ path }: Operation): Browser => (path === "/logout" ? browserAt(world) : person)

/** The problem of a response that gives nothing back of what was sent. */
const quiet = async (response: Response, title: string) => {
  const text = await response.clone().text()
  const told = `${text} ${JSON.stringify([...response.headers])}`
  expect(told, title).not.toContain(marker)
  expect(text.length, title).toBeLessThan(6_000)
  return problemIn(response)
}

/** Sends a body that never ends, and answers the status that stops it. */
const endless = (operation: Operation): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(`${world.origin}${addressOf(operation)}`, {
      method: operation.method,
      headers: {
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
        ...(isMachine(operation) ? { authorization: `Bearer ${machine.token}` } : { cookie: person.cookie() })
      }
    })
    const more = () => {
      while (!sent.destroyed && sent.write(Buffer.alloc(65_536, 0x20)));
    }
    sent.on("drain", more)
    sent.on("response", (response) => {
      resolve(response.statusCode ?? 0)
      sent.destroy()
    })
    sent.on("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EPIPE" && fault.code !== "ECONNRESET") reject(fault)
    })
    more()
  })
