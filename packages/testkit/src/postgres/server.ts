/**
 * A real Postgres for tests, made anew in a temporary folder in about a second, and gone with whoever started it.
 *
 * @module
 */
import { type ChildProcessByStdio, execFileSync, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import type { Readable, Writable } from "node:stream"
import { setTimeout as after } from "node:timers/promises"
import { inTime } from "../patience/index.ts"
import { type Account, own, runnable, serverAccount, temporaryFolder } from "./account.ts"
import { embeddedPostgres } from "./binaries.ts"
import { createDatabase, isAnswering, promote, waitFor } from "./database.ts"

export interface StartOptions {
  /** `"embedded"`, the Postgres 18 from npm, or a folder with `initdb` and `postgres`, such as `debianPostgres()` gives. */
  readonly binaries?: string
  /** Whether commits reach the disk. Off unless the test is about what survives, since it costs most of the time. */
  readonly durable?: boolean
  /** How long making and starting it may take, in milliseconds. */
  readonly patience?: number
  /** Where to make its folder: the temporary folder, or a disk of the test's own. */
  readonly parent?: string
}

export interface PostgresServer {
  /** Its `postgres` database, as superuser, over loopback and with a password: `postgres.js` takes no socket by URL. */
  readonly url: string
  /** Makes a database, empty or a copy of a template (a name or a URL), and gives its URL. */
  readonly createDatabase: (template?: string) => Promise<string>
  /** Shuts it down as an administrator does, ending every connection; what it holds stays. */
  readonly down: () => Promise<void>
  /** Kills it, so that it can save nothing: what it has logged stays. */
  readonly crash: () => Promise<void>
  /** Starts it again on what it held, and answers when it does; at once where it is up. */
  readonly up: () => Promise<void>
  /** Starts it again on what it held as a standby, which can be read and not written; it is one until it is promoted. */
  readonly upAsStandby: () => Promise<void>
  /** Makes a standby the server that is written to. */
  readonly promote: () => Promise<void>
  /** Keeps every commit of what was written waiting, as a disk does that does not answer; what was committed before is read. */
  readonly holdCommits: () => Promise<void>
  /** Lets those that wait, and all others, come to their end. */
  readonly letCommits: () => Promise<void>
  /** Makes it as if it had never been down, a standby, or holding commits. */
  readonly mend: () => Promise<void>
  /** Ends the server, without saving anything, and removes its folder. */
  readonly stop: () => Promise<void>
}

/** Starts a server. Fails with what it wrote when it does not come up; it never outlives this process. */
export const startPostgres = async (options: StartOptions = {}): Promise<PostgresServer> => {
  const { binaries = "embedded", durable = false, patience = 60_000, parent } = options
  const given = binaries === "embedded" ? embeddedPostgres() : binaries
  const account = serverAccount()
  // Postgres cannot choose its own port, so somebody else may take the one found for it first.
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const password = randomUUID()
    const folder = temporaryFolder(account, parent)
    const supervisor = supervise(folder, given, account, password, [...settings(durable), `port=${port}`])
    try {
      await ready(supervisor, patience)
    } catch (cause) {
      await stop(supervisor)
      if (attempt < 5 && String(cause).includes("Address already in use")) continue
      throw cause
    }
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    return {
      url,
      createDatabase: (template) => createDatabase(url, template),
      down: () => told(supervisor, takeDown(folder)),
      crash: () => told(supervisor, kill(folder)),
      up: () => told(supervisor, bringUp(folder, url)),
      upAsStandby: () => {
        const signal = join(folder, "data", "standby.signal")
        writeFileSync(signal, "")
        own(signal, account)
        return told(supervisor, bringUp(folder, url))
      },
      promote: () => promote(url),
      // A standby that there is none of.
      holdCommits: () => waitFor(url, "nobody"),
      letCommits: () => waitFor(url, ""),
      mend: async () => {
        await told(supervisor, bringUp(folder, url))
        await promote(url)
        await waitFor(url, "")
      },
      stop: () => stop(supervisor)
    }
  }
}

type Supervisor = ChildProcessByStdio<Writable, null, Readable>

const script = readFileSync(new URL("./supervise.sh", import.meta.url), "utf8")

const supervise = (
  folder: string,
  given: string,
  account: Account,
  password: string,
  settings: ReadonlyArray<string>
): Supervisor => {
  try {
    const binaries = runnable(given, account, folder)
    const file = join(folder, "password")
    writeFileSync(file, password, { mode: 0o600 })
    own(file, account)
    const flags = settings.flatMap((setting) => ["-c", setting])
    // A group of its own: Ctrl-C is for the test run, which then closes the pipe.
    return spawn("sh", ["-c", script, "supervise", folder, binaries, ...flags], {
      ...account,
      cwd: "/",
      detached: true,
      env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
      stdio: ["pipe", "ignore", "pipe"]
    })
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    throw cause
  }
}

const settings = (durable: boolean): ReadonlyArray<string> => [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=300",
  "timezone=UTC",
  ...(durable ? [] : ["fsync=off", "full_page_writes=off"])
]

/** The end of what each server has written. */
const logs = new WeakMap<Supervisor, string>()

/** What comes of work on a server, or what it wrote meanwhile. */
const told = <A>(supervisor: Supervisor, work: Promise<A>): Promise<A> =>
  work.catch((cause: unknown) => {
    throw new Error(`Postgres does not do as it is told. It wrote:\n${logs.get(supervisor)}`, { cause })
  })

/** Waits for the server to accept connections; then lets this process end without it. */
const ready = (supervisor: Supervisor, patience: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const log = () => logs.get(supervisor) ?? ""
    let up = false
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(new Error(`Postgres ${why}. It wrote:\n${log()}`))
    }
    const timer = setTimeout(() => fail(`was not ready within ${patience} ms`), patience)
    supervisor.once("error", (cause) => fail(`could not be started: ${cause.message}`))
    supervisor.once("exit", (code) => fail(`ended with ${code} before it was ready`))
    supervisor.stderr.setEncoding("utf8").on("data", (text: string) => {
      logs.set(supervisor, (log() + text).slice(-20_000))
      if (up || !log().includes("ready to accept connections")) return
      up = true
      clearTimeout(timer)
      supervisor.removeAllListeners("exit")
      supervisor.once("exit", (code) =>
        process.stderr.write(`Postgres ended by itself with ${code}. It wrote:\n${log()}`)
      )
      for (const handle of [supervisor, supervisor.stdin, supervisor.stderr]) unref(handle)
      resolve()
    })
  })

/** Asks for a fast shutdown, once the supervisor knows not to take it for the end, and waits until it has seen it. */
const takeDown = async (folder: string): Promise<void> => {
  writeFileSync(join(folder, "down"), "")
  process.kill(postmasterIn(folder), "SIGINT")
  await seen("it has shut down", async () => existsSync(join(folder, "stopped")))
}

/** Kills it, and waits until its processes have seen that too: none of them may hold what the next one takes. */
const kill = async (folder: string): Promise<void> => {
  writeFileSync(join(folder, "down"), "")
  const postmaster = postmasterIn(folder)
  const children = execFileSync("pgrep", ["-P", String(postmaster)])
    .toString()
    .split("\n")
    .filter(Boolean)
    .map(Number)
  process.kill(postmaster, "SIGKILL")
  await seen("it is dead", async () => existsSync(join(folder, "stopped")) && !children.some(lives))
}

const postmasterIn = (folder: string): number =>
  Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0])

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const bringUp = async (folder: string, url: string): Promise<void> => {
  rmSync(join(folder, "down"), { force: true })
  await seen("it answers", () => isAnswering(url))
}

const seen = async (what: string, look: () => Promise<boolean>): Promise<void> => {
  const until = performance.now() + limit
  while (!(await inTime(look(), limit, () => what))) {
    if (performance.now() > until) throw new Error(`Not within ${limit} ms: ${what}`)
    await after(20)
  }
}

/** ms that a server has to go down, come up or end. */
const limit = 30_000

const unref = (handle: object): void => {
  if ("unref" in handle && typeof handle.unref === "function") handle.unref()
}

const stop = async (supervisor: Supervisor): Promise<void> => {
  if (supervisor.pid === undefined || supervisor.exitCode !== null || supervisor.signalCode !== null) return
  supervisor.ref()
  supervisor.removeAllListeners("exit")
  const exit = once(supervisor, "exit")
  supervisor.stdin.end()
  try {
    await inTime(exit, limit, () => `Postgres has ended. It wrote:\n${logs.get(supervisor)}`)
  } catch (cause) {
    process.kill(-supervisor.pid, "SIGKILL")
    throw cause
  }
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.")
  return address.port
}
