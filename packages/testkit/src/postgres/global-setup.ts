/**
 * Vitest's global setup for projects whose tests want Postgres. `inject("postgres")` then gives the servers' URLs; each is
 * started once per run, however many projects name this file.
 *
 * @module
 */
import type { TestProject } from "vitest/node"
import { debianPostgres, type PostgresServer, startPostgres } from "./index.ts"

/** URLs of the test run's servers: Postgres 18 from npm, and Debian's 15 or null where it is not installed. */
export interface TestServers {
  readonly embedded: string
  readonly debian: string | null
}

declare module "vitest" {
  export interface ProvidedContext {
    readonly postgres: TestServers
  }
}

interface Servers {
  readonly embedded: PostgresServer
  readonly debian: PostgresServer | null
}

/** Every project loads this module for itself, so what they share hangs on the process. */
const key: unique symbol = Symbol.for("@postkasse/testkit/postgres")
const shared = ((globalThis as { [key]?: { servers?: Promise<Servers>; users: number } })[key] ??= { users: 0 })

export default async (project: Pick<TestProject, "provide">): Promise<() => Promise<void>> => {
  shared.users++
  shared.servers ??= start()
  const { embedded, debian } = await shared.servers
  project.provide("postgres", { embedded: embedded.url, debian: debian?.url ?? null })
  return async () => {
    if (--shared.users > 0) return
    delete shared.servers
    await Promise.all([embedded.stop(), debian?.stop()])
  }
}

const start = async (): Promise<Servers> => {
  const binaries = debianPostgres()
  const [embedded, debian] = await Promise.all([
    startPostgres(),
    binaries === null ? null : startPostgres({ binaries })
  ])
  return { embedded, debian }
}
