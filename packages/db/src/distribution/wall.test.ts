import { randomUUID } from "node:crypto"
import { MailboxId } from "@postkasse/core/mailbox"
import { sql } from "drizzle-orm"
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core"
import { Effect, Exit } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { databases, type OpenDatabase } from "../../test/databases.ts"
import { tables } from "../../test/tables.ts"
import { mailboxEvent } from "../mailbox/table.ts"
import { query, scan, transactorOn } from "../transaction/index.ts"

/** The column that every table of ours is distributed by, as the catalogue of architecture decisions wants it named. */
const keyOf = (table: PgTable): string | null => {
  const { columns, policies } = getTableConfig(table)
  const key = columns.find(({ name }) => policies.some((policy) => policy.name === `one_${name}`))
  return key?.name ?? null
}
const keyed = tables.map((table) => ({ table: getTableConfig(table).name, key: keyOf(table) }))

describe.each(databases)("the tables on $name", ({ open }) => {
  let opened: OpenDatabase
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(() => opened.close())

  const ask = (statement: ReturnType<typeof sql>) =>
    opened.database.transaction((tx) => tx.execute(statement)).then(opened.database.rows)

  it("are all known to the program, and have a distribution key but for the two that have no rows of anyone's", async () => {
    const rows = await ask(
      sql`select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`
    )
    const known = [...keyed.map(({ table }) => table), "migration"]
    expect(rows.map((row) => String(row["relname"])).toSorted()).toEqual(known.toSorted())
    expect(keyed.filter(({ key }) => key === null).map(({ table }) => table)).toEqual(["installation"])
  })

  it("have their distribution key in every primary key, unique key and foreign key, and not null", async () => {
    const rows = await ask(sql`
      select c.relname as table, coalesce(con.conname, i.relname) as name,
        (select array_to_json(array_agg(a.attname::text)) from pg_attribute a
          where a.attrelid = c.oid and a.attnum = any (coalesce(con.conkey, x.indkey::int2[]))) as columns
      from pg_class c
      join pg_index x on x.indrelid = c.oid and x.indisunique
      join pg_class i on i.oid = x.indexrelid
      left join pg_constraint con on con.conindid = i.oid and con.contype in ('p', 'u')
      where c.relnamespace = 'public'::regnamespace
      union all
      select c.relname, con.conname,
        (select array_to_json(array_agg(a.attname::text)) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (con.conkey))
      from pg_constraint con join pg_class c on c.oid = con.conrelid where con.contype = 'f'`)
    for (const { table, key } of keyed) {
      if (key === null) continue
      const keys = rows.filter((row) => row["table"] === table)
      expect(keys.length, table).toBeGreaterThan(0)
      for (const { name, columns } of keys) expect(columns, String(name)).toContain(key)
      const [column] = await ask(
        sql`select attnotnull from pg_attribute where attrelid = ${table}::regclass and attname = ${key}`
      )
      expect(column?.["attnotnull"], table).toBe(true)
    }
  })

  it("have no triggers of ours, and a wall before all rows", async () => {
    expect(await ask(sql`select tgname from pg_trigger where not tgisinternal`)).toEqual([])
    const rows = await ask(
      sql`select relname, relrowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
    )
    for (const { table } of keyed)
      expect(rows.find((row) => row["relname"] === table)?.["relrowsecurity"], table).toBe(true)
  })

  it("let the app change no log, and the worker see no content and write nothing", async () => {
    const may = async (role: string, table: string, right: string) =>
      (
        await ask(sql`select has_table_privilege(${role}, ${table}, ${right}) or has_any_column_privilege(${role}, ${table}, ${right}) as may
        where ${right} <> 'DELETE' union all select has_table_privilege(${role}, ${table}, ${right}) where ${right} = 'DELETE'`)
      )[0]?.["may"]
    for (const log of ["mailbox_event", "access_entry", "sending_event", "delivery"]) {
      for (const right of ["UPDATE", "DELETE"])
        expect(await may("postkasse_app", log, right), `${right} ${log}`).toBe(false)
    }
    for (const { table } of keyed) {
      for (const right of ["INSERT", "UPDATE", "DELETE"])
        expect(await may("postkasse_worker", table, right), table).toBe(false)
    }
    const sealed = await ask(sql`select table_name, column_name from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' and has_column_privilege('postkasse_worker', table_name, column_name, 'SELECT')`)
    expect(sealed).toEqual([])
    for (const right of ["SELECT", "INSERT", "UPDATE"]) {
      for (const role of ["postkasse_app", "postkasse_worker"])
        expect(await may(role, "installation", right)).toBe(false)
    }
  })

  it("show nothing of others to a query that forgot its filter, and take nothing for them", async () => {
    const { within } = transactorOn(opened.database)
    const [mine, theirs] = [1, 2].map(() => ({ _tag: "Mailbox", id: MailboxId.make(randomUUID()) }) as const)
    if (mine === undefined || theirs === undefined) throw new Error("unreachable")
    const event = { event: { _tag: "Some" }, number: 1 }
    const add = (to: typeof mine, mailbox: string) =>
      within(
        to,
        query(to, (tx) => tx.insert(mailboxEvent).values({ ...event, mailbox }))
      )
    await Effect.runPromise(add(mine, mine.id))
    await Effect.runPromise(add(theirs, theirs.id))
    const all = within(
      mine,
      query(mine, (tx) => tx.select().from(mailboxEvent))
    )
    expect((await Effect.runPromise(all)).map(({ mailbox }) => mailbox)).toEqual([mine.id])
    expect(Exit.isFailure(await Effect.runPromiseExit(add(mine, theirs.id)))).toBe(true)
    const claim = { _tag: "Claim", hash: "some" } as const
    expect(
      await Effect.runPromise(
        within(
          claim,
          query(claim, (tx) => tx.select().from(mailboxEvent))
        )
      )
    ).toEqual([])
  })

  it("stop a worker that would write, or read what it has no leave to", async () => {
    const writes = scan(opened.database, (tx) =>
      tx.insert(mailboxEvent).values({ mailbox: randomUUID(), number: 1, event: {} })
    )
    const reads = scan(opened.database, (tx) => tx.select().from(mailboxEvent))
    for (const work of [writes, reads]) expect(Exit.isFailure(await Effect.runPromiseExit(work))).toBe(true)
  })
})
