import { fork } from "node:child_process"
import { once } from "node:events"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { Effect, Exit } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { DataFolderBroken, DataFolderInUse, openDatabase } from "./index.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-folder-"))
afterAll(() => rm(parent, { recursive: true }))

/** A data folder with a database in it, made once: every test works on a copy. */
const made = join(parent, "made")
beforeAll(() => Effect.runPromise(Effect.scoped(openDatabase({ dataDir: made }))), 60_000)

let copies = 0
const copy = async () => {
  const folder = join(parent, `copy-${copies++}`)
  await cp(made, folder, { recursive: true })
  return folder
}

const opening = (dataDir: string) => Effect.runPromise(Effect.scoped(Effect.exit(openDatabase({ dataDir }))))
const failure = async (dataDir: string) => {
  const exit = await opening(dataDir)
  return Exit.isFailure(exit) ? exit.cause.reasons[0] : null
}

/** Everything in a folder: names, sizes and when last changed. */
const pictureOf = async (folder: string) => {
  const names = await readdir(folder, { recursive: true })
  const found = names.filter((name) => name !== "lock").toSorted()
  return Promise.all(
    found.map((name) => stat(join(folder, name)).then(({ size, mtimeMs }) => ({ name, size, mtimeMs })))
  )
}

describe("the data folder", () => {
  it("is refused while another process has it, and free at once when that one is killed", async () => {
    const folder = await copy()
    const other = fork(new URL("../../test/hold-folder.ts", import.meta.url), [folder])
    await once(other, "message")
    const reason = await failure(folder)
    expect(reason).toMatchObject({ error: { _tag: "DataFolderInUse", folder } })
    expect((reason as unknown as { error: DataFolderInUse }).error.message).toContain(String(other.pid))
    other.kill("SIGKILL")
    await once(other, "exit")
    expect(Exit.isSuccess(await opening(folder))).toBe(true)
  })

  it("is refused to a second opener in the same process, and free again when it is closed", async () => {
    const folder = await copy()
    const twice = openDatabase({ dataDir: folder }).pipe(Effect.andThen(openDatabase({ dataDir: folder })))
    expect(await Effect.runPromise(Effect.flip(Effect.scoped(twice)))).toBeInstanceOf(DataFolderInUse)
    expect(Exit.isSuccess(await opening(folder))).toBe(true)
  })

  it("keeps what was written, and syncs what it acknowledges", async () => {
    const folder = await copy()
    const first = Effect.flatMap(openDatabase({ dataDir: folder }), (db) =>
      Effect.promise(() => db.transaction((tx) => tx.execute(sql`create table kept as select 1 as one`)))
    )
    await Effect.runPromise(Effect.scoped(first))
    const second = Effect.flatMap(openDatabase({ dataDir: folder }), (db) =>
      Effect.promise(() =>
        db.transaction((tx) => tx.execute(sql`select one, current_setting('fsync') as fsync from kept`)).then(db.rows)
      )
    )
    expect(await Effect.runPromise(Effect.scoped(second))).toEqual([{ one: 1, fsync: "on" }])
  })

  const breakages: ReadonlyArray<readonly [string, (folder: string) => Promise<unknown>]> = [
    ["without PG_VERSION", (folder) => rm(join(folder, "database", "PG_VERSION"))],
    ["of another Postgres", (folder) => writeFile(join(folder, "database", "PG_VERSION"), "14\n")],
    ["whose control file is cut short", (folder) => truncate(join(folder, "database", "global", "pg_control"), 100)],
    ["whose log is missing", (folder) => rm(join(folder, "database", "pg_wal"), { recursive: true })],
    [
      "that is something else",
      async (folder) => {
        await rm(join(folder, "database"), { recursive: true })
        await mkdir(join(folder, "database"))
        await writeFile(join(folder, "database", "holiday.jpg"), "sea")
      }
    ],
    [
      "that is a file",
      async (folder) => {
        await rm(join(folder, "database"), { recursive: true })
        await writeFile(join(folder, "database"), "not a folder")
      }
    ]
  ]
  it.each(breakages)("with a database %s is broken, says so, and is left as it is", async (_, breakIt) => {
    const folder = await copy()
    await breakIt(folder)
    const before = await pictureOf(folder)
    expect(await failure(folder)).toMatchObject({ error: { _tag: "DataFolderBroken", folder } })
    expect(await pictureOf(folder)).toEqual(before)
  })

  it("with a damaged control file of the right size is broken too", async () => {
    const folder = await copy()
    await writeFile(join(folder, "database", "global", "pg_control"), Buffer.alloc(8192, 7))
    expect(await failure(folder)).toMatchObject({ error: { _tag: "DataFolderBroken" } })
  })

  it("that is a file, or lies in one, is broken", async () => {
    const file = join(parent, "file")
    await writeFile(file, "not a folder")
    for (const dataDir of [file, join(file, "inside")]) {
      expect(await Effect.runPromise(Effect.flip(Effect.scoped(openDatabase({ dataDir }))))).toBeInstanceOf(
        DataFolderBroken
      )
    }
    expect(await readFile(file, "utf8")).toBe("not a folder")
  })

  it("begins anew where a first start was broken off", async () => {
    const folder = await copy()
    await writeFile(join(folder, "database.unfinished"), "")
    await rm(join(folder, "database", "global", "pg_control"))
    expect(Exit.isSuccess(await opening(folder))).toBe(true)
    expect(await readdir(folder)).not.toContain("database.unfinished")
  }, 60_000)
})
