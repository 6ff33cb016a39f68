import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { connect } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { type Clamd, type ClamdOptions, eicar, encryptedZip, startClamd } from "./index.ts"

const running: Array<Clamd> = []
const start = async (options?: ClamdOptions): Promise<Clamd> => {
  const clamd = await startClamd(options)
  running.push(clamd)
  return clamd
}
afterEach(async () => {
  for (const clamd of running.splice(0)) await clamd.close()
})

/** What it answers to these bytes, sent in pieces of `size`. */
const say = async (clamd: Clamd, bytes: Buffer, size = bytes.byteLength): Promise<string> => {
  const socket = connect(clamd.port === 0 ? { path: clamd.address } : { host: "127.0.0.1", port: clamd.port })
  const heard: Array<Buffer> = []
  socket.on("data", (chunk: Buffer) => heard.push(chunk))
  socket.on("error", () => undefined)
  for (let at = 0; at < bytes.byteLength; at += size) socket.write(bytes.subarray(at, at + size))
  await once(socket, "close")
  return Buffer.concat(heard).toString()
}

const command = (name: string, ...parts: ReadonlyArray<string>): Buffer =>
  Buffer.concat([
    Buffer.from(name),
    ...[...parts, ""].flatMap((part) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.length)
      return [length, Buffer.from(part, "latin1")]
    })
  ])

describe("the stand-in for clamd", () => {
  it.each([
    ["zPING\0", "PONG\0"],
    ["nPING\n", "PONG\n"],
    ["PING\n", "PONG\n"],
    ["zVERSION\0", "ClamAV stand-in/0\0"],
    ["zSHUTDOWN\0", "UNKNOWN COMMAND\0"]
  ])("answers %j with %j", async (asked, answer) => {
    expect(await say(await start(), Buffer.from(asked))).toBe(answer)
  })

  it.each([1, 3, 70, 10_000])(
    "finds the test file in what is streamed, in pieces of %i bytes, and nothing else",
    async (size) => {
      const clamd = await start()
      const inTwo = command("zINSTREAM\0", `xx${eicar().slice(0, 20)}`, eicar().slice(20))
      expect(await say(clamd, inTwo, size)).toBe("stream: Eicar-Test-Signature FOUND\0")
      expect(await say(clamd, command("nINSTREAM\n", "helt vanlig"), size)).toBe("stream: OK\n")
      expect(await say(clamd, command("zINSTREAM\0"), size)).toBe("stream: OK\0")
      expect(clamd.scanned()).toBe(3)
    }
  )

  it("finds that an archive is encrypted, and nothing in one that is not", async () => {
    const clamd = await start()
    const zip = Buffer.from(encryptedZip()).toString("latin1")
    expect(await say(clamd, command("zINSTREAM\0", zip))).toBe("stream: Heuristics.Encrypted.Zip FOUND\0")
    const open = `${zip.slice(0, 6)}\0${zip.slice(7)}`
    expect(await say(clamd, command("zINSTREAM\0", open))).toBe("stream: OK\0")
  })

  it("takes no more of a file than it is set to", async () => {
    const clamd = await start({ streamMaxLength: 100 })
    const answer = "INSTREAM size limit exceeded. ERROR\0"
    expect(await say(clamd, command("zINSTREAM\0", "x".repeat(60), "x".repeat(41)))).toBe(answer)
    expect(await say(clamd, command("zINSTREAM\0", "x".repeat(60), "x".repeat(40)))).toBe("stream: OK\0")
  })

  it("listens on a unix socket too", async () => {
    const folder = await mkdtemp(join(tmpdir(), "postkasse-clamd-"))
    const clamd = await start({ at: join(folder, "clamd.ctl") })
    expect(await say(clamd, Buffer.from("zPING\0"))).toBe("PONG\0")
    await clamd.close()
    await rm(folder, { recursive: true })
  })

  it("hangs up when it is told to be down, and is well again when it is told so", async () => {
    const clamd = await start()
    clamd.be("down")
    expect(await say(clamd, Buffer.from("zPING\0"))).toBe("")
    clamd.be("well")
    expect(await say(clamd, Buffer.from("zPING\0"))).toBe("PONG\0")
  })

  it("says nothing of a file while it is told to be busy, but that it lives", async () => {
    const clamd = await start()
    clamd.be("busy")
    const asked = say(clamd, command("zINSTREAM\0", eicar()))
    await expect.poll(clamd.scanned).toBe(1)
    expect(await say(clamd, Buffer.from("zPING\0"))).toBe("PONG\0")
    clamd.be("well")
    expect(await asked).toBe("stream: Eicar-Test-Signature FOUND\0")
  })
})
