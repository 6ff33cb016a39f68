import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Unavailable } from "@postkasse/core/transaction"
import { Effect } from "effect"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { openBlobFiles } from "../blobs/index.ts"
import { turnsOf } from "../driver/index.ts"
import { lookInBucket } from "./bucket.ts"
import { lookAtFolder } from "./folder.ts"

const lasting = /^(?:mailbox|root\.key)$/u

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "postkasse-look-"))
  folder = join(parent, "keys")
})
afterEach(() => rm(parent, { recursive: true }))

const isWell = (look: Effect.Effect<void>): Promise<boolean> =>
  Effect.runPromise(look).then(
    () => true,
    (fault: unknown) => {
      if (fault instanceof Unavailable) return false
      throw fault
    }
  )

describe("a look at a folder", () => {
  it("is content with one that nothing has been kept in yet", async () => {
    const look = lookAtFolder(turnsOf("key store", 1), folder, lasting)
    expect(await isWell(look)).toBe(true)
    await mkdir(join(folder, "mailbox"), { recursive: true })
    expect(await isWell(look)).toBe(true)
  })

  it("finds one ill that has gone, was made anew, or has been emptied, until what it held is back", async () => {
    const look = lookAtFolder(turnsOf("key store", 1), folder, lasting)
    await mkdir(join(folder, "mailbox"), { recursive: true })
    await writeFile(join(folder, "root.key"), "")
    await writeFile(join(folder, "root.next"), "")
    expect(await isWell(look)).toBe(true)
    await rm(join(folder, "root.next"))
    expect(await isWell(look)).toBe(true)
    await rename(folder, `${folder}-away`)
    expect(await isWell(look)).toBe(false)
    await mkdir(folder)
    expect(await isWell(look)).toBe(false)
    await mkdir(join(folder, "mailbox"))
    expect(await isWell(look)).toBe(false)
    await rm(folder, { recursive: true })
    await rename(`${folder}-away`, folder)
    expect(await isWell(look)).toBe(true)
  })

  it("finds a file in its place ill", async () => {
    await writeFile(folder, "")
    expect(await isWell(lookAtFolder(turnsOf("key store", 1), folder, lasting))).toBe(false)
  })
})

describe("a look into a bucket", () => {
  it("is content where a blob that was never written is missing, and not where the store says anything else", async () => {
    const blobs = openBlobFiles(folder)
    expect(await isWell(lookInBucket(blobs))).toBe(true)
    const broken = { ...blobs, read: () => blobs.read("no id") }
    await expect(isWell(lookInBucket(broken))).rejects.toBeInstanceOf(RangeError)
  })
})
