import { cp, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deliverWaiting } from "@postkasse/core/delivery"
import { OrganisationNumber } from "@postkasse/core/identity"
import { DocumentContents, documentsOf, type Letter, Letters, type SendingId } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { Sendings } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
import { getTableName, type SQL, sql } from "drizzle-orm"
import type { PgTable } from "drizzle-orm/pg-core"
import { Cause, DateTime, Effect, Exit, type Layer } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { document, letter } from "../src/letter/table.ts"
import { sending, stagedFile } from "../src/sending/table.ts"
import { type OpenDatabase, pglite, servers } from "./databases.ts"
import { portsOver } from "./ports.ts"
import { accept, send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"

type Ports = Layer.Success<ReturnType<typeof portsOver>>

/** Two letters of one mailbox and one of another, each with two small documents and two large ones. */
const letters = [
  { to: 1, subject: "Epikrise for A" },
  { to: 1, subject: "Epikrise for B" },
  { to: 2, subject: "Epikrise for C" }
]
const filesOf = (subject: string) =>
  Object.fromEntries(
    [40, 41, 20_000, 20_001].map((times) => [`${times}.txt`, Buffer.from(`${subject} side ${times} `.repeat(times))])
  )

interface Attacked {
  readonly database: OpenDatabase["database"]
  readonly folder: string
}
type Attack = (at: Attacked) => Promise<void>

const run = ({ database }: Attacked, statement: SQL) => database.transaction((tx) => tx.execute(statement))
const rows = (at: Attacked, statement: SQL) => run(at, statement).then(at.database.rows)

/** Gives every row the column of the one after it, among those that `among` tells apart: all then hold another's. */
const turn =
  (table: PgTable, column: string, among: SQL = sql`true`, row = "id"): Attack =>
  async (at) => {
    const [name, id] = [sql.identifier(column), sql.identifier(row)]
    await run(
      at,
      sql`update ${table} as mine set ${name} = theirs.value from (
        select ${id}, coalesce(lead(${name}) over w, first_value(${name}) over w) as value from ${table} where ${among}
        window w as (order by ${id} rows between unbounded preceding and unbounded following)
      ) as theirs where mine.${id} = theirs.${id}`
    )
  }

const rewriteBytes =
  (table: PgTable, column: string, to: (name: SQL) => SQL): Attack =>
  async (at) => {
    const name = sql.identifier(column)
    await run(at, sql`update ${table} set ${name} = ${to(sql`${name}`)} where ${name} is not null`)
  }
const flipped = (at: SQL) => (name: SQL) => sql`set_byte(${name}, ${at}, get_byte(${name}, ${at}) # 1)`
const first = flipped(sql`0`)
const cut = (name: SQL) => sql`substring(${name} from 1 for length(${name}) - 1)`

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
const eachBlob =
  (change: (content: Buffer, path: string) => Promise<void>): Attack =>
  async ({ folder }) => {
    for (const path of await filesIn(join(folder, "blobs"))) await change(await readFile(path), path)
  }
const turnFiles =
  (...parts: ReadonlyArray<string>): Attack =>
  async ({ folder }) => {
    const paths = await filesIn(join(folder, ...parts))
    const [one = ""] = paths
    await rename(one, `${one}.held`)
    for (const [index, path] of paths.entries()) {
      await rename(paths[index + 1] ?? `${one}.held`, path)
    }
  }

const small = sql`content is not null`
const large = sql`content is null`
const chunk = 65_536 + 17
const reordered = (content: Buffer): Buffer => {
  const [header, one, two] = [content.subarray(0, 24), content.subarray(24, 24 + chunk), content.subarray(24 + chunk)]
  return Buffer.concat([header, two.subarray(0, chunk), one, two.subarray(chunk)])
}

/** What somebody with the database and the folders in hand may try; of each, whether letters or documents are its aim. */
const attacks: Readonly<Record<string, Attack>> = {
  "letters' subjects and names, exchanged": turn(letter, "sealed"),
  "letters' subjects and names, changed": rewriteBytes(letter, "sealed", first),
  "letters' subjects and names, cut": rewriteBytes(letter, "sealed", cut),
  "letters moved to another mailbox's key": turnFiles("keys", "mailbox"),
  "documents' keys, exchanged": turn(document, "wrapped_key"),
  "documents' keys, changed": rewriteBytes(document, "wrapped_key", first),
  "documents' keys, cut": rewriteBytes(document, "wrapped_key", cut),
  "small documents, exchanged": turn(document, "content", small),
  "small documents with their binding, exchanged": async (at) => {
    await turn(document, "content", small)(at)
    await turn(document, "blob", small)(at)
  },
  "small documents with their key, exchanged": async (at) => {
    await turn(document, "content", small)(at)
    await turn(document, "blob", small)(at)
    await turn(document, "wrapped_key", small)(at)
  },
  "small documents, changed in their header": rewriteBytes(document, "content", first),
  "small documents, changed in their tag": rewriteBytes(document, "content", flipped(sql`length(content) - 1`)),
  "small documents, cut": rewriteBytes(document, "content", cut),
  "small documents, emptied": rewriteBytes(document, "content", () => sql`''::bytea`),
  "large documents, exchanged": turn(document, "blob", large),
  "large documents' files, exchanged": turnFiles("blobs"),
  "large documents with their key, exchanged": async (at) => {
    await turn(document, "blob", large)(at)
    await turn(document, "wrapped_key", large)(at)
  },
  "large documents, cut at the end": eachBlob((content, path) => truncate(path, content.length - 1)),
  "large documents, cut between chunks": eachBlob((_, path) => truncate(path, 24 + chunk)),
  "large documents, emptied": eachBlob((_, path) => truncate(path, 0)),
  "large documents, longer": eachBlob((content, path) => writeFile(path, Buffer.concat([content, content]))),
  "large documents, their chunks in another order": eachBlob((content, path) => writeFile(path, reordered(content))),
  "large documents, gone": ({ folder }) => rm(join(folder, "blobs"), { recursive: true })
}

describe.each([pglite, ...servers.slice(0, 1)])("ciphertext in $name and the folders beside it", ({ open }) => {
  let opened: OpenDatabase
  let parent: string
  let sent: ReadonlyArray<{ readonly mailbox: MailboxId; readonly letter: Letter; readonly subject: string }> = []

  const on = <A>(folder: string, work: Effect.Effect<A, never, Ports>) =>
    Effect.runPromise(Effect.provide(work, portsOver(opened, folder)))

  beforeAll(async () => {
    opened = await open()
    parent = await mkdtemp(join(tmpdir(), "postkasse-ciphertext-"))
    const folder = join(parent, "whole")
    const work = Effect.forEach(letters, ({ to, subject }) =>
      Effect.gen(function* () {
        const mailbox = mailboxNumber(to).id
        const id = yield* send(to, subject, filesOf(subject)).pipe(Effect.orDie)
        const found = yield* findLetter(mailbox, id)
        if (found === null) throw new Error("The letter was not delivered.")
        return { mailbox, letter: found, subject }
      })
    )
    sent = await on(folder, work)
  })
  afterAll(async () => {
    await opened.close()
    await rm(parent, { recursive: true })
  })

  /** What each letter and document shows: `own`, `fault`, or, which must never be, `another's`. */
  const read = (folder: string) =>
    on(
      folder,
      Effect.forEach(sent, ({ mailbox, letter: { id, ...as }, subject }) =>
        Effect.gen(function* () {
          const found = yield* Effect.exit(findLetter(mailbox, id))
          const contents = yield* DocumentContents
          const documents = yield* Effect.forEach(documentsOf({ id, ...as }), (one) =>
            contents.read(mailbox, id, one.id, { from: 0, to: one.bytes - 1 }).pipe(
              Effect.flatMap((stream) => Effect.promise(async () => Buffer.concat(await Array.fromAsync(stream)))),
              Effect.exit,
              Effect.map((exit) => verdict(exit, (content) => content.equals(filesOf(subject)[one.name] ?? content)))
            )
          )
          const isOwn = (letter: Letter | null) => letter?.subject === subject
          return { letter: verdict(found, isOwn), documents: [...new Set(documents)].toSorted().join() }
        })
      )
    )

  it("opens while nobody has touched it", async () => {
    expect(await read(join(parent, "whole"))).toEqual(sent.map(() => ({ letter: "own", documents: "own" })))
  })

  it.each(Object.entries(attacks))("TRUST-3: never opens as another's: %s", async (name, attack) => {
    const folder = join(parent, name.replaceAll(/\W+/gu, "-"))
    await cp(join(parent, "whole"), folder, { recursive: true })
    const kept = { letter: await keep(letter), document: await keep(document) }
    try {
      await attack({ database: opened.database, folder })
      const shown = await read(folder)
      const { letters, documents } = aimOf(name)
      expect(shown).toEqual(sent.map(() => ({ letter: letters, documents })))
    } finally {
      await putBack(letter, kept.letter)
      await putBack(document, kept.document)
    }
  })

  it("TRUST-3: a sending on its way opens as no other, and is not delivered with another's key", async () => {
    const folder = join(parent, "whole")
    const at = { database: opened.database, folder }
    const two = await on(
      folder,
      Effect.forEach(["En sending", "Enda en"], (subject) =>
        accept(1, subject, { "fil.txt": Buffer.from(subject) }).pipe(Effect.orDie)
      )
    )
    const ids = sql.join(
      two.map(({ id }) => sql`${id}::uuid`),
      sql`, `
    )
    // Of two rows each turn takes back the one before.
    const subjects = turn(sending, "sealed", sql`id in (${ids})`)
    const keys = turn(stagedFile, "wrapped_key", sql`sending in (${ids})`, "attempt")
    const found = () =>
      on(
        folder,
        Effect.forEach(two, ({ id }) => Effect.exit(findSending(id)))
      )
    const delivered = () =>
      on(
        folder,
        Effect.forEach(two, ({ letter: id }) => findLetter(mailboxNumber(1).id, id))
      )

    await subjects(at)
    expect((await found()).map((exit) => verdict(exit, () => false))).toEqual(["fault", "fault"])
    await subjects(at)
    await keys(at)
    const broken = await on(folder, Effect.exit(deliverWaiting(100)))
    expect(verdict(broken, () => false)).toBe("fault")
    expect(await delivered()).toEqual([null, null])
    await keys(at)
    await on(folder, deliverWaiting(100))
    expect((await delivered()).map((one) => one?.subject)).toEqual(["En sending", "Enda en"])
  })

  const keep = async (table: PgTable) => {
    const name = sql.identifier(`kept_${getTableName(table)}`)
    await run({ database: opened.database, folder: "" }, sql`create table ${name} as select * from ${table}`)
    return name
  }
  const putBack = async (table: PgTable, name: SQL | ReturnType<typeof sql.identifier>) => {
    const at = { database: opened.database, folder: "" }
    const columns = await rows(
      at,
      sql`select column_name from information_schema.columns where table_name = ${getTableName(table)} and data_type in ('bytea', 'uuid')`
    )
    const set = sql.join(
      columns.map(({ column_name: column }) => {
        const one = sql.identifier(String(column))
        return sql`${one} = kept.${one}`
      }),
      sql`, `
    )
    await run(at, sql`update ${table} as mine set ${set} from ${name} as kept where mine.id = kept.id`)
    await run(at, sql`drop table ${name}`)
  }
})

/** What an attack on one part shows of the rest: small and large documents lie apart, and a key is over all. */
const aimOf = (name: string): { readonly letters: string; readonly documents: string } => {
  if (name.startsWith("letters moved")) return { letters: "fault", documents: "fault" }
  if (name.startsWith("letters")) return { letters: "fault", documents: "own" }
  if (name.startsWith("documents' keys")) return { letters: "own", documents: "fault" }
  return { letters: "own", documents: "fault,own" }
}

const verdict = <A>(exit: Exit.Exit<A>, isOwn: (value: A) => boolean): string => {
  if (Exit.isSuccess(exit)) return isOwn(exit.value) ? "own" : "another's"
  const names = exit.cause.reasons
    .filter(Cause.isDieReason)
    .map(({ defect }) => (defect instanceof Error ? defect.name : ""))
  return names.every((name) => name === "Unopenable" || name === "BlobMissing") ? "fault" : names.join()
}

const findSending = (id: SendingId) =>
  Effect.gen(function* () {
    const number = OrganisationNumber.make("991825827")
    const sendings = yield* Sendings
    return yield* (yield* Transactor).within({ _tag: "Organisation", number }, sendings.find(number, id))
  })

const findLetter = (mailbox: MailboxId, id: Letter["id"]) =>
  Effect.gen(function* () {
    const letters = yield* Letters
    return yield* (yield* Transactor).within(
      { _tag: "Mailbox", id: mailbox },
      letters.find(mailbox, id, yield* DateTime.now)
    )
  })
