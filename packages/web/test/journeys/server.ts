/**
 * The real server for the journeys, as `start` runs it: on a port of its own, in a folder of its own, with the demo town in
 * it. One for all of them; each journey brings its own letters.
 *
 * @module
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { TestProject } from "vitest/node"

/** Where it runs, as it says itself. */
export interface ServerAddress {
  readonly origin: string
  readonly idPorten: string
  /** Where a machine token is had for the asking. */
  readonly tokens: string
}

declare module "vitest" {
  export interface ProvidedContext {
    readonly server: ServerAddress
    /** The browser's program. */
    readonly browser: string
  }
}

const main = fileURLToPath(new URL("../../../http/src/server/main.ts", import.meta.url))

export default async (project: Pick<TestProject, "provide">): Promise<() => Promise<void>> => {
  const dataDir = await mkdtemp(join(tmpdir(), "postkasse-journeys-"))
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const ended = once(child, "exit")
  const output = await new Promise<string>((resolve, reject) => {
    let said = ""
    const hear = (text: string) => {
      said += text
      if (said.includes("Ctrl-C ends it.")) resolve(said)
    }
    child.stdout.setEncoding("utf8").on("data", hear)
    child.stderr.setEncoding("utf8").on("data", hear)
    child.once("exit", () => reject(new Error(`The server did not start:\n${said}`)))
  })
  const find = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? ""
  project.provide("server", {
    origin: find(/running at (\S+)/u),
    idPorten: new URL(find(/ID-porten, standing in\s+(\S+)/u)).origin,
    tokens: find(/Maskinporten, standing in\s+(\S+)/u)
  })
  return async () => {
    child.kill("SIGTERM")
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}
