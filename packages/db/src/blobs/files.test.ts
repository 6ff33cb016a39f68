import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DiskFull } from "@postkasse/core/transaction"
import { mountSmallDisk } from "@postkasse/testkit/disk"
import { afterAll, describe, expect, it } from "vitest"
import { BlobRemoved, openBlobFiles } from "./index.ts"

const folder = await mkdtemp(join(tmpdir(), "postkasse-blobs-"))
afterAll(() => rm(folder, { recursive: true }))

const blobs = openBlobFiles(folder)
const id = (last: number) => `0190b5a0-0000-7000-8000-00000000000${last}`
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

async function* chunks(count: number) {
  for (let number = 0; number < count; number++) yield Buffer.alloc(10_000, number)
}

describe("blobs as files", () => {
  it("are for the owner's eyes only", async () => {
    await blobs.write(id(1), chunks(20))
    const [file] = await files()
    expect((await stat(join(file?.parentPath ?? "", file?.name ?? ""))).mode & 0o777).toBe(0o600)
    await blobs.remove(id(1))
  })

  it("are never written over while they are being written", async () => {
    const [one, other] = await Promise.allSettled([blobs.write(id(3), chunks(50)), blobs.write(id(3), chunks(50))])
    expect([one?.status, other?.status].toSorted()).toEqual(["fulfilled", "rejected"])
    await blobs.remove(id(3))
  })

  it("tell their writer that they were removed meanwhile", async () => {
    async function* removed() {
      yield* chunks(1)
      await blobs.remove(id(2))
      yield* chunks(1)
    }
    await expect(blobs.write(id(2), removed())).rejects.toBeInstanceOf(BlobRemoved)
    expect(await files()).toEqual([])
  })
})

const disk = mountSmallDisk(1)
if (disk !== null) {
  afterAll(() => disk.unmount())
  it("on a full disk are refused, and leave nothing behind", async () => {
    await expect(openBlobFiles(disk.folder).write(id(4), chunks(200))).rejects.toBeInstanceOf(DiskFull)
    const left = (await readdir(disk.folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    expect(left).toEqual([])
  })
}
