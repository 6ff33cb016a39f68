import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { LogEntry, leafOf, proveEntry, verifyInclusion, viewAccessLog, writeDown } from "@postkasse/core/audit"
import { writeArrivals } from "@postkasse/core/delivery"
import { Mailboxes } from "@postkasse/core/mailbox"
import { logEntry } from "@postkasse/core/testing"
import { Transactor } from "@postkasse/core/transaction"
import { sealVerifier } from "@postkasse/testkit/memory"
import { type SQL, sql } from "drizzle-orm"
import { DateTime, Effect, type Layer, Result, Schema } from "effect"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { carryEntries } from "../src/audit/carry.ts"
import { accessEntry, accessLog, logLine, logNode } from "../src/audit/table.ts"
import { openKeyStore, openRootKey } from "../src/keys/index.ts"
import { letter } from "../src/letter/table.ts"
import { rotateHolderKey } from "../src/rotation/index.ts"
import { transactorOn } from "../src/transaction/index.ts"
import { databases, type OpenDatabase } from "./databases.ts"
import { portsOver } from "./ports.ts"
import { send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"

type Ports = Layer.Success<ReturnType<typeof portsOver>>

const add = Effect.fnUntraced(function* (number: number) {
  const mailboxes = yield* Mailboxes
  const mailbox = mailboxNumber(number)
  yield* (yield* Transactor).within({ _tag: "Mailbox", id: mailbox.id }, mailboxes.add(mailbox))
})

/** A mailbox whose log has nine entries. */
const fill = Effect.fnUntraced(function* (number: number) {
  yield* add(number)
  const { id } = mailboxNumber(number)
  for (const entry of fc.sample(logEntry, 9)) {
    // Each entry is of an act of its own.
    const one = { ...entry, mailbox: id, letter: null, document: null, rules: ["AUTH-3"] } as LogEntry
    yield* (yield* Transactor).within({ _tag: "Mailbox", id }, writeDown(one, randomUUID() as never))
  }
})

const view = (number: number) =>
  viewAccessLog(mailboxNumber(number).id, ownerOf(number), { limit: 100, before: null }).pipe(
    Effect.map((answer) => (Result.isSuccess(answer) ? answer.success : answer.failure._tag))
  )

const ownerOf = (number: number) => {
  const { owner } = mailboxNumber(number)
  return owner._tag === "PersonOwner" ? owner.person : expect.fail("it is a person's")
}

describe.each(databases)("the access log in $name", ({ open }) => {
  let opened: OpenDatabase
  let folder: string
  beforeAll(async () => {
    opened = await open()
    folder = await mkdtemp(join(tmpdir(), "postkasse-log-"))
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const run = <A, E>(work: Effect.Effect<A, E, Ports>) =>
    Effect.runPromise(Effect.provide(work, portsOver(opened, folder)))
  /** What whoever owns the database does by hand. */
  const byHand = (statement: SQL) => opened.database.transaction((tx) => tx.execute(statement))

  const line = (number: number, index: number) => sql`mailbox = ${mailboxNumber(number).id} and index = ${index}`
  const tampering: ReadonlyArray<readonly [string, (number: number) => ReadonlyArray<SQL>]> = [
    [
      "an entry that was altered",
      (n) => [
        sql`update ${logLine} set sealed = set_byte(sealed, 40, 1 - get_byte(sealed, 40) % 2) where ${line(n, 4)}`
      ]
    ],
    [
      "an entry that was put in another's place",
      (n) => [
        sql`update ${logLine} set sealed = (select sealed from ${logLine} where ${line(n, 5)}) where ${line(n, 4)}`
      ]
    ],
    ["an entry that was taken out", (n) => [sql`delete from ${logLine} where ${line(n, 4)}`]],
    [
      "a log that was cut short",
      (n) => [
        sql`delete from ${logLine} where ${line(n, 8)}`,
        sql`update ${accessLog} set size = 8 where mailbox = ${mailboxNumber(n).id}`
      ]
    ],
    [
      "a log that was emptied",
      (n) => [
        sql`delete from ${logLine} where mailbox = ${mailboxNumber(n).id}`,
        sql`update ${accessLog} set signed = null where mailbox = ${mailboxNumber(n).id}`
      ]
    ],
    [
      "a head that was altered",
      (n) => [
        sql`update ${accessLog} set signed = jsonb_set(signed, '{head,root}', to_jsonb(repeat('0', 64))) where mailbox = ${mailboxNumber(n).id}`
      ]
    ]
  ]

  it.each(tampering.map(([what, statements], index) => ({ what, statements, number: 10 + index })))(
    "FIELD-24, TRUST-3: shows no owner $what as if nothing had happened",
    async ({ statements, number }) => {
      await run(fill(number))
      expect(await run(view(number))).toMatchObject({ signed: { head: { size: 9 } } })
      for (const statement of statements(number)) await byHand(statement)
      expect(await run(view(number))).toBe("LogAltered")
    }
  )

  it("FIELD-24: a subtree that was altered proves nothing", async () => {
    await run(fill(20))
    const { id } = mailboxNumber(20)
    await byHand(sql`update ${logNode} set digest = repeat('0', 64) where mailbox = ${id} and level = 2`)
    const told = Result.getOrThrow(await run(proveEntry(id, ownerOf(20), 0)))
    const leaf = leafOf(sealVerifier.sha256, { _tag: "Kept", entry: told.entry, salt: told.salt })
    expect(verifyInclusion(sealVerifier.sha256, { leaf, index: 0, ...told.head }, told.proof)).toBe(false)
  })

  it("FIELD-24: stays whole and readable when its mailbox gets a new key", async () => {
    await run(fill(25))
    const before = await run(view(25))
    const root = await openRootKey({ keys: join(folder, "keys"), file: null })
    const stores = { database: opened.database, keys: openKeyStore(join(folder, "keys"), root) }
    const holder = { _tag: "Mailbox", id: mailboxNumber(25).id } as const
    expect(await Effect.runPromise(rotateHolderKey(stores, holder, "0 seconds"))).toBe(9)
    expect(await run(view(25))).toEqual(before)
  })

  it("FIELD-24: takes in the entries from before it was a Merkle log, once, in their order", async () => {
    await run(add(30))
    const { id } = mailboxNumber(30)
    const at = new Date("2026-11-20T08:00:00.123Z")
    const old = [ownerOf(30), ownerOf(31)].map((person) => ({
      ...{ mailbox: id, letter: randomUUID(), document: null, act: "opened", person, session: randomUUID(), at },
      ...{ rules: ["AUTH-3"], policy: "digipost-2026-01" }
    }))
    await opened.database.transaction((tx) => tx.insert(accessEntry).values(old))
    const stores = { database: opened.database, transactor: transactorOn(opened.database) }
    for (const _ of [1, 2]) await run(carryEntries(stores))
    const log = await run(view(30))
    if (typeof log === "string") throw new Error(log)
    const read = log.lines.map((line) => (line._tag === "Kept" ? line.entry : null))
    const expected = old.map(({ mailbox, letter, document, act, rules, policy, person, at }, index) => {
      const who = { _tag: index === 0 ? "Owner" : "Delegate", person }
      return { mailbox, letter, document, act, rules, policy, who, sha256: null, at: DateTime.fromDateUnsafe(at) }
    })
    expect(read).toEqual(Schema.decodeUnknownSync(Schema.Array(Schema.toType(LogEntry)))(expected))
  })

  it("TRUST-3, FIELD-6: tells of an arrival when the letter is visible, and not before", async () => {
    const id = await run(send(40, "Senere", { "brev.txt": Buffer.from("Hei") }))
    const acts = async () => {
      const log = await run(view(40))
      return typeof log === "string" ? log : log.lines.map((line) => (line._tag === "Kept" ? line.entry.letter : null))
    }
    expect(await acts()).toEqual([id])
    // As if it had come while its delivery time was still to come.
    const other = await run(send(41, "Senere", { "brev.txt": Buffer.from("Hei") }))
    await byHand(sql`delete from ${logLine} where mailbox = ${mailboxNumber(41).id}`)
    await byHand(sql`delete from ${logNode} where mailbox = ${mailboxNumber(41).id}`)
    await byHand(sql`delete from ${accessLog} where mailbox = ${mailboxNumber(41).id}`)
    await byHand(
      sql`update ${letter} set arrival_logged = false, visible_at = now() + interval '1 hour' where id = ${other}`
    )
    expect(await run(writeArrivals(100))).toBe(0)
    expect(await run(view(41))).toMatchObject({ signed: null, lines: [] })
    await byHand(sql`update ${letter} set visible_at = now() - interval '1 hour' where id = ${other}`)
    expect(await run(writeArrivals(100))).toBe(1)
    expect(await run(writeArrivals(100))).toBe(0)
    expect(await run(view(41))).toMatchObject({ lines: [{ entry: { act: "arrived", letter: other } }] })
  })
})
