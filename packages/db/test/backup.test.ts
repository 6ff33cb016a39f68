import { randomUUID } from "node:crypto"
import { cp, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deliverWaiting } from "@postkasse/core/delivery"
import type { DocumentId, LetterId } from "@postkasse/core/letter"
import { type Mailbox, Mailboxes, replayDeletions } from "@postkasse/core/mailbox"
import { digipost, Policy } from "@postkasse/core/policy"
import { filesOf, findSending, type Sending, Staging } from "@postkasse/core/sending"
import { Transactor } from "@postkasse/core/transaction"
import { identifiers, memorySeal, noScanner } from "@postkasse/testkit/memory"
import { DateTime, Effect, Layer, Result } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { backUp, layerStorage, restore, type StorageOptions } from "../src/index.ts"
import { breakOff } from "./break-off.ts"
import { read } from "./read.ts"
import { accept, send } from "./send.ts"
import { mailboxNumber } from "./some-mailbox.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-backup-"))
afterAll(() => rm(parent, { recursive: true }))

const dataDir = join(parent, "data")
const options: StorageOptions = { dataDir, url: null, rootKeyFile: null, bucket: null }
const folder = join(parent, "backup")
const files = { "brev.txt": Buffer.from("Hei"), "vedlegg.txt": Buffer.alloc(300_000, "stort ") }
const [kept, deleted] = [mailboxNumber(1), mailboxNumber(2)]

const around = Layer.mergeAll(identifiers, Layer.succeed(Policy, digipost), noScanner, memorySeal)
const ports = layerStorage(options).pipe(Layer.provideMerge(around))
const on = <A, E>(work: Effect.Effect<A, E, Layer.Success<typeof ports>>) =>
  Effect.runPromise(Effect.provide(work, ports))
/** When the copies were made of which it was published that they are put back. */
const published: Array<DateTime.Utc> = []
const publish = async (copied: DateTime.Utc) => void published.push(copied)
const refusal = (work: Effect.Effect<unknown, { readonly message: string }>) =>
  Effect.runPromise(Effect.flip(work)).then(({ message }) => message)

describe("a backup of an embedded database", { timeout: 60_000 }, () => {
  let letters: ReadonlyArray<LetterId> = []
  let waiting: ReadonlyArray<Sending> = []

  it("is taken while nobody works on it, to a folder of its own, and holds no key", async () => {
    letters = await on(
      Effect.gen(function* () {
        const sent = [yield* send(1, "Til den ene", files), yield* send(2, "Til den andre", files)]
        expect(yield* Effect.flip(backUp(options, join(parent, "live")))).toMatchObject({ _tag: "DataFolderInUse" })
        waiting = [yield* accept(1, "Underveis til den ene", files), yield* accept(2, "Underveis til den andre", files)]
        return sent
      })
    )
    await Effect.runPromise(backUp(options, folder))
    expect((await readdir(folder)).toSorted()).toEqual(["backup.json", "blobs", "database"])
    expect(await refusal(backUp(options, folder))).toContain("is not empty")
  })

  it("LIFE-10: brings back all that it held but what was deleted for good since", async () => {
    await on(Effect.andThen(send(3, "Etter kopien, og etter dem som ventet", files), destroy(deleted)))
    expect(await refusal(restore(options, folder, publish))).toContain("Move it away")
    await rename(join(dataDir, "database"), join(parent, "lost"))
    await rm(join(dataDir, "blobs"), { recursive: true })
    const restored = await Effect.runPromise(restore(options, folder, publish))
    expect(restored.blobs).toBe(4)
    expect(published).toEqual([restored.at])
    await on(
      Effect.gen(function* () {
        const [one, other] = letters
        if (one === undefined || other === undefined) return expect.unreachable()
        expect(yield* read(kept, one)).toEqual(Object.values(files))
        expect(yield* read(deleted, other)).toEqual([])
        expect(yield* replayDeletions()).toBe(1)
        expect(yield* inMailbox(deleted, (mailboxes) => mailboxes.find(deleted.id))).toMatchObject({
          life: { _tag: "Deleted" }
        })
        // What came after the backup is not in it.
        const later = mailboxNumber(3)
        expect(yield* inMailbox(later, (mailboxes) => mailboxes.find(later.id))).toBeNull()
      })
    )
    expect(await blobsIn(dataDir)).toHaveLength(3)
  })

  it("LIFE-10: brings a letter on its way to whoever it was for, and where that mailbox was deleted for good to nobody", async () => {
    const [one, other] = waiting
    if (one === undefined || other === undefined) return expect.unreachable()
    await on(
      Effect.gen(function* () {
        for (const sending of waiting) {
          for (const { document } of filesOf(sending))
            expect(yield* isReadable(sending, document)).toBe(sending === one)
        }
        yield* deliverWaiting(100)
        expect(yield* read(kept, one.letter)).toEqual(Object.values(files))
        expect(yield* read(deleted, other.letter)).toEqual([])
        const told = yield* findSending(other.sender.organisation, other.id)
        expect(Result.getOrThrow(told).state).toMatchObject({ _tag: "Refused", rules: ["LIFE-1"] })
      })
    )
  })

  it("is not restored where it is not whole, nor to another kind of database", async () => {
    const half = join(parent, "half")
    await cp(folder, half, { recursive: true })
    await rm(join(half, "backup.json"))
    expect(await refusal(restore(options, half, publish))).toContain("no whole backup")
    const elsewhere = { ...options, url: "postgres://127.0.0.1:1/postkasse" }
    expect(await refusal(restore(elsewhere, folder, publish))).toContain("PGlite")
  })

  it("whose restore is killed, wherever, leaves what no server starts on, until it is done again", {
    timeout: 180_000
  }, async () => {
    const fresh = { ...options, dataDir: join(parent, "fresh") }
    await cp(join(dataDir, "keys"), join(fresh.dataDir, "keys"), { recursive: true })
    // A server's first start was broken off there.
    await cp(join(folder, "database"), join(fresh.dataDir, "database"), { recursive: true })
    await rm(join(fresh.dataDir, "database", "global"), { recursive: true })
    await writeFile(join(fresh.dataDir, "database.unfinished"), "")
    const [blob = ""] = (await blobsIn(folder)).map(({ name }) => name)
    // In turn: each is the one before done again. The last leaves less than it has found.
    for (const moment of [blob, "publishing", "PG_VERSION", "opening", "database", "PG_VERSION"]) {
      expect(await breakOff(moment, fresh, folder)).toBe("SIGKILL")
      const left = await readdir(fresh.dataDir)
      expect(left.toSorted(), moment).toEqual(["blobs", "database.restoring", "keys", "lock"])
      const refused = Effect.flip(Layer.build(layerStorage(fresh).pipe(Layer.provide(around))))
      const { message } = await Effect.runPromise(Effect.scoped(refused))
      expect(message, moment).toMatch(/was broken off.* do it again/u)
      expect(await refusal(backUp(fresh, join(parent, randomUUID())))).toBe(message)
      expect(await readdir(fresh.dataDir)).toEqual(left)
    }
    await Effect.runPromise(restore(fresh, folder, publish))
    await Effect.gen(function* () {
      const [one] = letters
      if (one === undefined) return expect.unreachable()
      expect(yield* read(kept, one)).toEqual(Object.values(files))
    }).pipe(Effect.provide(layerStorage(fresh).pipe(Layer.provideMerge(around))), Effect.runPromise)
    expect(await refusal(restore(fresh, folder, publish))).toContain("Move it away")
  })
})

const blobsIn = async (folder: string) =>
  (await readdir(join(folder, "blobs"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

/** Whether the system can still read a file of a sending on its way. */
const isReadable = Effect.fnUntraced(function* ({ id: sending, sender: { organisation } }: Sending, of: DocumentId) {
  const staging = yield* Staging
  const { within } = yield* Transactor
  const content = yield* within(
    { _tag: "Organisation", number: organisation },
    staging.read({ organisation, sending }, of)
  )
  const stream = yield* content
  if (stream === null) return false
  yield* Effect.promise(() => Array.fromAsync(stream))
  return true
})

const inMailbox = <A, R>({ id }: Mailbox, work: (mailboxes: typeof Mailboxes.Service) => Effect.Effect<A, never, R>) =>
  Effect.gen(function* () {
    const mailboxes = yield* Mailboxes
    return yield* (yield* Transactor).within({ _tag: "Mailbox", id }, work(mailboxes))
  })

const destroy = (mailbox: Mailbox) =>
  inMailbox(mailbox, (mailboxes) =>
    mailboxes.record(mailbox, {
      _tag: "MailboxDeleted",
      mailbox: mailbox.id,
      at: DateTime.makeUnsafe("2027-03-01T00:00:00Z"),
      rules: ["LIFE-3", "LIFE-10"]
    })
  )
