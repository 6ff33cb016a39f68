import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createDatabase, startPostgres } from "@postkasse/testkit/postgres"
import { startClamd } from "@postkasse/testkit/stand-in/clamd"
import pg from "pg"
import { cpuOf, familyOf } from "./cpu.ts"

/** Postkasse as it runs in production but for the stand-ins: a process of its own, on a Postgres whose commits reach the disk. */
export interface Server {
  readonly origin: string
  readonly databaseUrl: string
  /** Where its keys and blobs lie. */
  readonly dataDir: string
  /** Connections of the benchmark's own to the database, as its owner. */
  readonly database: pg.Pool
  /** Where a token is had for the asking. */
  readonly demoTokens: string
  /** Bytes of memory that the process holds (resident set). */
  readonly memory: () => Promise<number>
  /** ms of the processor that the process, and the database's, have spent so far. */
  readonly cpu: () => Promise<Spent>
  /** Does the work while the process stands still: no job of its own takes what is written meanwhile. */
  readonly paused: <A>(work: () => Promise<A>) => Promise<A>
}

export interface Spent {
  readonly server: number
  readonly database: number
}

const main = fileURLToPath(new URL("../../packages/http/src/server/main.ts", import.meta.url))

/** Runs `work` beside a new server with the demo town, and takes it all away again. */
export const withServer = async <A>(work: (server: Server) => Promise<A>): Promise<A> => {
  const dataDir = await mkdtemp(join(tmpdir(), "postkasse-bench-"))
  const postgres = await startPostgres({ durable: true })
  const databaseUrl = await createDatabase(postgres.url)
  const database = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  // Not in the server's process, whose time is measured.
  const clamd = await startClamd()
  const environment = {
    ...{ PORT: "0", DATA_DIR: dataDir, DATABASE_URL: databaseUrl },
    CLAMD: `127.0.0.1:${clamd.port}`
  }
  const child = spawn(process.execPath, [...flags, main], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "inherit"]
  })
  const killed = () => void child.kill("SIGKILL")
  process.once("exit", killed)
  try {
    const said = await started(child)
    return await work({
      origin: wordAfter(said, "Postkasse is running at"),
      databaseUrl,
      dataDir,
      database,
      demoTokens: wordAfter(said, "Maskinporten, standing in"),
      memory: () => residentOf(child),
      cpu: async () => ({
        server: await cpuOf([child.pid ?? 0]),
        database: await cpuOf(await familyOf(await postmasterOf(database)))
      }),
      paused: async (work) => {
        child.kill("SIGSTOP")
        try {
          return await work()
        } finally {
          child.kill("SIGCONT")
        }
      }
    })
  } finally {
    await stop(child)
    await clamd.close()
    process.removeListener("exit", killed)
    await database.end()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

// For a profile of where the server's time goes: POSTKASSE_BENCH_FLAGS="--cpu-prof --cpu-prof-dir=/tmp/profiles".
const flags = (process.env["POSTKASSE_BENCH_FLAGS"] ?? "").split(" ").filter((flag) => flag !== "")

const started = async (child: ChildProcess): Promise<string> => {
  let said = ""
  const { stdout } = child
  if (stdout === null) throw new Error("The server has no output to listen to")
  return await new Promise((resolve, reject) => {
    stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text
      if (said.includes("Ctrl-C ends it.")) resolve(said)
    })
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}. It wrote:\n${said}`)))
  })
}

const postmasterOf = async (database: pg.Pool): Promise<number> => {
  const { rows } = await database.query<{ folder: string }>("select current_setting('data_directory') as folder")
  return Number.parseInt(await readFile(join(rows[0]?.folder ?? "", "postmaster.pid"), "utf8"), 10)
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, "exit")
  child.kill("SIGTERM")
  await ended
}

const wordAfter = (text: string, words: string): string => {
  const found = new RegExp(`${words}\\s+(\\S+)`).exec(text)?.[1]
  if (found === undefined) throw new Error(`The server did not say “${words}”`)
  return found
}

const residentOf = async ({ pid }: ChildProcess): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8")
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}
