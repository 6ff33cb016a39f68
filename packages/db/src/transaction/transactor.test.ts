import { randomUUID } from "node:crypto"
import { MailboxId } from "@postkasse/core/mailbox"
import { type DistributionKey, Unavailable } from "@postkasse/core/transaction"
import { sql } from "drizzle-orm"
import { Cause, Deferred, Effect, Exit, Fiber } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { databases, type OpenDatabase } from "../../test/databases.ts"
import { openFor } from "../../test/open-for.ts"
import { ask } from "../../test/owner.ts"
import { DatabaseFault } from "../driver/index.ts"
import { mailboxEvent } from "../mailbox/table.ts"
import { query, scan, write as send, transactorOn } from "./index.ts"

const run = <A, E>(effect: Effect.Effect<A, E>) => Effect.runPromise(effect)
const mailboxKey = (): DistributionKey & { _tag: "Mailbox" } => ({
  _tag: "Mailbox",
  id: MailboxId.make(randomUUID())
})

type MailboxKey = ReturnType<typeof mailboxKey>

const write = (key: MailboxKey, number = 1) =>
  query(key, (tx) => tx.insert(mailboxEvent).values({ mailbox: key.id, number, event: { written: true } }))
const numbers = (key: MailboxKey) => query(key, (tx) => tx.select({ number: mailboxEvent.number }).from(mailboxEvent))

const defectOf = (exit: Exit.Exit<unknown, unknown>): unknown =>
  Exit.isFailure(exit) ? exit.cause.reasons.filter(Cause.isDieReason).map((reason) => reason.defect)[0] : null

describe.each(databases)("a transaction on $name", ({ open, concurrent }) => {
  let opened: OpenDatabase
  let within: ReturnType<typeof transactorOn>["within"]
  beforeAll(async () => {
    opened = await open({ connections: 2 })
    within = transactorOn(opened.database).within
  })
  afterAll(() => opened.close())

  const kept = (key: MailboxKey) => run(within(key, numbers(key))).then((rows) => rows.length)

  it("keeps what was written when the work gives a value", async () => {
    const key = mailboxKey()
    expect(await run(within(key, write(key).pipe(Effect.as("done"))))).toBe("done")
    expect(await kept(key)).toBe(1)
  })

  it("keeps nothing when the work dies or fails", async () => {
    const key = mailboxKey()
    const died = await Effect.runPromiseExit(within(key, write(key).pipe(Effect.andThen(Effect.die("broken")))))
    const failed = await Effect.runPromiseExit(within(key, write(key).pipe(Effect.andThen(Effect.fail("no")))))
    expect(defectOf(died)).toBe("broken")
    expect(failed).toEqual(Exit.fail("no"))
    expect(await kept(key)).toBe(0)
  })

  it("keeps nothing when it is interrupted in the middle, and gives its connection back", async () => {
    const key = mailboxKey()
    for (let turn = 0; turn < 4; turn++) {
      const written = Deferred.makeUnsafe<void>()
      const work = write(key).pipe(Effect.andThen(Deferred.succeed(written, undefined)), Effect.andThen(Effect.never))
      const fiber = Effect.runFork(within(key, work))
      await run(Deferred.await(written))
      await run(Fiber.interrupt(fiber))
    }
    expect(await kept(key)).toBe(0)
  })

  it("keeps nothing when it is interrupted while a query runs", async () => {
    const key = mailboxKey()
    const asked = Deferred.makeUnsafe<void>()
    const slow = query(key, (tx) => {
      const answer = tx.execute(sql`select count(*) from generate_series(1, 300000)`)
      Deferred.doneUnsafe(asked, Effect.void)
      return answer
    })
    const fiber = Effect.runFork(within(key, write(key).pipe(Effect.andThen(slow))))
    await run(Deferred.await(asked))
    await run(Fiber.interrupt(fiber))
    expect(await kept(key)).toBe(0)
  })

  it("does not begin when it is interrupted while it waits for a connection", async () => {
    const key = mailboxKey()
    const holders = [1, 2].map(() => {
      const holds = Deferred.makeUnsafe<void>()
      const work = Deferred.succeed(holds, undefined).pipe(Effect.andThen(Effect.never))
      return { holds, fiber: Effect.runFork(within(mailboxKey(), work)) }
    })
    await run(Deferred.await((holders[0] ?? never()).holds))
    if (concurrent) await run(Deferred.await((holders[1] ?? never()).holds))
    const waiting = Effect.runFork(within(key, write(key)))
    await run(Fiber.interrupt(waiting))
    for (const { fiber } of holders) await run(Fiber.interrupt(fiber))
    expect(await kept(key)).toBe(0)
  })

  it("cannot be begun inside another, nor can a look over all keys", async () => {
    const key = mailboxKey()
    const nested = await Effect.runPromiseExit(within(key, write(key).pipe(Effect.andThen(within(key, numbers(key))))))
    const looking = await Effect.runPromiseExit(
      within(
        key,
        scan(opened.database, async () => 1)
      )
    )
    for (const exit of [nested, looking]) expect(String(defectOf(exit))).toContain("do not nest")
    expect(await kept(key)).toBe(0)
  })

  it("is of one key: a repository that works on another's is stopped", async () => {
    const [key, other] = [mailboxKey(), mailboxKey()]
    const exit = await Effect.runPromiseExit(within(key, write(other)))
    expect(String(defectOf(exit))).toContain("Out of the transaction's reach")
    expect(await kept(other)).toBe(0)
  })

  it("is over when its work is: nothing that outlives it can write in it", async () => {
    const key = mailboxKey()
    const late = await run(within(key, Effect.context()))
    const exit = await Effect.runPromiseExit(Effect.provideContext(write(key) as Effect.Effect<unknown>, late))
    expect(String(defectOf(exit))).toContain("is over")
    expect(await kept(key)).toBe(0)
  })

  it("dies of what the database refuses, without telling a row", async () => {
    const key = mailboxKey()
    const exit = await Effect.runPromiseExit(within(key, write(key).pipe(Effect.andThen(write(key)))))
    const defect = defectOf(exit)
    expect(defect).toBeInstanceOf(DatabaseFault)
    expect(defect).toMatchObject({ code: "23505", constraint: "mailbox_event_mailbox_number_pk" })
    expect(JSON.stringify(defect) + String(defect)).not.toContain(key.id)
    expect(await kept(key)).toBe(0)
  })

  it("cannot be rescued by catching what the database refused", async () => {
    const key = mailboxKey()
    const rescued = write(key).pipe(
      Effect.andThen(write(key)),
      Effect.catchDefect(() => Effect.succeed("saved"))
    )
    expect(Exit.isFailure(await Effect.runPromiseExit(within(key, rescued)))).toBe(true)
    expect(await kept(key)).toBe(0)
  })

  it("keeps what was sent without waiting, in order, or dies of the first that the database refused", async () => {
    const [key, other] = [mailboxKey(), mailboxKey()]
    const insert = (into: MailboxKey, ...written: ReadonlyArray<number>) =>
      send(into, (tx) =>
        written.map((number) => tx.insert(mailboxEvent).values({ mailbox: into.id, number, event: { number } }))
      )
    const both = insert(key, 1, 2).pipe(Effect.andThen(insert(key, 3)), Effect.andThen(numbers(key)))
    expect(await run(within(key, both))).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }])
    const twice = insert(other, 1, 1).pipe(Effect.andThen(insert(other, 2)))
    for (const work of [twice, Effect.andThen(twice, numbers(other))]) {
      expect(defectOf(await Effect.runPromiseExit(within(other, work)))).toMatchObject({ code: "23505" })
    }
    expect(await kept(other)).toBe(0)
  })

  it("refuses a key that is malformed", async () => {
    const key = { _tag: "Mailbox", id: MailboxId.make(randomUUID()) } as const
    const forged = { ...key, id: `${key.id}' or true --` as typeof key.id }
    expect(defectOf(await Effect.runPromiseExit(within(forged, numbers(forged))))).toBeInstanceOf(RangeError)
  })

  if (!concurrent) return
  it("dies of what it could not be entered for, not of what was sent behind that, and so does a look over all keys", async () => {
    const outsider = `outsider_${randomUUID().replaceAll("-", "")}`
    const url = opened.url ?? never()
    await ask(url, `create role ${outsider} login password 'x'`)
    const { database, close } = await openFor(Object.assign(new URL(url), { username: outsider, password: "x" }).href)
    const key = mailboxKey()
    for (const work of [
      transactorOn(database).within(key, numbers(key)),
      scan(database, (tx) => tx.select().from(mailboxEvent))
    ]) {
      expect(defectOf(await Effect.runPromiseExit(work))).toMatchObject({ _tag: "DatabaseFault", code: "42501" })
    }
    await close()
    await ask(url, `drop role ${outsider}`)
  })

  it("is unavailable when its connection is lost, and the next one is well", async () => {
    const key = mailboxKey()
    const killed = write(key).pipe(
      Effect.andThen(query(key, (tx) => tx.execute(sql`select pg_backend_pid() as pid`))),
      Effect.flatMap((result) => {
        const pid = Number(opened.database.rows(result)[0]?.["pid"])
        return Effect.promise(() =>
          opened.database.transaction((tx) => tx.execute(sql`select pg_terminate_backend(${pid})`))
        )
      }),
      Effect.andThen(numbers(key))
    )
    expect(defectOf(await Effect.runPromiseExit(within(key, killed)))).toBeInstanceOf(Unavailable)
    expect(await kept(key)).toBe(0)
  })
})

const never = (): never => {
  throw new Error("unreachable")
}
