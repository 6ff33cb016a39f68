import { randomUUID } from "node:crypto"
import { constants, type FileHandle, link, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { Unavailable } from "@postkasse/core/transaction"
import { tryLock } from "fs-native-extensions"
import { wipe } from "../crypto/index.ts"
import { codeOf, diskPatience, isMissing, makeFolder, opening, syncFolder, type Visit } from "../driver/index.ts"
import { keyDisk } from "./disk.ts"

/** The bytes of a file, or null where there is none. */
export const readIfThere = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((cause: unknown) => {
    if (isMissing(cause)) return null
    throw cause
  })

/**
 * Writes a file that was not there, whole or not at all, for its owner's eyes, and on the disk when it answers. False
 * where another was there first: that one stays.
 */
export const writeNew = async (path: string, bytes: Uint8Array): Promise<boolean> => {
  const folder = dirname(path)
  await makeFolder(folder)
  const temporary = join(folder, `.${randomUUID()}`)
  try {
    await writeDurably(temporary, bytes)
    // A link, not a rename: of two that write at once, the second must not replace the key the first has used.
    await link(temporary, path)
    return true
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false
    throw cause
  } finally {
    await unlink(temporary).catch(() => {})
    await syncFolder(folder)
  }
}

/**
 * Changes a file with nobody else at it, and leaves nothing of what was there; false where it is to stay as it is, null
 * where there is none. Bytes are wiped that went in and out.
 */
export const changeFile = (path: string, to: (bytes: Buffer) => Buffer | null): Promise<boolean | null> =>
  alone(dirname(path), async (run) => {
    const bytes = await run(() => readIfThere(path))
    if (bytes === null) return null
    const changed = to(bytes)
    await run(() => (changed === null ? wipeAway(nextTo(path)) : replaceForGood(path, changed)))
    for (const one of [bytes, changed]) if (one !== null) wipe(one)
    return changed !== null
  })

/**
 * Puts other bytes into a file's place, whole or not at all, and leaves nothing of what was there. They lie first under a
 * name that nobody asks for, and always the same: what a process that died in the middle has left is found by the next that
 * changes or removes the file. For whoever is alone in the folder.
 */
export const replaceForGood = async (path: string, bytes: Buffer): Promise<void> => {
  const next = nextTo(path)
  // Held open over the change, so that what was there can be overwritten when nobody asks for it any more.
  await using old = await open(path, "r+")
  await wipeAway(next)
  try {
    await writeDurably(next, bytes)
    await rename(next, path)
  } catch (cause) {
    await wipeAway(next).catch(() => {})
    throw cause
  }
  await syncFolder(dirname(path))
  await overwrite(old)
}

/**
 * Removes a file, for good on the disk when it answers, and what a change of it has left. Its name goes first to one that
 * nobody asks for, and always to the same, as when it is changed. For whoever is alone in the folder.
 */
export const removeForGood = async (path: string): Promise<void> => {
  const doomed = beside(path, "doomed")
  await rename(path, doomed).catch(unlessMissing)
  for (const left of [doomed, nextTo(path)]) await wipeAway(left)
  await syncFolder(dirname(path)).catch(unlessMissing)
}

/**
 * Wipes what processes that died have left in a folder: what they would have put in a file's place, or were removing, and
 * what lies under a name of its own, as new files do before they get theirs, and as in earlier versions changed ones did. Of
 * these only what was written before a moment (ms): whoever makes a file is not alone in the folder, as who calls this is.
 */
export const wipeLeftIn = async (folder: string, before: number): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (isOfChange(name)) await wipeUnlessNamed(path)
    else if (isNew(name)) await wipeNew(path, before).catch(unlessMissing)
  }
}

/** Whether a file of this name may be one that was left. */
export const mayBeLeft = (name: string): boolean => isOfChange(name) || isNew(name)

const isOfChange = (name: string): boolean => /^\..+\.(?:next|doomed)$/u.test(name)
const isNew = (name: string): boolean => /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(name)

const wipeNew = async (path: string, before: number): Promise<void> => {
  if ((await stat(path)).mtimeMs >= before) return
  const doomed = beside(path, "doomed")
  // Whoever would still give it its name finds it no more.
  await rename(path, doomed)
  await wipeUnlessNamed(doomed)
}

/** A file that has its name as well is the key itself: its bytes stay. */
const wipeUnlessNamed = async (path: string): Promise<void> => {
  if ((await stat(path)).nlink === 1) await wipeAway(path)
  else await unlink(path)
}

const nextTo = (path: string): string => beside(path, "next")
const beside = (path: string, what: string): string => join(dirname(path), `.${basename(path)}.${what}`)

/** Overwrites a file and removes it, if it is there. */
const wipeAway = async (path: string): Promise<void> => {
  try {
    await using file = await open(path, "r+")
    await overwrite(file)
    await unlink(path)
  } catch (cause) {
    unlessMissing(cause)
  }
}

const unlessMissing = (cause: unknown): void => {
  if (!isMissing(cause)) throw cause
}

/**
 * Runs work that changes or removes a folder's files, with nobody else at it in any process that shares the folder. The
 * lock is the system's and ends with the process; it is asked for again and again, for `patience` ms, since to wait inside
 * the system would hold one of the few threads that whoever has it needs. Work asks the disk by what it is given: what is
 * under way there, though it was given up, keeps the lock.
 */
export const alone = async <A>(
  folder: string,
  work: (run: Visit["run"]) => Promise<A>,
  patience = diskPatience
): Promise<A> => {
  const { run, clearUp } = keyDisk.visit()
  const { open: opened, file } = opening(join(folder, ".lock"), constants.O_RDWR | constants.O_CREAT)
  try {
    await run(() => makeFolder(folder))
    await run(opened)
    const until = performance.now() + patience
    while (!tryLock(file().fd)) {
      if (performance.now() > until) throw new Unavailable({ part: keyDisk.part, cause: "ETIMEDOUT" })
      await setTimeout(5)
    }
    return await work(run)
  } finally {
    await clearUp(async () => file().close())
  }
}

const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

// Best effort: a file system that copies on write keeps the old blocks until they are used again. The wrapped key in
// them is of no use without the root key.
const overwrite = async (file: FileHandle): Promise<void> => {
  const { size } = await file.stat()
  await file.write(Buffer.alloc(size), 0, size, 0)
  await file.sync()
}
