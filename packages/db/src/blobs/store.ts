/**
 * Blob: the ciphertext of a document too large for a row, under an id of its own. What lies here is only ever found by a
 * row that names it; no listing is trusted.
 *
 * @module
 */
import { constants, createReadStream } from "node:fs"
import { mkdir, open, rename, unlink } from "node:fs/promises"
import { dirname, join } from "node:path"
import { isMissing, onDisk, syncFolder } from "../driver/index.ts"

/** The blob was removed while it was written. */
export class BlobRemoved extends Error {
  override readonly name = "BlobRemoved"
}

export interface BlobStore {
  /**
   * Writes a blob, on the disk when it answers. A stream that fails leaves nothing but an error; `BlobRemoved` where
   * somebody removed it meanwhile.
   */
  readonly write: (id: string, cipher: AsyncIterable<Uint8Array>) => Promise<void>
  /** The blob from its beginning; nothing more is read once the reader stops. */
  readonly read: (id: string) => AsyncIterable<Uint8Array>
  /** Removes a blob and what an unfinished write left of it, if there is any. */
  readonly remove: (id: string) => Promise<void>
}

/** Blobs as files in a folder, which several processes may share. Faults that may pass are `Unavailable`. */
export const openBlobFiles = (folder: string): BlobStore => ({
  write: (id, cipher) => {
    const path = pathOf(folder, id)
    return onDisk(part, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeDurably(partOf(path), cipher)
      await rename(partOf(path), path).catch((cause: unknown) => {
        throw isMissing(cause) ? new BlobRemoved() : cause
      })
      await syncFolder(dirname(path))
    })
  },
  read: (id) => createReadStream(pathOf(folder, id)),
  remove: (id) => {
    const path = pathOf(folder, id)
    return onDisk(part, async () => {
      for (const file of [partOf(path), path]) await unlink(file).catch(unlessMissing)
    })
  }
})

const writeDurably = async (path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    for await (const chunk of bytes) await writeWhole(file, chunk)
    await file.sync()
  } catch (cause) {
    await unlink(path)
    throw cause
  } finally {
    await file.close()
  }
}

const writeWhole = async (file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> => {
  let rest = chunk
  while (rest.length > 0) rest = rest.subarray((await file.write(rest)).bytesWritten)
}

const part = "blob store"

const unlessMissing = (cause: unknown): void => {
  if (!isMissing(cause)) throw cause
}

const pathOf = (folder: string, id: string): string => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) throw new RangeError("not the id of a blob")
  // The last two digits, of a UUIDv7 the random end, spread the files over 256 folders.
  return join(folder, id.slice(-2), id)
}

const partOf = (path: string): string => `${path}.part`
