import { access, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Result } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { changeKeys } from "./change-keys.ts"
import { settingsIn } from "./environment.ts"

const folder = await mkdtemp(join(tmpdir(), "postkasse-change-keys-"))
afterAll(() => rm(folder, { recursive: true }))

const DATA_DIR = join(folder, "data")
const settings = Result.getOrThrow(settingsIn({ DATA_DIR }))
const refusal = async (...words: ReadonlyArray<string>) => {
  const answer = await changeKeys(words, settings)
  return Result.isFailure(answer) ? answer.failure : "not refused"
}

describe("changing keys", () => {
  it.each([
    [],
    ["root"],
    ["root", "begin", "now"],
    ["rotate", "mailbox"],
    ["rotate", "mailbox", "1"],
    ["rotate", "organisation", "123456789"],
    ["rotate", "person", "0190b5a0-0000-7000-8000-000000000001"]
  ])("answers other words with those it knows: %s %s %s", async (...words) => {
    expect(await refusal(...words)).toMatch(/^What to change:/u)
  })

  it.each([
    ["root", "begin"],
    ["root", "rewrap"],
    ["root", "end"],
    ["rotate", "organisation", "991825827"]
  ])("makes no keys where there are none: %s %s", async (...words) => {
    expect(await refusal(...words)).toContain("there is no root key")
    await expect(access(DATA_DIR)).rejects.toMatchObject({ code: "ENOENT" })
  })

  it("stops with both root keys where something opens with neither, and says so", async () => {
    const keys = join(folder, "damaged", "keys")
    const mailbox = join(keys, "mailbox", "01")
    await mkdir(mailbox, { recursive: true })
    await writeFile(join(keys, "root.key"), Buffer.alloc(32, 1))
    const here = Result.getOrThrow(settingsIn({ DATA_DIR: join(folder, "damaged") }))
    const done = (...words: ReadonlyArray<string>) => changeKeys(["root", ...words], here)
    expect(await done("begin")).toMatchObject({ success: expect.stringContaining("Next") })
    await writeFile(join(mailbox, "0190b5a0-0000-7000-8000-000000000001.key"), Buffer.alloc(72))
    for (const step of ["rewrap", "end"]) {
      expect(await done(step)).toMatchObject({ failure: expect.stringContaining("No key was destroyed") })
    }
    expect(await readFile(join(keys, "root.key"))).toHaveLength(64)
  })
})
