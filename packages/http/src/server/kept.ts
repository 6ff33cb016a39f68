import { randomUUID } from "node:crypto"
import { mkdir, open, readFile, rename, rm } from "node:fs/promises"
import { dirname } from "node:path"

/** What a file keeps from one start to the next, made at the first: readable by nobody else, and whole or not there. */
export const keptIn = async (path: string, make: () => Promise<Uint8Array> | Uint8Array): Promise<Uint8Array> => {
  const kept = await readFile(path).catch(absent)
  if (kept !== null) return kept
  const made = await make()
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${randomUUID()}`
  try {
    const file = await open(unfinished, "wx", 0o600)
    await file.writeFile(made)
    await file.sync()
    await file.close()
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
  return made
}

const absent = (fault: NodeJS.ErrnoException): null => {
  if (fault.code === "ENOENT") return null
  throw fault
}
