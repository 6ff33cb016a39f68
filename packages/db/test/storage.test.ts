import { fork } from "node:child_process"
import { on as events, once } from "node:events"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Mailboxes } from "@postkasse/core/mailbox"
import { digipost, Policy } from "@postkasse/core/policy"
import { Transactor } from "@postkasse/core/transaction"
import { memorySeal } from "@postkasse/testkit/memory"
import { createDatabase, dropDatabase } from "@postkasse/testkit/postgres"
import { Effect, Layer } from "effect"
import { afterAll, describe, expect, inject, it } from "vitest"
import { layerStorage, type StorageOptions } from "../src/index.ts"
import { mailboxNumber } from "./some-mailbox.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-storage-"))
afterAll(() => rm(parent, { recursive: true }))

const embedded = (dataDir: string): StorageOptions => ({ dataDir, url: null, rootKeyFile: null, bucket: null })

const on = <A, E>(options: StorageOptions, work: Effect.Effect<A, E, Layer.Success<ReturnType<typeof layerStorage>>>) =>
  Effect.runPromise(
    work.pipe(
      Effect.provide(
        layerStorage(options).pipe(Layer.provide(Layer.merge(Layer.succeed(Policy, digipost), memorySeal)))
      )
    )
  )
const failing = (options: StorageOptions) =>
  on(options, Effect.void).then(
    () => null,
    (failure: unknown) => failure
  )

const add = (number: number) =>
  Effect.gen(function* () {
    const mailbox = mailboxNumber(number)
    const mailboxes = yield* Mailboxes
    yield* (yield* Transactor).within({ _tag: "Mailbox", id: mailbox.id }, mailboxes.add(mailbox))
  })
const find = (number: number) =>
  Effect.gen(function* () {
    const { id } = mailboxNumber(number)
    const mailboxes = yield* Mailboxes
    return yield* (yield* Transactor).within({ _tag: "Mailbox", id }, mailboxes.find(id))
  })

describe("storage in a data folder", { timeout: 60_000 }, () => {
  const folder = join(parent, "data")

  it("is made at the first start and kept over restarts", async () => {
    await on(embedded(folder), add(1))
    expect(await on(embedded(folder), find(1))).toEqual(mailboxNumber(1))
    expect((await readdir(folder)).toSorted()).toEqual(["database", "keys", "lock"])
  })

  it("loses nothing that it acknowledged when the process is killed", async () => {
    const writer = fork(new URL("./write-mailboxes.ts", import.meta.url), [folder])
    let acknowledged = 0
    for await (const [number] of events(writer, "message", { close: ["exit"] })) {
      acknowledged = Number(number)
      if (acknowledged >= 120) break
    }
    writer.kill("SIGKILL")
    await once(writer, "exit")
    const all = Effect.forEach(
      Array.from({ length: acknowledged - 100 }, (_, index) => index + 101),
      find
    )
    const kept = await on(embedded(folder), all)
    expect(kept.filter((mailbox) => mailbox === null)).toEqual([])
    expect(kept.length).toBeGreaterThanOrEqual(20)
  })

  it("is refused without the keys it was written under, or with others", async () => {
    const file = join(parent, "other.key")
    await writeFile(file, Buffer.alloc(32, 9))
    expect(await failing({ ...embedded(folder), rootKeyFile: file })).toMatchObject({ _tag: "KeysDiffer" })
    await rm(join(folder, "keys", "root.key"))
    expect(await failing(embedded(folder))).toMatchObject({ _tag: "DataFolderBroken" })
    expect(await readdir(join(folder, "keys"))).not.toContain("root.key")
  })
})

describe("storage on a server", () => {
  it("is shared by several processes that share the keys, and refused to one with keys of its own", async () => {
    const url = await createDatabase(inject("postgres").embedded)
    const shared: StorageOptions = { dataDir: join(parent, "shared"), url, rootKeyFile: null, bucket: null }
    await Promise.all([on(shared, add(1)), on(shared, add(2)), on(shared, add(3))])
    expect(await on(shared, Effect.all([find(1), find(2), find(3)]))).toEqual([1, 2, 3].map(mailboxNumber))
    expect(await failing({ ...shared, dataDir: join(parent, "own") })).toMatchObject({ _tag: "KeysDiffer" })
    await dropDatabase(url)
  })
})
