import { fork } from "node:child_process"
import { once } from "node:events"
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { sql } from "drizzle-orm"
import { Effect } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { lookAtDatabase, takeFolder } from "./folder.ts"
import { DataFolderBroken, DataFolderInUse, openDatabase } from "./index.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-folder-"))
afterAll(() => rm(parent, { recursive: true }))

let folders = 0
const newFolder = () => join(parent, `data-${folders++}`)

/** A folder that looks as if it held a database: as far as anybody looks before Postgres does. */
const lookalike = async () => {
  const folder = newFolder()
  for (const inside of ["global", "base", "pg_wal"]) await mkdir(join(folder, "database", inside), { recursive: true })
  await writeFile(join(folder, "database", "PG_VERSION"), "18\n")
  await writeFile(join(folder, "database", "global", "pg_control"), Buffer.alloc(8192, 7))
  return folder
}

const taking = (folder: string) => Effect.runPromise(Effect.scoped(Effect.flip(takeFolder(folder))))
const opening = (dataDir: string) => Effect.runPromise(Effect.scoped(Effect.flip(openDatabase({ dataDir }))))
const looking = (folder: string) => Effect.runPromise(Effect.scoped(Effect.flatMap(takeFolder(folder), lookAtDatabase)))
const isFree = (folder: string) => Effect.runPromise(Effect.scoped(Effect.as(takeFolder(folder), true)))

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
    const folder = newFolder()
    const other = fork(new URL("../../test/hold-folder.ts", import.meta.url), [folder])
    await once(other, "message")
    const refusal = await opening(folder)
    expect(refusal).toMatchObject({ _tag: "DataFolderInUse", folder })
    expect(refusal.message).toContain(String(other.pid))
    other.kill("SIGKILL")
    await once(other, "exit")
    expect(await isFree(folder)).toBe(true)
  })

  it("is refused to a second opener in the same process, and free again when it is closed", async () => {
    const folder = newFolder()
    const twice = Effect.andThen(takeFolder(folder), takeFolder(folder))
    expect(await Effect.runPromise(Effect.scoped(Effect.flip(twice)))).toBeInstanceOf(DataFolderInUse)
    expect(await isFree(folder)).toBe(true)
  })

  it("keeps what was written, and syncs what it acknowledges", async () => {
    const folder = newFolder()
    const first = Effect.flatMap(openDatabase({ dataDir: folder }), (db) =>
      Effect.promise(() => db.transaction((tx) => tx.execute(sql`create table kept as select 1 as one`)))
    )
    await Effect.runPromise(Effect.scoped(first))
    expect(await readdir(folder)).not.toContain("database.unfinished")
    const kept = sql`select one, current_setting('fsync') as fsync from kept`
    const second = Effect.flatMap(openDatabase({ dataDir: folder }), (db) =>
      Effect.promise(() => db.transaction((tx) => tx.execute(kept)).then(db.rows))
    )
    expect(await Effect.runPromise(Effect.scoped(second))).toEqual([{ one: 1, fsync: "on" }])
  }, 60_000)

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
    const folder = await lookalike()
    await breakIt(folder)
    const before = await pictureOf(folder)
    expect(await opening(folder)).toMatchObject({ _tag: "DataFolderBroken", folder })
    expect(await pictureOf(folder)).toEqual(before)
  })

  it("with a database that Postgres itself cannot start on is broken too", async () => {
    const folder = await lookalike()
    const before = await pictureOf(folder)
    expect(await opening(folder)).toMatchObject({ _tag: "DataFolderBroken", folder })
    expect(await pictureOf(folder)).toEqual(before)
  })

  it("that is a file, or lies in one, is broken", async () => {
    const file = join(parent, "file")
    await writeFile(file, "not a folder")
    for (const folder of [file, join(file, "inside")]) expect(await taking(folder)).toBeInstanceOf(DataFolderBroken)
    expect(await readFile(file, "utf8")).toBe("not a folder")
  })

  it("begins anew where a first start was broken off", async () => {
    const folder = await lookalike()
    await writeFile(join(folder, "database.unfinished"), "")
    expect(await looking(folder)).toBe("none")
    expect(await readdir(folder)).not.toContain("database")
  })

  it("is one's again who gives up a restore that was broken off, and puts the old database back", async () => {
    const folder = await lookalike()
    await mkdir(join(folder, "database.restoring"))
    await rename(join(folder, "database"), join(folder, "away"))
    expect(await looking(folder)).toBe("restoring")
    await rename(join(folder, "away"), join(folder, "database"))
    expect(await looking(folder)).toBe("made")
  })
})
