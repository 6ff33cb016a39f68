import { randomUUID } from "node:crypto"
import { constants, type FileHandle, link, open, readFile, rename, unlink } from "node:fs/promises"
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

/** Puts other bytes into a file's place, whole or not at all, and leaves nothing of what was there. */
export const replaceForGood = async (path: string, bytes: Buffer): Promise<void> => {
  const folder = dirname(path)
  const temporary = join(folder, `.${randomUUID()}`)
  // Held open over the change, so that what was there can be overwritten when nobody asks for it any more.
  await using old = await open(path, "r+")
  try {
    await writeDurably(temporary, bytes)
    await rename(temporary, path)
  } catch (cause) {
    await unlink(temporary).catch(() => {})
    throw cause
  }
  await syncFolder(folder)
  await overwrite(old)
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
    if (changed !== null) await run(() => replaceForGood(path, changed))
    for (const one of [bytes, changed]) if (one !== null) wipe(one)
    return changed !== null
  })

/**
 * Removes a file, for good on the disk when it answers. Its name goes first to one that nobody asks for, and always to the
 * same: what a process that died in the middle has left is found by the next that removes it.
 */
export const removeForGood = async (path: string): Promise<void> => {
  const doomed = join(dirname(path), `.${basename(path)}.doomed`)
  await rename(path, doomed).catch(unlessMissing)
  await wipeAway(doomed).catch(unlessMissing)
  await syncFolder(dirname(path)).catch(unlessMissing)
}

const wipeAway = async (path: string): Promise<void> => {
  await using file = await open(path, "r+")
  await overwrite(file)
  await unlink(path)
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
