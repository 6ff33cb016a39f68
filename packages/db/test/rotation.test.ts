import { fork } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deliverWaiting } from "@postkasse/core/delivery"
import { OrganisationNumber } from "@postkasse/core/identity"
import { DocumentContents, DocumentId, documentsOf, type LetterId, Letters } from "@postkasse/core/letter"
import { Bytes } from "@postkasse/core/policy"
import { type Sending, Staging } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
import { getTableName, inArray, sql } from "drizzle-orm"
import { Cause, DateTime, Effect, Exit, Layer, ManagedRuntime } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { seal, unseal, unwrapDocumentKey, wrapDocumentKey } from "../src/crypto/index.ts"
import type { Database } from "../src/driver/index.ts"
import { openKeyStore, openRootKey } from "../src/keys/index.ts"
import { letterPlace } from "../src/letter/sealed.ts"
import { document, letter } from "../src/letter/table.ts"
import { rotateHolderKey } from "../src/rotation/index.ts"
import { sealedBy } from "../src/rotation/sealed.ts"
import { keyPlaceOf } from "../src/sending/place.ts"
import { stagedFile } from "../src/sending/table.ts"
import { hold } from "../src/transaction/hold.ts"
import { entryOf } from "../src/transaction/role.ts"
import { type OpenDatabase, pglite, servers } from "./databases.ts"
import { portsOver } from "./ports.ts"
import { accept, begin, send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"
import { tables } from "./tables.ts"

const mailbox = (number: number) => ({ _tag: "Mailbox", id: mailboxNumber(number).id }) as const
const sender = { _tag: "Organisation", number: OrganisationNumber.make("991825827") } as const
const filesOf = (subject: string) => ({
  "liten.txt": Buffer.from(subject.repeat(10)),
  "stor.txt": Buffer.from(subject.repeat(8_000))
})

describe.each([pglite, ...servers.slice(0, 1)])("a holder's key on $name", { timeout: 60_000 }, ({ open }) => {
  let opened: OpenDatabase
  let folder: string
  const running: Array<{ readonly dispose: () => Promise<void> }> = []
  beforeAll(async () => {
    opened = await open()
    folder = await mkdtemp(join(tmpdir(), "postkasse-rotation-"))
  })
  afterAll(async () => {
    for (const one of running) await one.dispose()
    await opened.close()
    await rm(folder, { recursive: true })
  })

  /** A server on the same database and folders, with keys of its own in memory. */
  const server = () => {
    const runtime = ManagedRuntime.make(Layer.fresh(portsOver(opened, folder)))
    running.push(runtime)
    return runtime
  }
  const keyStore = async () => {
    const keys = join(folder, "keys")
    return openKeyStore(keys, await openRootKey({ keys, file: null }))
  }
  const rotate = async (holder: typeof sender | ReturnType<typeof mailbox>, database: Database = opened.database) =>
    Effect.runPromise(rotateHolderKey({ database, keys: await keyStore() }, holder, "300 millis"))
  const keysOf = async (holder: ReturnType<typeof mailbox>) => (await keyStore()).use(holder, (keys) => keys.length)

  it("LIFE-10: gives way to a new one while others send and read; the old one opens nothing of what was copied before", async () => {
    const [one, other] = [server(), server()]
    const sent = new Map<LetterId, string>()
    const sendOne = async (on: typeof one) => {
      const subject = `Brev nummer ${sent.size}, som skal leses hele tiden`
      const id = await on.runPromise(send(1, subject, filesOf(subject)).pipe(Effect.orDie))
      sent.set(id, subject)
    }
    const readOne = async (on: typeof one, turn: number) => {
      const [id, subject] = [...sent][turn % sent.size] ?? never()
      expect(await on.runPromise(read(1, id))).toEqual([subject, ...Object.values(filesOf(subject)).map(digestible)])
    }
    for (let count = 0; count < 3; count++) await sendOne(one)
    const backup = await copyOf(opened)

    const over = new AbortController()
    const until = async (work: (turn: number) => Promise<void>) => {
      for (let turn = 0; !over.signal.aborted; turn++) await work(turn)
    }
    const loads = [
      until(() => sendOne(one)),
      until((turn) => readOne(one, turn)),
      until((turn) => readOne(other, turn))
    ]
    const counts = [await rotate(mailbox(1)), await rotate(sender)]
    over.abort()
    await Promise.all(loads)

    // Of each letter its text and the keys of its documents; of each sending its text.
    expect(counts[0]).toBeGreaterThanOrEqual(9)
    expect(counts[1]).toBeGreaterThanOrEqual(3)
    const fresh = server()
    for (let turn = 0; turn < sent.size; turn++) await readOne(fresh, turn)
    await sendOne(fresh)
    await readOne(fresh, sent.size - 1)
    expect(await keysOf(mailbox(1))).toBe(1)

    await putBack(opened, backup)
    const [first] = sent.keys()
    const exit = await fresh.runPromise(Effect.exit(read(1, first ?? never())))
    const defects = Exit.isFailure(exit) ? exit.cause.reasons.filter(Cause.isDieReason) : []
    expect(defects.map(({ defect }) => (defect instanceof Error ? defect.name : ""))).toEqual(["Unopenable"])
  })

  it("is lost to nobody wherever its change breaks off, and the change goes on when it is done again", async () => {
    const on = server()
    const subjects = ["Første", "Andre", "Tredje"]
    const ids = await on.runPromise(
      Effect.forEach(subjects, (subject) => send(2, subject, filesOf(subject)).pipe(Effect.orDie))
    )
    const readAll = () => on.runPromise(Effect.forEach(ids, (id) => Effect.map(read(2, id), ([subject]) => subject)))
    const waiting = await on.runPromise(accept(2, "Fjerde", filesOf("Fjerde")).pipe(Effect.orDie))
    let stopAt = 0
    for (let isDone = false; !isDone; stopAt++) {
      isDone = await rotate(mailbox(2), stopping(opened.database, stopAt)).then(
        () => true,
        (fault: unknown) => {
          expect(fault).toBe(stopped)
          return false
        }
      )
      expect(await readAll()).toEqual(subjects)
    }
    expect(stopAt).toBeGreaterThan(4)
    expect(await keysOf(mailbox(2))).toBe(1)
    await server().runPromise(deliverWaiting(100))
    expect((await on.runPromise(read(2, waiting.letter)))[0]).toBe("Fjerde")
  })

  it("locks what is on its way to a mailbox too, and what earlier versions took in stays its sender's until it has come", async () => {
    const on = server()
    const subjects = ["Ventet lenge", "Ventet lenger"]
    const waiting = await on.runPromise(
      Effect.forEach(subjects, (subject) => accept(6, subject, filesOf(subject)).pipe(Effect.orDie))
    )
    const [, older] = waiting
    if (older === undefined) return never()
    await asEarlierVersionsDid(opened, await keyStore(), older)
    const before = await wrappedKeys(opened, waiting)
    expect(await rotate(mailbox(6))).toBe(2)
    expect(await keysOf(mailbox(6))).toBe(1)
    expect(await rotate(sender)).toBeGreaterThan(2)
    const after = await wrappedKeys(opened, waiting)
    expect(after.filter((key) => before.includes(key))).toEqual([])
    expect(after).toHaveLength(4)
    const fresh = server()
    await fresh.runPromise(deliverWaiting(100))
    for (const [index, { letter: id }] of waiting.entries()) {
      const subject = subjects[index] ?? ""
      expect(await fresh.runPromise(read(6, id))).toEqual([subject, ...Object.values(filesOf(subject)).map(digestible)])
    }
  })

  it("is not brought back by a change that comes after its destruction", async () => {
    const on = server()
    await on.runPromise(send(3, "Borte", filesOf("Borte")).pipe(Effect.orDie))
    const keys = await keyStore()
    await keys.renew(mailbox(3))
    await keys.destroy(mailbox(3))
    const exit = await Effect.runPromise(
      Effect.exit(rotateHolderKey({ database: opened.database, keys }, mailbox(3), "0 seconds"))
    )
    expect(Exit.isFailure(exit)).toBe(true)
    await expect(keysOf(mailbox(3))).rejects.toMatchObject({ name: "KeyGone" })
  })

  it("locks no column that its change forgets", () => {
    const known = Object.values(sealedBy).flatMap((columns) =>
      columns.map(({ table, sealed }) => `${getTableName(table)}.${sealed.name}`)
    )
    // Ciphertext under a key of its own, and what nobody holds.
    const others = ["document.content", "staged_file.content", "session.id_token"]
    const bytes = tables.flatMap((table) =>
      Object.values(table)
        .filter((column) => column?.getSQLType?.() === "bytea")
        .map((column) => `${getTableName(table)}.${column.name}`)
    )
    expect(bytes.toSorted()).toEqual([...new Set([...known, ...others])].toSorted())
  })

  if (open !== pglite.open) {
    const isWaiting = () =>
      opened.database.transaction(async (tx) => {
        const found = await tx.execute(sql`select 1 from pg_locks where locktype = 'advisory' and not granted`)
        return opened.database.rows(found).length > 0
      })

    it("is not given up before a sender that locks a file with it has ended", async () => {
      const on = server()
      const sending = await on.runPromise(begin(7, "Skrives", filesOf("Skrives")).pipe(Effect.orDie))
      const ref = { organisation: sending.sender.organisation, sending: sending.id }
      const document = DocumentId.make(randomUUID())
      const content = Buffer.from("Skrives mens nøkkelen skiftes")
      async function* once() {
        yield content
      }
      const written = Effect.gen(function* () {
        const { within } = yield* Transactor
        const staged = { ...ref, document, attempt: randomUUID() }
        return yield* (yield* Staging).take(staged, once(), Bytes.make(content.length), (_, place) =>
          within(
            sender,
            Effect.andThen(
              place(sending),
              Effect.promise(async () => {
                const done = rotate(mailbox(7))
                await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true)
                return { done }
              })
            )
          )
        )
      })
      await (await on.runPromise(written)).done
      expect(await keysOf(mailbox(7))).toBe(1)
      const readAfter = Effect.gen(function* () {
        const { within } = yield* Transactor
        const stream = yield* yield* within(sender, (yield* Staging).read(ref, document))
        return Buffer.concat(yield* Effect.promise(() => Array.fromAsync(stream ?? never())))
      })
      expect(await server().runPromise(readAfter)).toEqual(content)
    })

    it("is not given up before whoever writes with it has ended", async () => {
      const on = server()
      const id = await on.runPromise(send(5, "Underveis", filesOf("Underveis")).pipe(Effect.orDie))
      const at = letterPlace(mailbox(5).id, id)
      const keys = await keyStore()
      const rotating = await opened.database.transaction(
        async (tx, sent) => {
          const held = await hold(sent, mailbox(5))
          // A server itself writes no letter anew: this stands for whatever it does write with the key.
          await tx.execute(sql`set local role none`)
          const [{ sealed } = never()] = await tx.select().from(letter).where(sql`id = ${id}`)
          const again = await keys.lock(held, (key) => seal(key, unseal(key, sealed, at), at))
          await tx.update(letter).set({ sealed: again }).where(sql`id = ${id}`)
          const done = rotate(mailbox(5))
          await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true)
          return { done }
        },
        entryOf(mailbox(5))
      )
      await rotating.done
      expect((await server().runPromise(read(5, id)))[0]).toBe("Underveis")
    })

    it("is lost to nobody when whoever changes it is killed", async () => {
      const on = server()
      const id = await on.runPromise(send(4, "Drept", filesOf("Drept")).pipe(Effect.orDie))
      for (const killedAt of [2, 5]) {
        const changing = fork(new URL("./change-mailbox-key.ts", import.meta.url), [opened.url ?? "", folder, "4"])
        for (let seen = 0; seen < killedAt; seen++) await once(changing, "message")
        changing.kill("SIGKILL")
        await once(changing, "exit")
        expect((await server().runPromise(read(4, id)))[0]).toBe("Drept")
      }
      await rotate(mailbox(4))
      expect((await on.runPromise(read(4, id)))[0]).toBe("Drept")
      expect(await keysOf(mailbox(4))).toBe(1)
    })
  }
})

/** What a letter says: its subject, and of each document enough to tell it from all others. */
const read = (number: number, id: LetterId) =>
  Effect.gen(function* () {
    const at = mailbox(number)
    const letters = yield* Letters
    const contents = yield* DocumentContents
    const found = yield* (yield* Transactor).within(at, letters.find(at.id, id, yield* DateTime.now))
    if (found === null) throw new Error("The letter is gone.")
    const documents = yield* Effect.forEach(documentsOf(found), (one) =>
      Effect.flatMap(contents.read(at.id, id, one.id, { from: 0, to: one.bytes - 1 }), (stream) =>
        Effect.promise(async () => digestible(Buffer.concat(await Array.fromAsync(stream))))
      )
    )
    return [found.subject, ...documents]
  })

const digestible = (content: Buffer): string => `${content.length} ${content.subarray(0, 60).toString()}`

const copyOf = ({ database }: OpenDatabase) =>
  database.transaction(async (tx) => ({
    letters: await tx.select().from(letter),
    documents: await tx.select().from(document)
  }))

const putBack = ({ database }: OpenDatabase, { letters, documents }: Awaited<ReturnType<typeof copyOf>>) =>
  database.transaction(async (tx) => {
    for (const { id, sealed } of letters) await tx.update(letter).set({ sealed }).where(sql`id = ${id}`)
    for (const { id, wrappedKey } of documents) await tx.update(document).set({ wrappedKey }).where(sql`id = ${id}`)
  })

/** Wraps the keys of a sending's files as versions did that did not know whom a file was for: under the sender's. */
const asEarlierVersionsDid = async (
  { database }: OpenDatabase,
  keys: Awaited<ReturnType<typeof openKeyStore>>,
  { id }: Sending
) => {
  const files = await database.transaction((tx) => tx.select().from(stagedFile).where(sql`sending = ${id}`))
  expect(files).toHaveLength(2)
  for (const file of files) {
    const place = keyPlaceOf(file)
    const before = { ...file, recipient: null, letter: null }
    const key = await keys.use(place.holder, ([of]) => unwrapDocumentKey(of, file.wrappedKey ?? never(), place))
    const wrappedKey = await keys.use(sender, ([of]) => wrapDocumentKey(of, key, keyPlaceOf(before)))
    await database.transaction((tx) =>
      tx
        .update(stagedFile)
        .set({ ...before, wrappedKey })
        .where(sql`attempt = ${file.attempt}`)
    )
  }
}

const wrappedKeys = ({ database }: OpenDatabase, sendings: ReadonlyArray<Sending>) =>
  database.transaction(async (tx) => {
    const ids = sendings.map(({ id }) => id)
    const files = await tx.select().from(stagedFile).where(inArray(stagedFile.sending, ids))
    return files.map(({ wrappedKey }) => wrappedKey?.toString("hex"))
  })

const stopped = new Error("stopped")

/** The database, for so many transactions. */
const stopping = (database: Database, most: number): Database => {
  let count = 0
  return {
    ...database,
    transaction: (work, entry) => (count++ < most ? database.transaction(work, entry) : Promise.reject(stopped))
  }
}

const never = (): never => {
  throw new Error("unreachable")
}
