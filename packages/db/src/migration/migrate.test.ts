import { createDatabase, dropDatabase } from "@postkasse/testkit/postgres"
import { sql } from "drizzle-orm"
import { Effect } from "effect"
import { describe, expect, inject, it } from "vitest"
import { databases, openFor } from "../../test/databases.ts"
import type { Database } from "../driver/index.ts"
import { DatabaseIsNewer, migrate } from "./index.ts"

const numbersIn = async (db: Database) =>
  db.rows(await db.transaction((tx) => tx.execute(sql`select number from migration order by number`)))

describe.each(databases)("migrating $name", ({ open }) => {
  it("does nothing where there is nothing to do, and stops before a newer program's database", async () => {
    const { database, close } = await open()
    const before = await numbersIn(database)
    await Effect.runPromise(migrate(database))
    expect(await numbersIn(database)).toEqual(before)
    await database.transaction((tx) =>
      tx.execute(sql`insert into migration (hash, number) values ('of tomorrow', 999)`)
    )
    expect(await Effect.runPromise(Effect.flip(migrate(database)))).toBeInstanceOf(DatabaseIsNewer)
    await close()
  })
})

it("migrates an empty database once, however many servers start at once", async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const servers = await Promise.all([1, 2, 3, 4].map(() => openFor(url, { connections: 2 })))
  await Promise.all(servers.map(({ database }) => Effect.runPromise(migrate(database))))
  const [first] = servers
  if (first !== undefined) expect((await numbersIn(first.database)).length).toBeGreaterThan(0)
  await Promise.all(servers.map(({ close }) => close()))
  await dropDatabase(url)
})
