import { mkdtemp, rm } from "node:fs/promises"
import { type AddressInfo, createServer, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ScanAnswer } from "@postkasse/core/scan"
import { type Clamd, type ClamdOptions, eicar, startClamd } from "@postkasse/testkit/stand-in/clamd"
import { Effect, Exit } from "effect"
import { afterEach, describe, expect, it } from "vitest"
import { clamdAt } from "./clamd.ts"

const open: Array<{ readonly close: () => Promise<void> }> = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const standIn = async (options?: ClamdOptions): Promise<Clamd> => {
  const clamd = await startClamd(options)
  open.push(clamd)
  return clamd
}

async function* inChunks(bytes: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  yield new Uint8Array()
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

const scan = (port: number, content: AsyncIterable<Uint8Array>, within = 60_000): Promise<ScanAnswer> =>
  Effect.runPromise(clamdAt({ host: "127.0.0.1", port }, within)(content))

/** A server that treats each connection as told. */
const serverThat = async (treats: (socket: Socket) => void): Promise<number> => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined))
    treats(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      })
  })
  return (server.address() as AddressInfo).port
}

/** Says this once it has heard something, whatever that was. */
const saying = (answer: string) => serverThat((socket) => void socket.once("data", () => socket.end(answer)).resume())

describe("a scan by clamd", () => {
  it("TRUST-7: says what clamd says, however the file comes cut and however large it is", async () => {
    const { port, scanned } = await standIn()
    const large = Buffer.alloc(20_000_000, "x")
    const infected = Buffer.concat([large, Buffer.from(eicar())])
    expect(await scan(port, inChunks(Buffer.alloc(0)))).toEqual({ _tag: "Clean" })
    expect(await scan(port, inChunks(Buffer.from("helt vanlig"), 1))).toEqual({ _tag: "Clean" })
    expect(await scan(port, inChunks(large))).toEqual({ _tag: "Clean" })
    expect(await scan(port, inChunks(infected))).toEqual({ _tag: "Infected", signature: "Eicar-Test-Signature" })
    expect(scanned()).toBe(4)
  })

  it("TRUST-7: goes over a unix socket as well", async () => {
    const folder = await mkdtemp(join(tmpdir(), "postkasse-clamd-"))
    const path = join(folder, "clamd.ctl")
    await standIn({ at: path })
    const answer = await Effect.runPromise(clamdAt({ path })(inChunks(Buffer.from(eicar()))))
    expect(answer._tag).toBe("Infected")
    await rm(folder, { recursive: true })
  })

  it("TRUST-7: passes nothing that is larger than clamd takes", async () => {
    const { port } = await standIn({ streamMaxLength: 1_000 })
    const large = Buffer.alloc(20_000_000, "x")
    expect(await scan(port, inChunks(large))).toEqual({ _tag: "NotScanned", why: "TooLarge" })
  })

  it("TRUST-7: passes nothing where nobody answers: gone, hanging up, or silent for too long", async () => {
    const clamd = await standIn()
    const bytes = Buffer.alloc(20_000_000, "x")
    const silent = { _tag: "NoAnswer" }
    clamd.be("down")
    expect(await scan(clamd.port, inChunks(bytes))).toEqual(silent)
    clamd.be("stalled")
    expect(await scan(clamd.port, inChunks(bytes), 300)).toEqual(silent)
    const full = await serverThat((socket) => void socket.pause())
    expect(await scan(full, inChunks(bytes), 300)).toEqual(silent)
    await clamd.close()
    expect(await scan(clamd.port, inChunks(bytes))).toEqual(silent)
  })

  it.each([
    ["stream: OK", "NoAnswer"],
    ["", "NoAnswer"],
    ["x".repeat(100_000), "NoAnswer"],
    ["stream: OK\0", "NotScanned"],
    ["COMMAND READ TIMED OUT\0", "NotScanned"],
    ["stream: Can't allocate memory ERROR\0", "NotScanned"],
    ["stream: OK FOUND OK\0", "NotScanned"],
    ["\0", "NotScanned"]
  ])("TRUST-7: passes nothing for an answer like %.40j before the file's end", async (answer, tag) => {
    const port = await saying(answer)
    let asked = 0
    async function* endless() {
      // Longer than any network holds: it ends when the scan has its answer.
      while (true) {
        asked += 1
        yield Buffer.alloc(65_536)
      }
    }
    expect((await scan(port, endless()))._tag).toBe(tag)
    expect(asked).toBeGreaterThan(0)
  })

  it("TRUST-7: keeps to a name that can be told, whatever clamd calls what it found", async () => {
    const bytes = () => inChunks(Buffer.from("x"))
    expect(await scan(await saying("stream: Win.Test.EICAR_HDB-1 FOUND\0"), bytes())).toMatchObject({
      signature: "Win.Test.EICAR_HDB-1"
    })
    expect(await scan(await saying("stream: \u202e\u0007 FOUND\0"), bytes())).toMatchObject({
      _tag: "Infected",
      signature: "Unnamed"
    })
  })

  it("asks for no more of the file than clamd takes", async () => {
    const port = await serverThat((socket) => void socket.pause())
    let asked = 0
    async function* counted() {
      for (; asked < 4_000; asked++) yield Buffer.alloc(65_536)
    }
    expect((await scan(port, counted(), 500))._tag).toBe("NoAnswer")
    expect(asked).toBeLessThan(2_000)
  })

  it("dies of a file that cannot be read: that is no answer of the scanner's", async () => {
    const { port } = await standIn()
    async function* broken() {
      yield Buffer.from("x")
      throw new Error("The blob is gone")
    }
    const exit = await Effect.runPromiseExit(clamdAt({ host: "127.0.0.1", port })(broken()))
    expect(Exit.hasDies(exit)).toBe(true)
  })
})
