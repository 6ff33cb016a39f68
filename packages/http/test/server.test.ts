import { execFile } from "node:child_process"
import { mkdir, readdir, stat, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { slowDisk, waitingForDisk } from "@postkasse/testkit/disk"
import { inTime } from "@postkasse/testkit/patience"
import { afterEach, describe, expect, it } from "vitest"
import { place, type Running, run } from "./process.ts"

const firstLetter = fileURLToPath(new URL("../../../examples/first-letter.sh", import.meta.url))
const sh = promisify(execFile)

const begun: Array<Running> = []
const places: Array<Awaited<ReturnType<typeof place>>> = []

const somewhere = async () => {
  const here = await place()
  places.push(here)
  return { ...here, environment: { DATA_DIR: here.dataDir, PORT: String(here.port) } }
}

const start = async (environment: Record<string, string>): Promise<Running> => {
  const running = run(environment)
  begun.push(running)
  await running.started
  return running
}

const sendFirstLetter = async (port: number): Promise<string> => {
  const { stdout } = await sh(firstLetter, [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 2}/demo-token`])
  return stdout
}

const token = async (port: number): Promise<string> => {
  const body = new URLSearchParams({ client_id: "fjordmyr-kommune", resource: `http://127.0.0.1:${port}/api/v1` })
  const response = await fetch(`http://127.0.0.1:${port + 2}/demo-token`, {
    method: "POST",
    headers: { accept: "text/plain" },
    body
  })
  return response.text()
}

/** What the municipality has been told, oldest first. */
const eventsOf = async (port: number): Promise<ReadonlyArray<{ readonly sending: string; readonly type: string }>> => {
  const headers = { authorization: `Bearer ${await token(port)}` }
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/events?limit=1000`, { headers })
  const { events } = (await response.json()) as { events: ReadonlyArray<{ sending: string; type: string }> }
  return events
}

/** Every file below a folder with its size and time: what shows whether it was touched. */
const traces = async (folder: string): Promise<ReadonlyArray<string>> => {
  const names = await readdir(folder, { recursive: true })
  const told = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
  )
  return told.toSorted()
}

afterEach(async () => {
  for (const { child, ended } of begun.splice(0)) {
    child.kill("SIGKILL")
    await ended
  }
  for (const { remove } of places.splice(0)) await remove()
})

describe("the server as a process", () => {
  it("starts on an empty folder, takes the README's first letter, lets no other in, and has it after a restart", async () => {
    const { environment, port } = await somewhere()
    const first = await start(environment)
    expect(first.output()).toContain(`http://127.0.0.1:${port}`)
    expect(first.output()).toContain("Solveig Fjordblom")
    expect(first.output()).toContain("malware scan  standing in")
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    const { mode, size } = await stat(join(environment.DATA_DIR, "keys", "login.secret"))
    expect([mode & 0o077, size]).toEqual([0, 32])
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
    for (const page of ["/", "/login", "/letters/1"]) {
      // A page kept from before would ask for files that a newer web no longer has.
      expect((await fetch(`http://127.0.0.1:${port}${page}`)).headers.get("cache-control")).toBe("no-cache")
    }
    const elsewhere = await fetch(`http://localhost:${port}//evil.example/`, { redirect: "manual" })
    expect(elsewhere.headers.get("location")).toBe(`http://127.0.0.1:${port}//evil.example/`)
    const sent = await sendFirstLetter(port)
    expect(sent).toContain('"_tag":"Delivered"')
    const { id } = JSON.parse(sent) as { id: string }

    const other = await somewhere()
    const refused = await start({ ...other.environment, DATA_DIR: environment.DATA_DIR })
    expect(await refused.ended).toEqual({ code: 1, signal: null })
    expect(refused.output()).toMatch(/^The data folder .* is in use by another process .*DATA_DIR\.\n$/u)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)

    first.child.kill("SIGTERM")
    expect(await first.ended).toEqual({ code: 0, signal: null })
    const again = await start(environment)
    const told = (await eventsOf(port)).filter((event) => event.sending === id).map(({ type }) => type)
    expect(told).toEqual(["Accepted", "Delivered"])
    again.child.kill("SIGINT")
    expect(await again.ended).toEqual({ code: 0, signal: null })
    expect(again.output()).not.toContain('"level":"error"')
  })

  it("killed while it loads the town, it completes the town at the next start, with nothing twice", async () => {
    const { environment, port } = await somewhere()
    const killed = run(environment)
    begun.push(killed)
    // The folder of blobs appears when the first large document comes: in the middle of the loading.
    await expect
      .poll(() => readdir(join(environment.DATA_DIR, "blobs")).catch(() => []), { timeout: 60_000 })
      .not.toEqual([])
    killed.child.kill("SIGKILL")
    await killed.ended
    expect(killed.output()).not.toContain("Ctrl-C ends it.")

    const again = await start(environment)
    expect(again.output()).toContain("Ctrl-C ends it.")
    await expect.poll(async () => (await eventsOf(port)).length, { timeout: 20_000 }).toBeGreaterThan(0)
    const told = await eventsOf(port)
    const accepted = told.filter(({ type }) => type === "Accepted").map(({ sending }) => sending)
    const delivered = told.filter(({ type }) => type === "Delivered").map(({ sending }) => sending)
    expect(new Set(accepted).size).toBe(accepted.length)
    expect(delivered.toSorted()).toEqual(accepted.toSorted())
  })

  it("says that the port is in use, and writes nothing", async () => {
    const { environment, port, dataDir } = await somewhere()
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(port, "127.0.0.1", resolve))
    try {
      const refused = await start(environment)
      expect(await refused.ended).toEqual({ code: 1, signal: null })
      expect(refused.output()).toMatch(new RegExp(`^Port ${port} .* in use\\..*PORT\\.\\n$`, "u"))
      expect(await readdir(dataDir)).toEqual([])
    } finally {
      taken.close()
    }
  })

  it("says that a stand-in's port is in use, and writes nothing", async () => {
    const { environment, port, dataDir } = await somewhere()
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(port + 2, "127.0.0.1", resolve))
    try {
      const refused = await start(environment)
      expect(await refused.ended).toEqual({ code: 1, signal: null })
      expect(refused.output()).toMatch(new RegExp(`^A stand-in .*${port + 2} .* in use\\..*PORT\\.\\n$`, "u"))
      expect(await readdir(dataDir)).toEqual([])
    } finally {
      taken.close()
    }
  })

  it("says that the folder is broken, and leaves it as it was found", async () => {
    const { environment, dataDir } = await somewhere()
    await mkdir(join(dataDir, "database"))
    await writeFile(join(dataDir, "database", "PG_VERSION"), "eighteen")
    const before = await traces(join(dataDir, "database"))
    const refused = await start(environment)
    expect(await refused.ended).toEqual({ code: 1, signal: null })
    expect(refused.output()).toMatch(/^The data folder .* cannot be used: .*\n$/u)
    expect(await traces(join(dataDir, "database"))).toEqual(before)
  })

  it("says that the disk of the keys does not answer, and ends whatever it holds", async () => {
    const { environment, dataDir } = await somewhere()
    const keys = join(dataDir, "keys")
    slowDisk(keys).stall()
    const refused = await start({ ...environment, ...waitingForDisk(keys) })
    expect(await refused.ended).toEqual({ code: null, signal: "SIGKILL" })
    expect(refused.output()).toBe("The key store does not answer now. Nothing is lost: do the same again.\n")
  })

  it("told to stop just after the disk of the keys went silent it ends, and at once when it is told twice", async () => {
    const { environment, port, dataDir } = await somewhere()
    const keys = join(dataDir, "keys")
    const disk = slowDisk(keys)
    /** One that has begun to ask the disk, a moment ago. */
    const waiting = async (drain: string) => {
      const variables = { ...environment, ...waitingForDisk(keys), LOG_LEVEL: "info", DRAIN_SECONDS: drain }
      const server = await start(variables)
      disk.stall()
      const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status
      await expect.poll(ready, { timeout: 10_000 }).toBe(503)
      server.child.kill("SIGTERM")
      await expect.poll(() => server.output(), { timeout: 10_000 }).toContain("ServerStopping")
      return server
    }
    const ended = ({ ended, output }: Running) => inTime(ended, 15_000, () => `it ends. It wrote:\n${output()}`)
    const once = await waiting("0")
    expect(await ended(once)).toEqual({ code: null, signal: "SIGKILL" })
    expect(once.output()).toContain("ServerStopped")
    disk.heal()
    const twice = await waiting("600")
    twice.child.kill("SIGTERM")
    expect(await ended(twice)).toEqual({ code: null, signal: "SIGKILL" })
    expect(twice.output()).not.toContain("ServerStopped")
  }, 180_000)

  it("says which variable it cannot read, without repeating what it holds", async () => {
    const { environment } = await somewhere()
    const refused = await start({ ...environment, PORT: "hemmelig" })
    expect(await refused.ended).toEqual({ code: 1, signal: null })
    expect(refused.output()).toBe("The environment variable PORT cannot be read.\n")
    const half = await start({ ...environment, ID_PORTEN_ISSUER: "https://idporten.example" })
    expect(await half.ended).toEqual({ code: 1, signal: null })
    expect(half.output()).toContain("ID_PORTEN_CLIENT_ID, ID_PORTEN_KEY_FILE, MASKINPORTEN_ISSUER")
    const key = join(environment.DATA_DIR, "key.jwk")
    await writeFile(key, '{"kty":"RSA","d":"hemmelig"')
    const outside = {
      ID_PORTEN_ISSUER: "https://idporten.example",
      ID_PORTEN_CLIENT_ID: "postkasse",
      ID_PORTEN_KEY_FILE: key,
      MASKINPORTEN_ISSUER: "https://maskinporten.example/"
    }
    const keyless = await start({ ...environment, ...outside })
    expect(await keyless.ended).toEqual({ code: 1, signal: null })
    expect(keyless.output()).toMatch(/^The file that ID_PORTEN_KEY_FILE names .*\.\n$/u)
    expect(await readdir(environment.DATA_DIR)).toEqual(["key.jwk"])
  })
})
