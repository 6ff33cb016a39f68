import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { createDatabase, dropDatabase } from "@postkasse/testkit/postgres"
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api"
import { getTableName, sql } from "drizzle-orm"
import { readMigrationFiles } from "drizzle-orm/migrator"
import { Effect } from "effect"
import { describe, expect, inject, it } from "vitest"
import { databases } from "../../test/databases.ts"
import { openFor } from "../../test/open-for.ts"
import { tables } from "../../test/tables.ts"
import { beginRestoring, type Database, endRestoring } from "../driver/index.ts"
import { DatabaseIsNewer, migrate } from "./index.ts"

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../migrations/meta/${file}`, import.meta.url), "utf8"))
const journal = read("_journal.json") as { readonly entries: ReadonlyArray<{ readonly idx: number }> }

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

  it("stops before a database that is being restored, and says what to do, until all is there", async () => {
    const { database, close } = await open()
    await database.transaction(beginRestoring)
    const refused = await Effect.runPromise(Effect.flip(migrate(database)))
    expect(refused).toMatchObject({
      _tag: "RestoreUnfinished",
      message: expect.stringContaining("new, empty database")
    })
    await database.transaction(endRestoring)
    await Effect.runPromise(migrate(database))
    await close()
  })
})

it("migrates an empty database once, however many servers start at once", async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const servers = await Promise.all([1, 2, 3, 4].map(() => openFor(url, { connections: 2 })))
  await Promise.all(servers.map(({ database }) => Effect.runPromise(migrate(database))))
  const [first] = servers
  const { entries } = journal
  expect(await numbersIn((first ?? never()).database)).toEqual(entries.map((_, number) => ({ number })))
  await Promise.all(servers.map(({ close }) => close()))
  await dropDatabase(url)
})

it("FIELD-5, FIELD-21: what was sent before letters had a kind is information, and is for delegates too", async () => {
  const url = await createDatabase(inject("postgres").embedded)
  const { database, close } = await openFor(url)
  const before = readMigrationFiles({ migrationsFolder: fileURLToPath(new URL("../../migrations", import.meta.url)) })
  await database.transaction(async (tx) => {
    await tx.execute(sql`create table migration (hash text primary key, number integer not null unique)`)
    for (const [number, { hash, sql: statements }] of before.slice(0, 3).entries()) {
      for (const statement of statements) await tx.execute(sql.raw(statement))
      await tx.execute(sql`insert into migration (hash, number) values (${hash}, ${number})`)
    }
    await tx.execute(sql`
      insert into letter
        (mailbox, id, sending, sender_organisation, sender_name, sender_kind, sealed, requires, sensitivity, asks_confirmation, visible_at)
      values
        (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '974760673', 'Etaten', 'public', '', 'high', 'normal', false, now())`)
  })
  await Effect.runPromise(migrate(database))
  const [old] = database.rows(
    await database.transaction((tx) => tx.execute(sql`select kind, recipient_only from letter`))
  )
  expect(old).toEqual({ kind: "information", recipient_only: false })
  await close()
  await dropDatabase(url)
})

it("leads to the tables that the program knows: none was changed without a migration", async () => {
  const last = String(journal.entries.length - 1).padStart(4, "0")
  const there = read(`${last}_snapshot.json`) as ReturnType<typeof generateDrizzleJson>
  const known = generateDrizzleJson(Object.fromEntries(tables.map((table) => [getTableName(table), table])), there.id)
  expect(await generateMigration(there, known)).toEqual([])
})

const never = (): never => {
  throw new Error("unreachable")
}
