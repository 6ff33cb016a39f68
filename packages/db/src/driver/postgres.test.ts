import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { Unavailable } from "@postkasse/core/transaction"
import { createDatabase, dropDatabase } from "@postkasse/testkit/postgres"
import { sql } from "drizzle-orm"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { openFor } from "../../test/databases.ts"
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
    const { database, close } = await openFor(url, { connections: 1, connect: 50 })
    const done = Promise.withResolvers<void>()
    const holder = database.transaction(() => done.promise)
    expect(await faultIn(database.transaction(async () => "mine"))).toBeInstanceOf(Unavailable)
    done.resolve()
    await holder
    expect(await database.transaction(async () => "mine")).toBe("mine")
    await close()
  })

  it("that goes away is unavailable, in the middle of a transaction and after, until it is back", async () => {
    const proxy = await proxyTo(url)
    const { database, close } = await openFor(proxy.url, { connections: 2 })
    const cutInTheMiddle = database.transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      proxy.cut()
      await tx.execute(sql`select 2`)
    })
    expect(await faultIn(cutInTheMiddle)).toBeInstanceOf(Unavailable)
    await proxy.stop()
    expect(await faultIn(database.transaction(async () => "nothing"))).toBeInstanceOf(Unavailable)
    await proxy.start()
    expect(await database.transaction(async () => "back")).toBe("back")
    await close()
    await proxy.stop()
  })
})

/** A TCP proxy before the server, so that its connections can be cut. */
const proxyTo = async (url: string) => {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on("error", () => {}).on("close", () => open.delete(socket))
    }
    client.pipe(upstream).pipe(client)
  })
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy()
  }
  const start = async (at = 0) => {
    server.listen(at, "127.0.0.1")
    await once(server, "listening")
    const address = server.address()
    return typeof address === "object" && address !== null ? address.port : 0
  }
  const mine = await start()
  return {
    url: Object.assign(new URL(url), { port: String(mine) }).href,
    cut,
    start: () => start(mine),
    stop: async () => {
      const closed = once(server, "close")
      server.close()
      cut()
      await closed
    }
  }
}
