import { execFileSync } from "node:child_process"
import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Unavailable } from "@postkasse/core/transaction"
import { afterAll, describe, expect, it } from "vitest"
import { openBlobFiles } from "./index.ts"

const folder = await mkdtemp(join(tmpdir(), "postkasse-blobs-"))
afterAll(() => rm(folder, { recursive: true }))

const blobs = openBlobFiles(folder)
const id = (last: number) => `0190b5a0-0000-7000-8000-00000000000${last}`
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

async function* chunks(count: number, failAt = Number.POSITIVE_INFINITY) {
  for (let number = 0; number < count; number++) {
    if (number === failAt) throw new Error("broken off")
    yield Buffer.alloc(10_000, number)
  }
}
const collect = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes))

describe("the blob store", () => {
  it("gives back what was written, for the owner's eyes only, until it is removed", async () => {
    await blobs.write(id(1), chunks(20))
    expect((await collect(blobs.read(id(1)))).equals(await collect(chunks(20)))).toBe(true)
    const [file] = await files()
    expect((await stat(join(file?.parentPath ?? "", file?.name ?? ""))).mode & 0o777).toBe(0o600)
    await blobs.remove(id(1))
    await expect(collect(blobs.read(id(1)))).rejects.toMatchObject({ code: "ENOENT" })
    await blobs.remove(id(1))
  })

  it("leaves nothing of a stream that broke off", async () => {
    await expect(blobs.write(id(2), chunks(20, 10))).rejects.toThrow("broken off")
    expect(await files()).toEqual([])
    await blobs.write(id(2), chunks(1))
    await blobs.remove(id(2))
  })

  it("never writes over a blob that is being written", async () => {
    const [one, other] = await Promise.allSettled([blobs.write(id(3), chunks(50)), blobs.write(id(3), chunks(50))])
    expect([one?.status, other?.status].toSorted()).toEqual(["fulfilled", "rejected"])
    await blobs.remove(id(3))
  })

  it("refuses an id that could name another file", () => {
    expect(() => blobs.read("../../etc/passwd")).toThrow(RangeError)
    expect(() => blobs.remove(`${id(1)}/..`)).toThrow(RangeError)
  })
})

// A small file system of its own needs the right to mount one, which continuous integration has and a laptop may not.
const mounted = (() => {
  const at = join(folder, "full")
  try {
    execFileSync("mkdir", ["-p", at])
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", at], { stdio: "ignore" })
    return at
  } catch {
    return null
  }
})()
if (mounted !== null) {
  afterAll(() => void execFileSync("umount", [mounted]))
  it("a full disk makes it unavailable, and leaves nothing behind", async () => {
    await expect(openBlobFiles(mounted).write(id(4), chunks(20))).rejects.toBeInstanceOf(Unavailable)
    const left = (await readdir(mounted, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    expect(left).toEqual([])
  })
}
