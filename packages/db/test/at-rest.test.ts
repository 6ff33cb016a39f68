import { mkdtemp, readdir, readFile, rm, truncate } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Claims, NationalId, People, type Person } from "@postkasse/core/identity"
import { DocumentContents, documentsOf, type LetterId, Letters } from "@postkasse/core/letter"
import { type Mailbox, Mailboxes, replayDeletions } from "@postkasse/core/mailbox"
import { type Session, Sessions } from "@postkasse/core/session"
import { session } from "@postkasse/core/testing"
import { Transactor } from "@postkasse/core/transaction"
import { getTableName, sql } from "drizzle-orm"
import { DateTime, Effect, type Layer } from "effect"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { BlobMissing } from "../src/blobs/index.ts"
import { Unopenable } from "../src/crypto/index.ts"
import { document, letter } from "../src/letter/table.ts"
import { mailbox as mailboxes } from "../src/mailbox/table.ts"
import { databases, type OpenDatabase } from "./databases.ts"
import { portsOver } from "./ports.ts"
import { send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"
import { tables } from "./tables.ts"

const secret = "Hemmelig-innhold-42"
const files = { [`${secret}.txt`]: Buffer.from(secret), "vedlegg.txt": Buffer.from(secret.repeat(20_000)) }

type Ports = Layer.Success<ReturnType<typeof portsOver>>

describe.each(databases)("what lies in $name and the folders beside it", ({ open }) => {
  let opened: OpenDatabase
  let folder: string
  beforeAll(async () => {
    opened = await open()
    folder = await mkdtemp(join(tmpdir(), "postkasse-rest-"))
  })
  afterAll(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  const run = <A, E>(work: Effect.Effect<A, E, Ports>) =>
    Effect.runPromise(Effect.provide(work, portsOver(opened, folder)))
  const ask = (statement: ReturnType<typeof sql>) =>
    opened.database.transaction((tx) => tx.execute(statement)).then(opened.database.rows)
  const blobs = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && entry.parentPath.includes("blobs")
    )

  const newestBlob = async () => {
    const names = (await blobs()).toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const newest = names.at(-1)
    return join(newest?.parentPath ?? "", newest?.name ?? "")
  }

  /** Every row of every table, and every byte of every file. */
  const everything = async () => {
    const rows: Array<unknown> = []
    for (const table of tables) rows.push(await ask(sql`select to_jsonb(t) as row from ${table} t`))
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    return (
      JSON.stringify(rows) + Buffer.concat(await Promise.all(paths.map((path) => readFile(path)))).toString("latin1")
    )
  }

  it("TRUST-1: tells no subject, no document's name, digest or content", async () => {
    const id = await run(send(1, `Om ${secret}`, files))
    expect(await blobs()).toHaveLength(1)
    const found = await run(read(mailboxNumber(1), id))
    expect(found).toEqual(Object.values(files).map(String))
    const all = await everything()
    expect(all).toContain(id)
    const [digest = ""] = (await run(lettersOf(mailboxNumber(1), id))).map(({ sha256 }) => sha256)
    for (const text of [secret, Buffer.from(secret).toString("hex"), Buffer.from(secret).toString("base64"), digest]) {
      expect(all.includes(text), text).toBe(false)
    }
  })

  it("AUTH-6: tells no national id, nor the identity token that holds it", async () => {
    const nationalId = NationalId.make("01017000027")
    const [some] = fc.sample(session, 1)
    const claim = await run(begin(nationalId, some ?? never()))
    const all = await everything()
    expect(all).toContain(claim)
    expect(all.includes(nationalId)).toBe(false)
  })

  it("says before the first byte that a blob is missing or not whole, and gives a range of one that is", async () => {
    const mailbox = mailboxNumber(3)
    const id = await run(send(3, secret, files))
    const [, large] = await run(lettersOf(mailbox, id))
    if (large === undefined) return expect.unreachable()
    const from = (range: { readonly from: number; readonly to: number }) =>
      run(Effect.flatMap(DocumentContents, (contents) => contents.read(mailbox.id, id, large.id, range)))
    const middle = await Array.fromAsync(await from({ from: 200_000, to: 300_000 }))
    expect(Buffer.concat(middle)).toEqual(files["vedlegg.txt"].subarray(200_000, 300_001))
    const path = await newestBlob()
    await truncate(path, 10)
    await expect(from({ from: 0, to: 9 })).rejects.toBeInstanceOf(Unopenable)
    await rm(path)
    await expect(from({ from: 0, to: 9 })).rejects.toBeInstanceOf(BlobMissing)
  })

  it("LIFE-3, LIFE-10: is gone with the mailbox, and stays gone when its rows are restored from a backup", async () => {
    const mailbox = mailboxNumber(2)
    const id = await run(send(2, secret, files))
    const before = await blobs()
    const backup = await opened.database.transaction(async (tx) => ({
      mailboxes: await tx.select().from(mailboxes).where(sql`mailbox = ${mailbox.id}`),
      letters: await tx.select().from(letter).where(sql`mailbox = ${mailbox.id}`),
      documents: await tx.select().from(document).where(sql`mailbox = ${mailbox.id}`)
    }))
    expect(backup.documents).toHaveLength(2)
    await run(destroy(mailbox))
    for (const table of [letter, document]) {
      expect(await ask(sql`select 1 from ${table} where mailbox = ${mailbox.id}`), getTableName(table)).toEqual([])
    }
    expect(await blobs()).toHaveLength(before.length - 1)
    await opened.database.transaction(async (tx) => {
      const [life] = backup.mailboxes.map((row) => row.life)
      await tx.update(mailboxes).set({ life }).where(sql`mailbox = ${mailbox.id}`)
      await tx.insert(letter).values(backup.letters)
      await tx.insert(document).values(backup.documents)
    })
    expect(await run(lettersOf(mailbox, id))).toEqual([])
    expect(await run(replayDeletions())).toBe(1)
    for (const table of [letter, document]) {
      expect(await ask(sql`select 1 from ${table} where mailbox = ${mailbox.id}`), getTableName(table)).toEqual([])
    }
    expect(await run(replayDeletions())).toBe(0)
  })
})

const lettersOf = ({ id: mailbox }: Mailbox, id: LetterId) =>
  Effect.gen(function* () {
    const letters = yield* Letters
    const found = yield* (yield* Transactor).within(
      { _tag: "Mailbox", id: mailbox },
      letters.find(mailbox, id, yield* DateTime.now)
    )
    return found === null ? [] : documentsOf(found)
  })

const read = (mailbox: Mailbox, id: LetterId) =>
  Effect.gen(function* () {
    const contents = yield* DocumentContents
    return yield* Effect.forEach(yield* lettersOf(mailbox, id), (one) =>
      Effect.flatMap(contents.read(mailbox.id, id, one.id, { from: 0, to: one.bytes - 1 }), (stream) =>
        Effect.promise(async () => Buffer.concat(await Array.fromAsync(stream)).toString())
      )
    )
  })

const begin = (nationalId: NationalId, some: Session) =>
  Effect.gen(function* () {
    const { within } = yield* Transactor
    const people = yield* People
    const sessions = yield* Sessions
    const claim = yield* (yield* Claims).ofNationalId(nationalId)
    const person: Person = { id: some.person, name: { first: "Kari", last: "Prøve" } }
    yield* within({ _tag: "Claim", hash: claim }, people.add(claim, person))
    const stored = { session: some, person, claim, idToken: `{"pid":"${nationalId}"}` }
    yield* within({ _tag: "Claim", hash: "some-hash" }, sessions.add("some-hash", stored))
    return claim
  })

const destroy = (mailbox: Mailbox) =>
  Effect.gen(function* () {
    const mailboxes = yield* Mailboxes
    const at = DateTime.makeUnsafe("2027-03-01T00:00:00Z")
    const event = { _tag: "MailboxDeleted", mailbox: mailbox.id, at, rules: ["LIFE-3", "LIFE-10"] } as const
    yield* (yield* Transactor).within({ _tag: "Mailbox", id: mailbox.id }, mailboxes.record(mailbox, event))
  })

const never = (): never => {
  throw new Error("unreachable")
}
