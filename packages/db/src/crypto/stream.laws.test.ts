import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chunkBytes, cipherLength, decrypt, encrypt, newDocumentKey, slice, Unopenable } from "./index.ts"

const key = newDocumentKey()
const blob = "0190b5a0-0000-7000-8000-000000000001"

/** Plaintexts around the sizes where chunks begin and end, and how they come cut. */
const size = fc.oneof(
  fc.constantFrom(0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 2 * chunkBytes + 1),
  fc.nat({ max: 3 * chunkBytes })
)
const plaintext = fc.tuple(size, fc.nat({ max: 255 })).map(([length, seed]) => bytesOf(length, seed))
const cuts = fc.array(fc.integer({ min: 0, max: chunkBytes + 100 }), { minLength: 1, maxLength: 5 })

const bytesOf = (length: number, seed: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + seed) % 251))

async function* cutUp(bytes: Buffer, sizes: ReadonlyArray<number>) {
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const next = Math.max(turn % sizes.length === 0 ? 1 : 0, sizes[turn % sizes.length] ?? 1)
    yield bytes.subarray(at, at + next)
    at += next
  }
}

const collect = async (chunks: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(chunks))
const encrypted = (plain: Buffer) => Array.fromAsync(encrypt(key, blob, [plain]))
const opened = (cipher: ReadonlyArray<Buffer>, as = blob, by = key) =>
  collect(decrypt(by, as, [Buffer.concat(cipher)])).catch((error: unknown) => {
    if (error instanceof Unopenable) return "unopenable"
    throw error
  })

const runs = { numRuns: 60 }

describe("an encrypted document", () => {
  it("TRUST-1: opens to what was put in, however it was cut on either side", async () => {
    await fc.assert(
      fc.asyncProperty(plaintext, cuts, cuts, async (plain, one, other) => {
        const cipher = await collect(encrypt(key, blob, cutUp(plain, one)))
        expect(cipher.length).toBe(cipherLength(plain.length))
        expect((await collect(decrypt(key, blob, cutUp(cipher, other)))).equals(plain)).toBe(true)
      }),
      runs
    )
  })

  it("TRUST-3: does not open when one bit of it has changed", async () => {
    await fc.assert(
      fc.asyncProperty(plaintext, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(7), async (plain, where, bit) => {
        const cipher = Buffer.concat(await encrypted(plain))
        const at = Math.min(cipher.length - 1, Math.floor(where * cipher.length))
        cipher[at] = (cipher[at] ?? 0) ^ (1 << bit)
        expect(await opened([cipher])).toBe("unopenable")
      }),
      runs
    )
  })

  it("TRUST-3: does not open when its end is missing, wherever it was cut off", async () => {
    await fc.assert(
      fc.asyncProperty(plaintext, fc.double({ min: 0, max: 1, noNaN: true }), async (plain, where) => {
        const cipher = Buffer.concat(await encrypted(plain))
        expect(await opened([cipher.subarray(0, Math.floor(where * (cipher.length - 1)))])).toBe("unopenable")
      }),
      runs
    )
    const whole = await encrypted(bytesOf(3 * chunkBytes, 1))
    for (let chunks = 0; chunks < whole.length; chunks++)
      expect(await opened(whole.slice(0, chunks))).toBe("unopenable")
  })

  it("TRUST-3: opens as the very chunks that were written, in their order, and as no others", async () => {
    const plain = bytesOf(3 * chunkBytes, 1)
    const mine = await encrypted(plain)
    // The same plaintext under the same key, for the same blob and for another; and something of nobody's.
    const pieces = [
      ...mine,
      ...(await encrypted(plain)),
      ...(await Array.fromAsync(encrypt(key, "other", [plain]))),
      Buffer.alloc(1)
    ]
    const picked = fc.oneof(
      fc.array(fc.nat({ max: pieces.length - 1 }), { maxLength: 6 }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
      fc.tuple(fc.nat(3), fc.nat({ max: pieces.length - 1 })).map(([at, by]) => [0, 1, 2, 3].with(at, by))
    )
    const written = [0, 1, 2, 3].join()
    const again = [4, 5, 6, 7].join()
    await fc.assert(
      fc.asyncProperty(picked, async (indices) => {
        fc.pre(indices.join() !== written && indices.join() !== again)
        expect(await opened(indices.map((index) => pieces[index] ?? Buffer.alloc(0)))).toBe("unopenable")
      }),
      { numRuns: 200 }
    )
    expect(await opened([...mine, mine[3] ?? Buffer.alloc(0)])).toBe("unopenable")
  })

  it("TRUST-3: does not open in another blob's place, with another's chunk, or under another key", async () => {
    const plain = bytesOf(2 * chunkBytes, 1)
    const [header, first, last] = (await encrypted(plain)) as [Buffer, Buffer, Buffer]
    const [, theirs] = (await Array.fromAsync(encrypt(key, "other", [plain]))) as [Buffer, Buffer]
    expect(await opened([header, first, last], "other")).toBe("unopenable")
    expect(await opened([header, theirs, last])).toBe("unopenable")
    expect(await opened([header, first, last], blob, newDocumentKey())).toBe("unopenable")
  })

  it("encrypts the same plaintext differently each time", async () => {
    const plain = bytesOf(100, 1)
    expect(Buffer.concat(await encrypted(plain)).equals(Buffer.concat(await encrypted(plain)))).toBe(false)
  })
})

describe("a range of a document", () => {
  it("RECEIVE-6: is that slice of the whole", async () => {
    await fc.assert(
      fc.asyncProperty(
        plaintext,
        fc.nat({ max: 3 * chunkBytes }),
        fc.nat({ max: 3 * chunkBytes }),
        async (plain, from, to) => {
          const part = await collect(slice(decrypt(key, blob, await encrypted(plain)), { from, to }))
          expect(part.equals(plain.subarray(from, Math.max(from, to + 1)))).toBe(true)
        }
      ),
      runs
    )
  })

  it("is read no further than it reaches", async () => {
    const cipher = await encrypted(bytesOf(3 * chunkBytes, 1))
    let read = 0
    async function* counted() {
      for (const chunk of cipher) {
        read += 1
        yield chunk
      }
    }
    await collect(slice(decrypt(key, blob, counted()), { from: 10, to: 20 }))
    expect(read).toBeLessThan(cipher.length)
  })
})
