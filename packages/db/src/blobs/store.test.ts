import { createHash } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { blobStores, type OpenBlobStore } from "../../test/blob-stores.ts"
import { BlobMissing } from "./index.ts"

const id = (last: number) => `0190b5a0-0000-7000-8000-0000000000${String(last).padStart(2, "0")}`

async function* chunks(count: number, failAt = Number.POSITIVE_INFINITY) {
  for (let number = 0; number < count; number++) {
    if (number === failAt) throw new Error("broken off")
    yield Buffer.alloc(65_536, number)
  }
}
const digest = async (bytes: AsyncIterable<Uint8Array>) => {
  const hash = createHash("sha256")
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest("hex")
}

describe.each(blobStores)("the blob store on $name", ({ open }) => {
  let store: OpenBlobStore
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  it.each([
    ["nothing", 0],
    ["a chunk", 1],
    ["as much as one part of an upload holds", 80],
    ["the most that a letter holds", 480]
  ])("gives back what was written, and nothing once it is removed: %s", async (_, count) => {
    await store.blobs.write(id(1), chunks(count))
    expect(await digest(store.blobs.read(id(1)))).toBe(await digest(chunks(count)))
    await store.blobs.remove(id(1))
    await expect(digest(store.blobs.read(id(1)))).rejects.toBeInstanceOf(BlobMissing)
    await store.blobs.remove(id(1))
    expect(await store.isEmpty()).toBe(true)
  })

  it.each([
    ["at once", 0],
    ["soon", 10],
    ["when much of it was written", 300]
  ])("leaves nothing of a stream that broke off %s, and says why it did", async (_, failAt) => {
    await expect(store.blobs.write(id(2), chunks(480, failAt))).rejects.toThrow("broken off")
    await expect(digest(store.blobs.read(id(2)))).rejects.toBeInstanceOf(BlobMissing)
    expect(await store.isEmpty()).toBe(true)
  })

  it("never shows a blob that is not whole", async () => {
    const written = Promise.withResolvers<void>()
    const rest = Promise.withResolvers<void>()
    async function* held() {
      yield* chunks(200)
      written.resolve()
      await rest.promise
      yield* chunks(1)
    }
    const writing = store.blobs.write(id(3), held())
    await written.promise
    await expect(digest(store.blobs.read(id(3)))).rejects.toBeInstanceOf(BlobMissing)
    rest.resolve()
    await writing
    await store.blobs.remove(id(3))
  })

  it("reads no more once the reader stops, however many stop", async () => {
    await store.blobs.write(id(4), chunks(160))
    // More than the connections that there are: each is free again when its reader has stopped.
    for (let reader = 0; reader < 60; reader++) {
      for await (const chunk of store.blobs.read(id(4))) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
    }
    expect(await digest(store.blobs.read(id(4)))).toBe(await digest(chunks(160)))
    await store.blobs.remove(id(4))
  })

  it("keeps blobs apart", async () => {
    await Promise.all([5, 6].map((one) => store.blobs.write(id(one), chunks(one))))
    await store.blobs.remove(id(5))
    expect(await digest(store.blobs.read(id(6)))).toBe(await digest(chunks(6)))
    await store.blobs.remove(id(6))
  })

  it("refuses an id that could name something else", async () => {
    for (const wrong of ["../../etc/passwd", `${id(1)}/..`, ""]) {
      expect(() => store.blobs.read(wrong)).toThrow(RangeError)
      await expect((async () => store.blobs.write(wrong, chunks(1)))()).rejects.toBeInstanceOf(RangeError)
      await expect((async () => store.blobs.remove(wrong))()).rejects.toBeInstanceOf(RangeError)
    }
  })
})
