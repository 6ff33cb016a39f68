import { constants, createReadStream } from "node:fs"
import { mkdir, open, rename, unlink } from "node:fs/promises"
import { dirname, join } from "node:path"
import { isMissing, onDisk, syncFolder } from "../driver/index.ts"
import { BlobMissing, BlobRemoved, type BlobStore, part, pathOf } from "./store.ts"

/** Blobs as files in a folder, which several processes may share. */
export const openBlobFiles = (folder: string): BlobStore => ({
  write: (id, cipher) => {
    const path = join(folder, pathOf(id))
    return onDisk(part, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeDurably(partOf(path), cipher)
      await rename(partOf(path), path).catch((cause: unknown) => {
        throw isMissing(cause) ? new BlobRemoved() : cause
      })
      await syncFolder(dirname(path))
    })
  },
  read: (id) => contentOf(join(folder, pathOf(id))),
  remove: (id) => {
    const path = join(folder, pathOf(id))
    return onDisk(part, async () => {
      // What an unfinished write left goes first: its writer then sees that it was removed.
      for (const file of [partOf(path), path]) await unlink(file).catch(unlessMissing)
    })
  }
})

async function* contentOf(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path, { highWaterMark: atOnce })
  } catch (cause) {
    if (isMissing(cause)) throw new BlobMissing()
    await onDisk(part, () => Promise.reject(cause))
  }
}

const writeDurably = async (path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)
  try {
    for await (const some of gathered(bytes)) await writeWhole(file, some)
    await file.sync()
  } catch (cause) {
    await unlink(path)
    throw cause
  } finally {
    await file.close()
  }
}

async function* gathered(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let some = new Array<Uint8Array>()
  let length = 0
  for await (const chunk of bytes) {
    some.push(chunk)
    length += chunk.length
    if (length < atOnce) continue
    yield Buffer.concat(some, length)
    some = []
    length = 0
  }
  yield Buffer.concat(some, length)
}

const writeWhole = async (file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> => {
  let rest = chunk
  while (rest.length > 0) rest = rest.subarray((await file.write(rest)).bytesWritten)
}

/** Bytes that are read, or wait to be written, at a time: each turn to the disk costs the handing over to another thread. */
const atOnce = 256 * 1024

const unlessMissing = (cause: unknown): void => {
  if (!isMissing(cause)) throw cause
}

const partOf = (path: string): string => `${path}.part`
