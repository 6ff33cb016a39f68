import { constants, copyFile, mkdir, open, readdir, rename, stat } from "node:fs/promises"
import { join } from "node:path"
import { isMissing, syncFolder } from "../driver/index.ts"

/**
 * Copies the files of a folder and of those in it, each whole or not at all, and on the disk when it answers how many. One
 * that is there already stays, one that is half written is left out, and one that goes meanwhile is none.
 */
export const copyFolder = async (from: string, to: string): Promise<number> => {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const entries = await readdir(from, { withFileTypes: true }).catch(noneIfMissing)
  let copied = 0
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copied += await copyFolder(source, target)
    else if (!entry.name.endsWith(half) && (await copyNew(source, target))) copied++
  }
  await syncFolder(to)
  return copied
}

const copyNew = async (from: string, to: string): Promise<boolean> => {
  if (await stat(to).then(yes, no)) return false
  const unfinished = `${to}${half}`
  try {
    await copyFile(from, unfinished, constants.COPYFILE_FICLONE)
  } catch (cause) {
    if (isMissing(cause)) return false
    throw cause
  }
  await sync(unfinished)
  await rename(unfinished, to)
  return true
}

/** Puts a file's bytes on the disk. */
export const sync = async (path: string): Promise<void> => {
  await using file = await open(path, "r+")
  await file.sync()
}

// As the blob store names what it has not finished.
const half = ".part"

const noneIfMissing = (cause: unknown): [] => {
  if (isMissing(cause)) return []
  throw cause
}
const yes = (): boolean => true
const no = (): boolean => false
