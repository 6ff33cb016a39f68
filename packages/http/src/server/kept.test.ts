import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { keptIn } from "./kept.ts"

const parent = await mkdtemp(join(tmpdir(), "postkasse-kept-"))
afterAll(() => rm(parent, { recursive: true }))

const secret = fc.uint8Array({ minLength: 1, maxLength: 100 })

describe("what a file keeps from one start to the next", () => {
  it("is the same for all who make it at once, and for whoever asks afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(secret, { minLength: 2, maxLength: 8 }), secret, async (made, later) => {
        const folder = await mkdtemp(join(parent, "keys-"))
        const path = join(folder, "new", "login.secret")
        const kept = await Promise.all(made.map((bytes) => keptIn(path, () => bytes)))
        const content = new Uint8Array(await readFile(path))
        expect(made).toContainEqual(content)
        for (const bytes of [...kept, await keptIn(path, () => later)]) expect(new Uint8Array(bytes)).toEqual(content)
      }),
      { numRuns: 50 }
    )
  })

  it("is for its owner's eyes only, and has nothing lie beside it", async () => {
    const folder = await mkdtemp(join(parent, "keys-"))
    await Promise.all([1, 2, 3].map((byte) => keptIn(join(folder, "one"), () => Uint8Array.of(byte))))
    expect(await readdir(folder)).toEqual(["one"])
    expect((await stat(join(folder, "one"))).mode & 0o777).toBe(0o600)
  })
})
