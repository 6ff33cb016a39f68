import { execFile } from "node:child_process"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { slowDisk, waitingForDisk } from "@postkasse/testkit/disk"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { place, type Running, run } from "./process.ts"

const command = fileURLToPath(new URL("../src/server/keys.ts", import.meta.url))
const firstLetter = fileURLToPath(new URL("../../../examples/first-letter.sh", import.meta.url))
const execute = promisify(execFile)

describe("the command that changes keys", () => {
  let here: Awaited<ReturnType<typeof place>>
  let server: Running
  beforeAll(async () => {
    here = await place()
    server = run({ DATA_DIR: here.dataDir, PORT: String(here.port) })
    await server.started
  })
  afterAll(async () => {
    server.child.kill("SIGKILL")
    await server.ended
    await here.remove()
  })

  const keys = (...words: ReadonlyArray<string>): Promise<string> =>
    execute(process.execPath, [command, ...words], { env: { PATH: process.env["PATH"], DATA_DIR: here.dataDir } }).then(
      ({ stdout }) => stdout,
      (fault: unknown) => (fault as { readonly stderr: string }).stderr
    )
  const sendLetter = async () => {
    const { stdout } = await execute(firstLetter, [
      `http://127.0.0.1:${here.port}`,
      `http://127.0.0.1:${here.port + 2}/demo-token`
    ])
    return stdout
  }

  it("LIFE-10: gives a server that runs another root key", async () => {
    const root = () => readFile(join(here.dataDir, "keys", "root.key"))
    const before = await root()
    expect(await keys("root", "begin")).toContain("Next: rewrap")
    const both = await root()
    expect(both.subarray(32).equals(before)).toBe(true)
    expect(await sendLetter()).toContain("Delivered")
    expect(await keys("root", "rewrap")).toMatch(/^[1-9][0-9]* keys/u)
    expect(await sendLetter()).toContain("Delivered")
    expect(await keys("root", "end")).toContain("gone")
    expect((await root()).equals(both.subarray(0, 32))).toBe(true)
    expect(await sendLetter()).toContain("Delivered")
  })

  it("ends when it has said that the disk of the keys does not answer", async () => {
    const folder = join(here.dataDir, "elsewhere", "keys")
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, "root.key"), Buffer.alloc(32, 1))
    slowDisk(folder).stall()
    const env = { PATH: process.env["PATH"], DATA_DIR: join(folder, ".."), ...waitingForDisk(folder) }
    const told = await execute(process.execPath, [command, "root", "begin"], { env, timeout: 40_000 }).catch(
      (fault: unknown) => fault
    )
    expect(told).toMatchObject({
      signal: "SIGKILL",
      stderr: "The key store does not answer now. Nothing is lost: do the same again.\n"
    })
  }, 60_000)

  it("says in words what it cannot do", async () => {
    const mailbox = "0190b5a0-0000-7000-8000-000000000001"
    expect(await keys("rotate", "mailbox", mailbox)).toContain("in use by another process")
  })
})
