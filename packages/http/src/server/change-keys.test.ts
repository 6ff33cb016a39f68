import { generateKeyPairSync } from "node:crypto"
import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Result } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { changeKeys } from "./change-keys.ts"
import { settingsIn } from "./environment.ts"
import { restoresIn } from "./restores.ts"

const folder = await mkdtemp(join(tmpdir(), "postkasse-change-keys-"))
afterAll(() => rm(folder, { recursive: true }))

const DATA_DIR = join(folder, "data")
const settings = Result.getOrThrow(settingsIn({ DATA_DIR }))
const refusal = async (...words: ReadonlyArray<string>) => {
  const answer = await changeKeys(words, settings, 0)
  return Result.isFailure(answer) ? answer.failure : "not refused"
}

describe("changing keys", () => {
  it.each([
    [],
    ["root"],
    ["root", "begin", "now"],
    ["log"],
    ["log", "begin", "now"],
    ["rotate", "mailbox"],
    ["rotate", "mailbox", "1"],
    ["rotate", "organisation", "123456789"],
    ["check", "mailbox"],
    ["rotate", "person", "0190b5a0-0000-7000-8000-000000000001"]
  ])("answers other words with those it knows: %s %s %s", async (...words) => {
    expect(await refusal(...words)).toMatch(/^What to change:/u)
  })

  it.each([["root", "begin"], ["root", "rewrap"], ["root", "end"], ["rotate", "organisation", "991825827"], ["check"]])(
    "makes no keys where there are none: %s %s",
    async (...words) => {
      expect(await refusal(...words)).toContain("there is no root key")
      await expect(access(DATA_DIR)).rejects.toMatchObject({ code: "ENOENT" })
    }
  )

  it.each([
    ["log", "begin"],
    ["log", "end"]
  ])("changes no key of the logs where there is none: %s %s", async (...words) => {
    expect(await refusal(...words)).toContain("There is no key that logs are signed with")
  })

  it("TRUST-3: gives the logs another key, which signs when everybody has seen it, and ends the old one after that", async () => {
    const path = join(folder, "log.jwk")
    const first = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })
    await writeFile(path, JSON.stringify(first), { mode: 0o600 })
    const here = Result.getOrThrow(settingsIn({ DATA_DIR, LOG_KEY_FILE: path }))
    const at = Date.parse("2026-11-26T12:00:00.900Z")
    const done = async (step: string, now: number) => Result.merge(await changeKeys(["log", step], here, now))
    const keys = async () => (JSON.parse(await readFile(path, "utf8")) as { keys: ReadonlyArray<object> }).keys

    expect(await done("end", at)).toContain("No change")
    expect(await done("begin", at)).toContain("from 2026-11-26T12:10:00.000Z")
    const begun = await keys()
    expect(begun).toEqual([expect.objectContaining({ d: expect.any(String), from: at / 1000 - 0.9 + 600 }), first])
    expect(await done("begin", at + 1_000)).toContain("under way already")
    expect(await done("end", at + 599_000)).toContain("Nothing was changed")
    expect(await keys()).toEqual(begun)

    expect(await done("end", at + 600_000)).toContain("private halves are gone")
    const { d: _, ...published } = first
    const ended = [begun[0], { ...published, until: at / 1000 - 0.9 + 600 }]
    expect(await keys()).toEqual(ended)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await done("end", at + 700_000)).toContain("No change")
    expect(await done("begin", at + 800_000)).toContain("A new key signs")
    expect((await keys()).slice(1)).toEqual(ended)
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^\.[0-9a-f]{8}/u))
  })

  it("FIELD-24: publishes that the database was put back by other means, to a copy from a moment that has been", async () => {
    const here = Result.getOrThrow(settingsIn({ DATA_DIR: join(folder, "restored") }))
    const at = Date.parse("2026-11-26T12:00:00Z")
    const done = async (...time: ReadonlyArray<string>) =>
      Result.merge(await changeKeys(["log", "restored", ...time], here, at))
    for (const time of [[], ["yesterday"], ["2026-11-26T12:00:01Z"]]) expect(await done(...time)).toMatch(/^What/u)
    expect(await done("2026-11-26T02:00:00Z")).toContain("There are no keys in")
    expect(await restoresIn(here.dataDir)()).toEqual([])
    await mkdir(join(here.dataDir, "keys", "mailbox"), { recursive: true })
    expect(await done("2026-11-26T02:00:00Z")).toContain("a copy from 2026-11-26T02:00:00.000Z")
    expect(await done("2026-11-20T02:00:00+01:00")).toContain("a copy from 2026-11-20T01:00:00.000Z")
    const restores = await restoresIn(here.dataDir)()
    const second = (time: string) => Date.parse(time) / 1000
    expect(restores.map(({ copied }) => copied).toSorted((one, other) => one - other)).toEqual(
      ["2026-11-20T01:00:00Z", "2026-11-26T02:00:00Z"].map(second)
    )
    for (const { restored } of restores) expect(restored).toBeGreaterThanOrEqual(at / 1000)
  })

  it("stops with both root keys where something opens with neither, and says so", async () => {
    const keys = join(folder, "damaged", "keys")
    const mailbox = join(keys, "mailbox", "01")
    await mkdir(mailbox, { recursive: true })
    await writeFile(join(keys, "root.key"), Buffer.alloc(32, 1))
    const here = Result.getOrThrow(settingsIn({ DATA_DIR: join(folder, "damaged") }))
    const done = (...words: ReadonlyArray<string>) => changeKeys(["root", ...words], here, 0)
    expect(await done("begin")).toMatchObject({ success: expect.stringContaining("Next") })
    await writeFile(join(mailbox, "0190b5a0-0000-7000-8000-000000000001.key"), Buffer.alloc(72))
    for (const step of ["rewrap", "end"]) {
      expect(await done(step)).toMatchObject({ failure: expect.stringContaining("No key was destroyed") })
    }
    expect(await readFile(join(keys, "root.key"))).toHaveLength(64)
  })
})
