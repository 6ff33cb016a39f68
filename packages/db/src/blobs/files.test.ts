import { randomBytes, scrypt } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { DiskFull, Unavailable } from "@postkasse/core/transaction"
import { mountSmallDisk, slowDisk, waitForDisk } from "@postkasse/testkit/disk"
import { afterAll, afterEach, describe, expect, it } from "vitest"
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

const drain = async (bytes: AsyncIterable<Uint8Array>) => {
  let length = 0
  for await (const chunk of bytes) length += chunk.length
  return length
}

describe("blobs on a disk that stops answering", () => {
  const slow = slowDisk(folder)
  waitForDisk(folder)
  const impatient = openBlobFiles(folder, 500)
  const ids = Array.from({ length: 12 }, (_, number) => `0190b5a0-0000-7000-8000-0000000001${number + 10}`)
  const isWell = async () => {
    slow.heal()
    await expect.poll(() => impatient.disk?.isStuck()).toBe(false)
  }
  afterEach(isWell)

  it("are given up in time, leave nothing once it answers, and are kept then", async () => {
    await Promise.all([id(5), ...ids].map((one) => blobs.write(one, chunks(50))))
    async function* stalling() {
      yield* chunks(40)
      slow.stall()
      yield* chunks(40)
    }
    await expect(impatient.write(id(6), stalling())).rejects.toBeInstanceOf(Unavailable)
    // The last piece had less time than one has by itself.
    await expect.poll(() => impatient.disk?.isStuck()).toBe(true)
    const asked = [
      impatient.write(id(7), chunks(1)),
      impatient.remove(id(5)),
      ...ids.flatMap((one) => [drain(impatient.read(one)), impatient.write(one, chunks(1))])
    ]
    for (const one of await Promise.allSettled(asked)) {
      expect(one).toMatchObject({ status: "rejected", reason: expect.any(Unavailable) })
    }
    await isWell()
    const begun = async () => (await files()).filter(({ name }) => name.endsWith(".part"))
    await expect.poll(begun).toEqual([])
    for (const one of [id(6), id(7)]) await impatient.write(one, chunks(50))
    for (const one of [id(5), id(6), id(7), ...ids]) {
      expect(await drain(impatient.read(one))).toBe(500_000)
      await impatient.remove(one)
    }
    expect(await files()).toEqual([])
  })

  it("leave threads to what is asked of other disks, and of none", async () => {
    slow.stall()
    await Promise.allSettled(ids.map((one) => impatient.write(one, chunks(1))))
    expect((await readFile(import.meta.filename)).length).toBeGreaterThan(0)
    expect(await promisify(scrypt)("password", randomBytes(16), 32)).toBeInstanceOf(Buffer)
  })

  it("are many at a time on one that answers, and wait for their turns", async () => {
    await Promise.all(ids.map((one) => blobs.write(one, chunks(50))))
    const lengths = await Promise.all(ids.map((one) => drain(blobs.read(one))))
    expect(new Set(lengths)).toEqual(new Set([500_000]))
    for (const one of ids) await blobs.remove(one)
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
