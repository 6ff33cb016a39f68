import { createConnection } from "node:net"
import { demoTown } from "@postkasse/testkit/town"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { sessionOf } from "./matrix/caller.ts"
import { named, type Operation, operationsOf } from "./operations.ts"
import { startWorld, type World } from "./world.ts"

const { solveig } = demoTown.person

let world: World
let cookie: string
let operations: ReadonlyArray<Operation>
beforeAll(async () => {
  world = await startWorld()
  cookie = `__Host-postkasse=${await sessionOf(world, solveig)}`
  operations = await operationsOf(world)
})
afterAll(() => world.close())

/** Writes these bytes to the server as they are, and answers all that comes back until it hangs up. */
const write = (...lines: ReadonlyArray<string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(world.origin)
    const socket = createConnection(Number(port), "127.0.0.1")
    let answer = ""
    socket.setEncoding("utf8").on("data", (text: string) => {
      answer += text
    })
    socket.on("close", () => resolve(answer))
    socket.on("error", (fault: NodeJS.ErrnoException) =>
      fault.code === "ECONNRESET" ? resolve(answer) : reject(fault)
    )
    socket.write(lines.join("\r\n"))
  })

const hostOf = () => new URL(world.origin).host
const statusesIn = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gmu)].map(([, status]) => Number(status))

describe("a request that two readers could read as two", () => {
  const smuggled = ["GET /api/v1/session HTTP/1.1", "Host: x", "", ""]

  it.each([
    ["two lengths", ["Content-Length: 2", "Content-Length: 60"]],
    ["a length in a list", ["Content-Length: 2, 60"]],
    ["a length with a sign", ["Content-Length: +2"]],
    ["a length and chunks", ["Content-Length: 2", "Transfer-Encoding: chunked"]],
    ["chunks twice over", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"]],
    ["chunks of another spelling", ["Transfer-Encoding: xchunked"]],
    ["a space before the colon", ["Content-Length : 2"]],
    ["a folded line", ["Content-Length: 2", " 60"]],
    ["a null in a value", ["X-Some: a\0b"]],
    ["a bare line feed in a value", ["X-Some: a\nContent-Length: 60"]],
    ["no host", []]
  ])("is answered once, with 400, and the line is closed: %s", async (what, headers) => {
    const host = what === "no host" ? [] : [`Host: ${hostOf()}`]
    const answer = await write("POST /api/v1/logout HTTP/1.1", ...host, ...headers, "", "{}", ...smuggled)
    expect(statusesIn(answer)).toEqual([400])
    expect(answer).toMatch(/^connection: close$/imu)
  })

  it("is cut off where its headers have no end", async () => {
    const answer = await write(
      "GET /api/v1/session HTTP/1.1",
      `Host: ${hostOf()}`,
      `X-Long: ${"x".repeat(20_000)}`,
      "",
      ""
    )
    expect(statusesIn(answer)).toEqual([431])
  })
})

describe("a request that says where it came to", () => {
  it("is answered without a word of it: nobody is led to a host that a caller named", async () => {
    for (const operation of operations) {
      const path = `/api/v1${operation.path.replaceAll(/\{[^}]+\}/gu, "0")}`
      for (const host of ["evil.example", "evil.example:80", `${hostOf()}.evil.example`]) {
        const answer = await write(
          `${operation.method} ${path} HTTP/1.1`,
          ...[
            `Host: ${host}`,
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "Forwarded: host=evil.example"
          ],
          ...["X-Original-URL: /evil.example", "X-Rewrite-URL: /evil.example"],
          ...[`Cookie: ${operation.path === "/logout" ? "" : cookie}`, "Connection: close", "", ""]
        )
        expect(statusesIn(answer), named(operation)).toHaveLength(1)
        expect(answer, named(operation)).not.toContain("evil")
      }
    }
  })

  it("is not split by what it asks to be led back to", async () => {
    for (const broken of [
      "%0d%0aSet-Cookie:%20a=b",
      "%0aX-Evil:%201",
      "%E5%98%8A%E5%98%8DX-Evil:%201",
      "\u560a\u560dX-Evil: 1"
    ]) {
      const response = await fetch(`${world.origin}/api/v1/login?returnTo=/letters/${broken}`, { redirect: "manual" })
      expect(response.headers.get("x-evil")).toBeNull()
      expect(response.headers.getSetCookie().every((line) => line.startsWith("__Host-postkasse-login="))).toBe(true)
      expect([302, 400]).toContain(response.status)
    }
  })
})

describe("a request that says it is another", () => {
  it.each(["x-http-method-override", "x-http-method", "x-method-override"])(
    "is what it is: %s changes no method",
    async (header) => {
      const headers = { cookie, [header]: "POST" }
      const response = await fetch(`${world.origin}/api/v1/logout?_method=POST`, { headers })
      expect(response.status).toBe(405)
      expect((await fetch(`${world.origin}/api/v1/session`, { headers: { cookie, [header]: "DELETE" } })).status).toBe(
        200
      )
    }
  )
})

it("none of it was a fault", () => {
  expect(world.faults).toEqual([])
})
