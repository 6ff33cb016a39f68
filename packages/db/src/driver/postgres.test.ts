import { once } from "node:events"
import { type AddressInfo, connect, createServer } from "node:net"
import { DiskFull, ReadOnly, Unavailable } from "@postkasse/core/transaction"
import { createDatabase, dropDatabase, startPostgres } from "@postkasse/testkit/postgres"
import { startProxy } from "@postkasse/testkit/proxy"
import { sql } from "drizzle-orm"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { openFor } from "../../test/open-for.ts"
import { DatabaseUnusable, faultOf, openDatabase } from "./index.ts"

let url: string
beforeAll(async () => {
  url = await createDatabase(inject("postgres").embedded)
})
afterAll(() => dropDatabase(url))

const faultIn = (work: Promise<unknown>) => work.then(() => "no fault", faultOf)

describe("a Postgres server", () => {
  it("that does not answer, or knows no such user, is told of without its password", async () => {
    const closed = "postgres://someone:secret@127.0.0.1:1/postkasse"
    const wrong = Object.assign(new URL(url), { password: "secret" }).href
    for (const one of [closed, wrong]) {
      const failure = await Effect.runPromise(Effect.flip(Effect.scoped(openDatabase({ url: one }))))
      expect(failure).toBeInstanceOf(DatabaseUnusable)
      expect(JSON.stringify(failure) + failure.message).not.toContain("secret")
    }
  })

  it("that takes too long over a statement or a lock is unavailable", async () => {
    const { database, close } = await openFor(url, { connections: 2, statement: 50, lock: 20 })
    const slow = database.transaction((tx) => tx.execute(sql`select pg_sleep(30)`))
    expect(await faultIn(slow)).toBeInstanceOf(Unavailable)
    const lock = sql`select pg_advisory_xact_lock(1)`
    const held = Promise.withResolvers<void>()
    const done = Promise.withResolvers<void>()
    const holder = database.transaction(async (tx) => {
      await tx.execute(lock)
      held.resolve()
      await done.promise
    })
    await held.promise
    expect(await faultIn(database.transaction((tx) => tx.execute(lock)))).toBeInstanceOf(Unavailable)
    done.resolve()
    await holder
    await close()
  })

  it("whose pool is used up is unavailable after the wait that was set", async () => {
    const { database, close } = await openFor(url, { connections: 1, connect: 300 })
    const done = Promise.withResolvers<void>()
    const holder = database.transaction(() => done.promise)
    expect(await faultIn(database.transaction(async () => "mine"))).toBeInstanceOf(Unavailable)
    done.resolve()
    await holder
    expect(await database.transaction(async () => "mine")).toBe("mine")
    await close()
  })

  it("that goes away is unavailable, in the middle of a transaction and after, until it is back", async () => {
    const proxy = await startProxy(url)
    const { database, close } = await openFor(proxy.url, { connections: 2 })
    const cutInTheMiddle = database.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      proxy.cut()
      await tx.execute(sql`select 2`)
    })
    expect(await faultIn(cutInTheMiddle)).toBeInstanceOf(Unavailable)
    expect(await faultIn(database.transaction(async () => "nothing"))).toBeInstanceOf(Unavailable)
    proxy.heal()
    expect(await database.transaction(async () => "back")).toBe("back")
    await close()
    await proxy.close()
  })

  it("that goes silent is unavailable, in the middle of a transaction and to who would connect, until it is back", async () => {
    const proxy = await startProxy(url)
    const { database, close } = await openFor(proxy.url, { connections: 2, connect: 100, answer: 100 })
    const stalledInTheMiddle = database.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      proxy.stall()
      await tx.execute(sql`select 2`)
    })
    expect(await faultIn(stalledInTheMiddle)).toBeInstanceOf(Unavailable)
    expect(await faultIn(database.transaction(async () => "nothing"))).toBeInstanceOf(Unavailable)
    proxy.heal()
    expect(await database.transaction(async () => "back")).toBe("back")
    await close()
    await proxy.close()
  })

  it("that breaks off a connection as it begins is unavailable to who would have had it, and to nobody else", async () => {
    let breaks = false
    const way = createServer((client) => {
      const server = connect(Number(new URL(url).port), new URL(url).hostname)
      server.pipe(client)
      client.on("data", (bytes) => {
        if (breaks && bytes.includes("default_transaction_read_only")) client.resetAndDestroy()
        else server.write(bytes)
      })
      client.on("close", () => server.destroy())
    }).listen(0, "127.0.0.1")
    await once(way, "listening")
    const port = String((way.address() as AddressInfo).port)
    const { database, close } = await openFor(Object.assign(new URL(url), { hostname: "127.0.0.1", port }).href)
    breaks = true
    await database.transaction(async (tx) => {
      expect(await faultIn(database.transaction(async () => "nothing"))).toBeInstanceOf(Unavailable)
      await tx.execute(sql`select 1`)
    })
    await close()
    way.close()
  })

  it("that becomes a standby is read on, takes no write, and takes them again once it is promoted", async () => {
    const server = await startPostgres()
    const { database, close } = await openFor(await server.createDatabase())
    const write = () => database.transaction((tx) => tx.execute(sql`create table written as select 1 as one`))
    const read = () => database.transaction((tx) => tx.execute(sql`select 1 as one`)).then(database.rows)
    await server.down()
    await server.upAsStandby()
    await expect.poll(() => faultIn(read()), { timeout: 20_000 }).toBe("no fault")
    expect(await read()).toEqual([{ one: 1 }])
    expect(await faultIn(write())).toBeInstanceOf(ReadOnly)
    expect(await faultIn(write())).toBeInstanceOf(ReadOnly)
    expect(await read()).toEqual([{ one: 1 }])
    await server.promote()
    await read()
    expect(await faultIn(write())).toBe("no fault")
    await close()
    await server.stop()
  }, 90_000)

  it.each(["0A000", "26000"])(
    "that refused (%s) what it would take now, promoted since or its table changed, has whoever asked come again",
    async (code) => {
      const { database, close } = await openFor(url)
      const refused = sql.raw(`do $$ begin raise exception using errcode = '${code}'; end $$`)
      expect(await faultIn(database.transaction((tx) => tx.execute(refused)))).toBeInstanceOf(Unavailable)
      await close()
    }
  )

  it("that keeps commits waiting is left with no more than some of them, is read on, and written to again", async () => {
    const server = await startPostgres()
    const address = await server.createDatabase()
    const { database, close } = await openFor(address, { connections: 2, answer: 200 })
    const operator = await openFor(address)
    const write = () => database.transaction((tx) => tx.execute(sql`insert into written values (1)`))
    const read = () => database.transaction((tx) => tx.execute(sql`select count(*)::int from written`))
    const waiting = async () => {
      const asked = sql`select pid from pg_stat_activity where wait_event = 'SyncRep'`
      return operator.database.rows(await operator.database.transaction((tx) => tx.execute(asked))).length
    }
    await operator.database.transaction((tx) => tx.execute(sql`create table written (number int)`))
    await server.holdCommits()
    await expect.poll(async () => faultIn(write())).toBeInstanceOf(Unavailable)
    for (let time = 0; time < 6; time += 1) {
      for (const fault of await Promise.all([write(), write()].map(faultIn))) expect(fault).toBeInstanceOf(Unavailable)
    }
    expect(await faultIn(write())).toBeInstanceOf(ReadOnly)
    expect(await waiting()).toBeLessThanOrEqual(4)
    const [kept] = database.rows(await read())
    await server.letCommits()
    await expect.poll(() => faultIn(write())).toBe("no fault")
    expect(await waiting()).toBe(0)
    // What was given up was done, once it could be.
    expect(database.rows(await read())[0]?.["count"]).toBeGreaterThan(Number(kept?.["count"]) + 1)
    await operator.close()
    await close()
    await server.stop()
  }, 90_000)

  it("that does not break off its reads is left with no more than some of them, and is read again when they have ended", async () => {
    const address = await createDatabase(inject("postgres").embedded)
    const { database, close } = await openFor(address, { connections: 2, answer: 200 })
    const operator = await openFor(address)
    const name = new URL(address).pathname.slice(1)
    /** Stands for a read that waits for the server's disk, and which the server cannot break off. */
    const jammed = (within: "look" | "transaction") =>
      database[within](
        (tx) => tx.execute(sql`select pg_sleep(600)`),
        (tx) => tx.execute(sql`set local statement_timeout = 0`)
      )
    const read = () =>
      database.look(
        (tx) => tx.execute(sql`select 1 as one`),
        (tx) => tx.execute(sql`select 1`)
      )
    const reading = async (work: string) => {
      const asked = sql.raw(
        `select ${work} from pg_stat_activity where datname = '${name}' and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()`
      )
      return operator.database.rows(await operator.database.transaction((tx) => tx.execute(asked))).length
    }
    for (const within of ["look", "transaction", "look", "transaction", "look", "transaction"] as const) {
      const faults = await Promise.all([jammed(within), jammed(within)].map(faultIn))
      for (const fault of faults) expect(fault).toBeInstanceOf(Unavailable)
    }
    expect(await faultIn(read())).toBeInstanceOf(Unavailable)
    expect(await reading("pid")).toBeLessThanOrEqual(5)
    await reading("pg_cancel_backend(pid)")
    await expect.poll(() => faultIn(read())).toBe("no fault")
    expect(await reading("pid")).toBe(0)
    await operator.close()
    await close()
    await dropDatabase(address)
  }, 30_000)

  it("that its operator has made read-only is read on, takes no write, and takes them again once it may be written", async () => {
    const { database, close } = await openFor(url, { connections: 2 })
    const operator = await openFor(inject("postgres").embedded)
    const name = new URL(url).pathname.slice(1)
    const operate = (statement: string) => operator.database.transaction((tx) => tx.execute(sql.raw(statement)))
    const write = () => database.transaction((tx) => tx.execute(sql`create table kept_from_writing as select 1 as one`))
    const read = () => database.transaction((tx) => tx.execute(sql`select 1 as one`)).then(database.rows)
    const look = () =>
      database.look(
        (tx) => tx.execute(sql`select 1 as one`),
        (tx) => tx.execute(sql`select 1`)
      )
    await read()
    await operate(`alter database ${name} set default_transaction_read_only = on`)
    await operate(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    await expect.poll(() => faultIn(read())).toBe("no fault")
    expect(await faultIn(look())).toBe("no fault")
    for (let time = 0; time < 3; time += 1) expect(await faultIn(write())).toBeInstanceOf(ReadOnly)
    expect(await faultIn(database.unhurried((tx) => tx.execute(sql`create table t as select 1`)))).toBeInstanceOf(
      ReadOnly
    )
    expect(await read()).toEqual([{ one: 1 }])
    await look()
    await operate(`alter database ${name} reset default_transaction_read_only`)
    expect(await faultIn(write())).toBe("no fault")
    await close()
    await operator.close()
  })

  it("takes its time over what must be done, however long its answers may take otherwise", async () => {
    const { database, close } = await openFor(url, { statement: 20, answer: 40 })
    const long = sql`select pg_sleep(0.2)`
    expect(await faultIn(database.transaction((tx) => tx.execute(long)))).toBeInstanceOf(Unavailable)
    expect(await faultIn(database.unhurried((tx) => tx.execute(long)))).toBe("no fault")
    await close()
  })

  it("writes nothing where a transaction never began, though what follows did not wait to hear of it", async () => {
    const { database, close } = await openFor(url)
    const create = sql`create table written as select 1 as one`
    const fault = await faultIn(
      database.transaction(
        (tx) => tx.execute(create),
        (tx) => tx.execute(sql`rollback`)
      )
    )
    expect(fault).toMatchObject({ cause: "25006" })
    const there = await database.transaction((tx) => tx.execute(sql`select to_regclass('written') as there`))
    expect(database.rows(there)).toEqual([{ there: null }])
    await close()
  })

  it("whose table is changed under a planned statement is asked anew on another connection", async () => {
    const { database, close } = await openFor(url, { connections: 1 })
    const changed = (statement: string) => database.transaction((tx) => tx.execute(sql.raw(statement)))
    await changed("create table changing as select 1 as one")
    const ask = () => database.transaction((tx) => tx.execute(sql`select one from changing where one >= ${1}`))
    await ask()
    await changed("alter table changing alter one type bigint")
    expect(await faultIn(ask())).not.toBe("no fault")
    expect(await faultIn(ask())).toBe("no fault")
    await close()
  })

  it("that has no room for more says so", async () => {
    const full = sql`do $$ begin raise exception using errcode = 'disk_full'; end $$`
    const { database, close } = await openFor(url)
    expect(await faultIn(database.transaction((tx) => tx.execute(full)))).toBeInstanceOf(DiskFull)
    await close()
  })
})
