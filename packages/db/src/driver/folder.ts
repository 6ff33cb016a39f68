/**
 * The data folder: one process at a time, and nothing written into one that is not ours or is broken.
 *
 * @module
 */
import { close, constants, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs"
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { promisify } from "node:util"
import { Data, Effect, type Scope } from "effect"
import { tryLock } from "fs-native-extensions"
import { codeOf } from "./fault.ts"

/** Another process works on the folder. Two at once would lose what one of them acknowledged. */
export class DataFolderInUse extends Data.TaggedError("DataFolderInUse")<{
  readonly folder: string
  readonly message: string
}> {}

/** The folder holds something that cannot be used as it is. It was left as it was found. */
export class DataFolderBroken extends Data.TaggedError("DataFolderBroken")<{
  readonly folder: string
  readonly message: string
}> {}

/** Where a database is. */
export interface DataFolder {
  readonly folder: string
  readonly database: string
  /** Exists while a first start is making the database: what lies there then holds nothing yet. */
  readonly unfinished: string
  /** Exists while a backup is being put back, and holds what of its database is there. */
  readonly restoring: string
}

/**
 * Takes the folder for as long as the scope lives. The lock is the operating system's on an open file, so that it ends
 * with the process however that ends; a pid in a file would outlive a crash, and a heartbeat would make restarts wait.
 */
export const takeFolder = (
  folder: string
): Effect.Effect<DataFolder, DataFolderInUse | DataFolderBroken, Scope.Scope> =>
  Effect.gen(function* () {
    yield* Effect.tryPromise({
      try: () => mkdir(folder, { recursive: true, mode: 0o700 }),
      catch: (cause) => broken(folder, `it cannot be made (${codeOf(cause) ?? "fault"})`)
    })
    yield* Effect.acquireRelease(lock(folder), (fd) => Effect.promise(() => promisify(close)(fd)))
    const database = join(folder, "database")
    return { folder, database, unfinished: `${database}.unfinished`, restoring: `${database}.restoring` }
  })

const lock = (folder: string): Effect.Effect<number, DataFolderInUse | DataFolderBroken> =>
  Effect.suspend((): Effect.Effect<number, DataFolderInUse | DataFolderBroken> => {
    const path = join(folder, "lock")
    let fd: number
    try {
      fd = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    } catch (cause) {
      return Effect.fail(broken(folder, `its lock file cannot be opened (${codeOf(cause) ?? "fault"})`))
    }
    if (!tryLock(fd)) {
      const holder = readFileSync(fd, "utf8").trim()
      return Effect.promise(() => promisify(close)(fd)).pipe(Effect.andThen(Effect.fail(inUse(folder, holder))))
    }
    ftruncateSync(fd)
    writeSync(fd, `${process.pid}\n`, 0)
    return Effect.succeed(fd)
  })

/**
 * Whether a database lies in the folder: `made`, `restoring` where a restore that was broken off has left a part of one, or
 * `none`. What a first start left unfinished is cleared away. Looks before Postgres does, since Postgres repairs and writes as it looks.
 */
export const lookAtDatabase = (at: DataFolder): Effect.Effect<"made" | "restoring" | "none", DataFolderBroken> =>
  Effect.tryPromise({
    try: async () => {
      if (await exists(at.unfinished)) await rm(at.database, { recursive: true, force: true })
      if (!(await exists(at.database))) return (await exists(at.restoring)) ? "restoring" : "none"
      const inside = await readdir(at.database).catch(() => null)
      if (inside === null) throw broken(at.folder, "database is not a folder that can be read")
      const version = await readFile(join(at.database, "PG_VERSION"), "utf8").catch(() => null)
      if (version === null) throw broken(at.folder, "database has no PG_VERSION: it is not a database")
      if (version.trim() !== pgVersion) {
        throw broken(at.folder, `database is of Postgres ${version.trim()}, this program reads ${pgVersion}`)
      }
      for (const part of ["global", "base", "pg_wal"]) {
        if (!(await isFolder(join(at.database, part)))) throw broken(at.folder, `database/${part} is missing`)
      }
      const control = await stat(join(at.database, "global", "pg_control")).catch(() => null)
      if (control?.size !== controlBytes) throw broken(at.folder, "database/global/pg_control is damaged or missing")
      return "made"
    },
    catch: (cause) =>
      cause instanceof DataFolderBroken ? cause : broken(at.folder, `it cannot be read (${codeOf(cause) ?? "fault"})`)
  })

/** Marks the database as being made, and then as made; each on the disk before it answers. */
export const markUnfinished = async (at: DataFolder): Promise<void> => {
  await using file = await open(at.unfinished, "w", 0o600)
  await file.sync()
  await syncFolder(at.folder)
}
export const markMade = async (at: DataFolder): Promise<void> => {
  await rm(at.unfinished, { force: true })
  await syncFolder(at.folder)
}

/** Makes a folder for its owner alone, and those that it lies in, where there is none; its name is on the disk when it answers. */
export const makeFolder = async (folder: string): Promise<void> => {
  const path = resolve(folder)
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** Puts the names in a folder on the disk, so that a file made, renamed or removed stays so. */
export const syncFolder = async (folder: string): Promise<void> => {
  await using handle = await open(folder, constants.O_RDONLY)
  await handle.sync()
}

/** A `DataFolderBroken` in words for whoever runs it. */
export const broken = (folder: string, why: string): DataFolderBroken =>
  new DataFolderBroken({
    folder,
    message: `The data folder ${folder} cannot be used: ${why}. Nothing in it was changed. Restore it from a backup, or name another folder with DATA_DIR.`
  })

const inUse = (folder: string, holder: string): DataFolderInUse =>
  new DataFolderInUse({
    folder,
    message: `The data folder ${folder} is in use by another process${holder === "" ? "" : ` (${holder})`}. Stop that one first, or name another folder with DATA_DIR.`
  })

// The Postgres that PGlite 0.5 is, and the fixed size of its control file.
const pgVersion = "18"
const controlBytes = 8192

const exists = (path: string): Promise<boolean> => stat(path).then(yes, no)
const isFolder = (path: string): Promise<boolean> => stat(path).then((found) => found.isDirectory(), no)
const yes = (): boolean => true
const no = (): boolean => false
