import { execFileSync } from "node:child_process"
import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Unavailable } from "@postkasse/core/transaction"
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
