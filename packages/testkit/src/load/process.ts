import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inTime } from "../patience/index.ts"

/** A server as a process of its own, as `start` runs it. */
export interface Running {
  readonly child: ChildProcess
  /** All that it has written. */
  readonly output: () => string
  /** Answers when it has said that it runs, or has ended. Where neither happens, it says what it has written. */
  readonly started: Promise<void>
  /** How it ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

/** A folder of a test's own, and three ports in a row that were free a moment ago: the server's and its stand-ins'. */
export const place = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "postkasse-"))
  return { dataDir, port: await freePort(), remove: () => rm(dataDir, { recursive: true, force: true }) }
}

/** Runs the server's program with no more in its environment than it is given. */
export const runServer = (main: string, environment: Readonly<Record<string, string>>): Running => {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"]
  })
  let output = ""
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }))
  const begun = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text
        if (output.includes(running)) resolve()
      })
    }
    void ended.then(() => resolve())
  })
  const started = inTime(begun, 80_000, () => `it runs. It wrote:\n${output}`)
  // Not everybody asks.
  started.catch(() => undefined)
  children.add(child)
  void ended.then(() => children.delete(child))
  return { child, output: () => output, started, ended }
}

/** What a server says last of all when it has started. */
export const running = "Ctrl-C ends it."

// None outlives the tests, however they end.
const children = new Set<ChildProcess>()
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL")
})

const freePort = async (): Promise<number> => {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000)
    const free = await Promise.all([isFree(first), isFree(first + 1), isFree(first + 2)])
    if (free.every(Boolean)) return first
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)))
  })
