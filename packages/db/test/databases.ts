/**
 * The databases that every adapter is tried on: PGlite, Postgres 18, and Debian's 15 where it is installed. Each call of
 * `open` gives a migrated database of its own; test files share one and use fresh keys.
 *
 * @module
 */
import { readFile } from "node:fs/promises"
import { PGlite } from "@electric-sql/pglite"
import { createDatabase, dropDatabase, templateDatabase } from "@postkasse/testkit/postgres"
import { Effect } from "effect"
import { inject } from "vitest"
import { type Database, ofPGlite, type PoolLimits } from "../src/driver/index.ts"
import { migrate } from "../src/migration/index.ts"
import { openFor } from "./open-for.ts"

export interface OpenDatabase {
  readonly database: Database
  /** Of a Postgres; null of PGlite. */
  readonly url: string | null
  readonly close: () => Promise<void>
}

export interface TestDatabase {
  readonly name: string
  /** Whether two transactions run at the same time. */
  readonly concurrent: boolean
  readonly open: (limits?: Partial<PoolLimits>) => Promise<OpenDatabase>
}

export const pglite: TestDatabase = {
  name: "PGlite",
  concurrent: false,
  open: async () => {
    const packed = new Blob([await readFile(inject("migratedPGlite"))])
    const client = await PGlite.create({ loadDataDir: packed })
    return { database: ofPGlite(client), url: null, close: () => client.close() }
  }
}

const postgres = (name: string, server: string): TestDatabase => ({
  name,
  concurrent: true,
  open: async (limits) => {
    const template = await templateDatabase(server, "postkasse_migrated", async (url) => {
      const empty = await openFor(url)
      await Effect.runPromise(Effect.ensuring(migrate(empty.database), Effect.promise(empty.close)))
    })
    const opened = await openFor(await createDatabase(server, template), limits)
    return { ...opened, close: () => opened.close().then(() => dropDatabase(opened.url ?? "")) }
  }
})

const { embedded, debian } = inject("postgres")

/** Postgres 18, and Debian's 15 where it is installed. */
export const servers: ReadonlyArray<TestDatabase> = [
  postgres("Postgres 18", embedded),
  ...(debian === null ? [] : [postgres("Postgres 15", debian)])
]

export const databases: ReadonlyArray<TestDatabase> = [pglite, ...servers]
