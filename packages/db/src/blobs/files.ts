import { constants } from "node:fs"
import { type FileHandle, rename, unlink } from "node:fs/promises"
import { dirname, join } from "node:path"
import {
  diskPatience,
  diskThreads,
  isMissing,
  makeFolder,
  opening,
  syncFolder,
  turnsOf,
  type Visit
} from "../driver/index.ts"
import { BlobMissing, BlobRemoved, type BlobStore, part, pathOf } from "./store.ts"

/** Blobs as files in a folder, which several processes may share. Its disk may take `patience` ms in all over one of them. */
export const openBlobFiles = (folder: string, patience = diskPatience): BlobStore => {
  const disk = turnsOf(part, turns, patience, diskThreads)
  const { visit } = disk
  return {
    write: async (id, cipher) => {
      const path = join(folder, pathOf(id))
      const { run, clearUp } = visit()
      await run(() => makeFolder(dirname(path)))
      await writeDurably({ run, clearUp }, partOf(path), cipher)
      await run(() => rename(partOf(path), path)).catch((cause: unknown) => {
        throw isMissing(cause) ? new BlobRemoved() : cause
      })
      await run(() => syncFolder(dirname(path)))
    },
    read: (id) => contentOf(visit(), join(folder, pathOf(id))),
    remove: async (id) => {
      const path = join(folder, pathOf(id))
      const { run } = visit()
      // What an unfinished write left goes first: its writer then sees that it was removed.
      for (const file of [partOf(path), path]) await run(() => unlink(file)).catch(unlessMissing)
    },
    disk
  }
}

async function* contentOf({ run, clearUp }: Visit, path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const { open: opened, file } = opening(path, constants.O_RDONLY)
  try {
    await run(opened)
    while (true) {
      const { bytesRead, buffer } = await run(() => file().read(Buffer.allocUnsafeSlow(atOnce)))
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } catch (cause) {
    throw isMissing(cause) ? new BlobMissing() : cause
  } finally {
    void clearUp(async () => file().close())
  }
}

const writeDurably = async ({ run, clearUp }: Visit, path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const { open: opened, file } = opening(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL)
  try {
    await run(opened)
    for await (const some of gathered(bytes)) await run(() => writeWhole(file(), some))
    await run(() => file().sync())
    await run(() => file().close())
  } catch (cause) {
    await clearUp(async () => {
      await file().close()
      await unlink(path)
    })
    throw cause
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

const writeWhole = async (file: FileHandle, chunk: Uint8Array): Promise<void> => {
  let rest = chunk
  while (rest.length > 0) rest = rest.subarray((await file.write(rest)).bytesWritten)
}

/** Of the threads that may wait for disks, those that may wait for this one. */
const turns = 2

/** Bytes that are read, or wait to be written, at a time: each turn to the disk costs the handing over to another thread. */
const atOnce = 256 * 1024

const unlessMissing = (cause: unknown): void => {
  if (!isMissing(cause)) throw cause
}

const partOf = (path: string): string => `${path}.part`
