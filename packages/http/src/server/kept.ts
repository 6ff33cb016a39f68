import { readFile } from "node:fs/promises"
import { isMissing, writeNew } from "@postkasse/db"

/**
 * What a file keeps from one start to the next, made at the first: readable by nobody else, and whole and on the disk, or not
 * there. Of several that make it at once one is kept, and all have that one.
 */
export const keptIn = async (path: string, make: () => Promise<Uint8Array> | Uint8Array): Promise<Uint8Array> => {
  const kept = await readFile(path).catch(absent)
  if (kept !== null) return kept
  const made = await make()
  return (await writeNew(path, made)) ? made : readFile(path)
}

const absent = (fault: unknown): null => {
  if (isMissing(fault)) return null
  throw fault
}
