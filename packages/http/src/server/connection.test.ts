import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { Result } from "effect"
import { afterEach, describe, expect, it } from "vitest"
import { type ConnectionLimits, connectionLimits } from "./connection.ts"
import { type Listening, listen } from "./listen.ts"

const running: Array<Listening> = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.close(0)
})

/** A server that reads what it is sent and answers how much that was. */
const serve = async (limits: Partial<ConnectionLimits>): Promise<Listening> => {
  const listening = await listen(0, "127.0.0.1", { ...connectionLimits, check: 20, ...limits })
  if (Result.isFailure(listening)) throw new Error(listening.failure)
  running.push(listening.success)
  const answer = async (request: Request) => new Response(String((await request.text()).length))
  const listener = getRequestListener(answer, { overrideGlobalObjects: false })
  listening.success.serve((incoming, outgoing) => Promise.resolve(listener(incoming, outgoing)))
  return listening.success
}

const lineTo = ({ port }: Listening): Socket => connect(port, "127.0.0.1").on("error", () => undefined)

/** All that comes on a line until it is closed. */
const heardOn = async (line: Socket): Promise<string> => {
  const chunks: Array<Buffer> = []
  line.on("data", (chunk: Buffer) => chunks.push(chunk))
  // Not by `once`, which takes an error for the end: who is hung up on while sending has one.
  await new Promise((resolve) => line.on("close", resolve))
  return Buffer.concat(chunks).toString("latin1")
}

/** Sends `begun`, and then a byte now and then for as long as anybody listens; answers what came back. */
const dribble = async (line: Socket, begun: string): Promise<string> => {
  line.write(begun)
  const drops = setInterval(() => void (line.writable && line.write("a")), 10)
  return heardOn(line).finally(() => clearInterval(drops))
}

const ask = async ({ port }: Listening, body = "Hei"): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body })).text()

const timedOut = /^HTTP\/1\.1 408 .*\r\nconnection: close\r\n/isu

describe("a caller who takes forever", () => {
  it("over headers is told 408 and hung up on, and others are served meanwhile", async () => {
    const server = await serve({ headers: 300, request: 60_000 })
    const slow = Array.from({ length: 20 }, () => dribble(lineTo(server), "GET / HTTP/1.1\r\nhost: a\r\nx-a: "))
    expect(await ask(server)).toBe("3")
    for (const told of await Promise.all(slow)) expect(told).toMatch(timedOut)
  })

  it("over a body is told so too, though every byte comes in time", async () => {
    const server = await serve({ headers: 200, request: 400 })
    const head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000\r\n\r\n"
    const slow = Array.from({ length: 20 }, () => dribble(lineTo(server), head))
    expect(await ask(server)).toBe("3")
    for (const told of await Promise.all(slow)) expect(told).toMatch(timedOut)
    expect(await ask(server)).toBe("3")
  })

  it("says nothing at all is hung up on, before it has asked and in the middle of a body", async () => {
    const server = await serve({ headers: 200, request: 60_000, stillness: 200 })
    const head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\nabc"
    const [mute, stopped] = [lineTo(server), lineTo(server)]
    stopped.write(head)
    const heard = await Promise.all([heardOn(mute), heardOn(stopped)])
    expect(heard.join("")).not.toContain("200 OK")
    expect(await ask(server)).toBe("3")
  })

  it("but sends on, is heard to its end however long a letter is", async () => {
    const server = await serve({})
    expect(await ask(server, "x".repeat(30_000_000))).toBe("30000000")
  })
})

describe("a caller who takes too much", () => {
  it("of headers is told 431", async () => {
    const server = await serve({ headerBytes: 2_000 })
    const line = lineTo(server)
    line.write(`GET / HTTP/1.1\r\nhost: a\r\nx-a: ${"a".repeat(3_000)}\r\n\r\n`)
    expect(await heardOn(line)).toMatch(/^HTTP\/1\.1 431 /u)
  })

  it("of headers, each small, loses none of them: the last is the one that a proxy has put there", async () => {
    const server = await serve({})
    const line = lineTo(server)
    line.write(`GET / HTTP/1.1\r\nhost: a\r\n${"a:\r\n".repeat(3_500)}connection: close\r\n\r\n`)
    const [status] = (await heardOn(line)).split("\r\n")
    expect(status).toBe("HTTP/1.1 200 OK")
  })

  it("of connections is hung up on, and heard when another has gone", async () => {
    const server = await serve({ connections: 3 })
    const lines = Array.from({ length: 3 }, () => lineTo(server))
    await Promise.all(lines.map((line) => once(line, "connect")))
    expect(await heardOn(lineTo(server))).toBe("")
    const [first] = lines
    first?.destroy()
    await expect.poll(() => ask(server).catch(() => null)).toBe("3")
    for (const line of lines) line.destroy()
  })
})
