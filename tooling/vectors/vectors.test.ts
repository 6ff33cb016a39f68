import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"

let folder = ""
const run = (...args: ReadonlyArray<string>) => {
  const env = { ...process.env, VECTORS: folder }
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    encoding: "utf8",
    env,
    timeout: 55_000
  })
  return { content: status === 0, complained: stderr }
}
const change = (file: string, edit: (text: string) => string) => {
  const text = readFileSync(join(folder, file), "utf8")
  expect(edit(text)).not.toBe(text)
  writeFileSync(join(folder, file), edit(text))
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "vectors-")))
  cpSync(join(import.meta.dirname, "../../packages/core/vectors"), folder, { recursive: true })
  return () => rmSync(folder, { recursive: true })
})

describe("vectors", () => {
  it("are what the code answers now", () => {
    expect(run()).toEqual({ content: true, complained: "" })
  })

  it("made anew from the same seed are the same", () => {
    change("storage.json", (text) => text.replace(/^\{"function":"reserve".*\n/mu, ""))
    expect(run("--write", "storage")).toEqual({ content: true, complained: "" })
    for (const file of ["storage.json", "storage.schema.json", "profiles.json"]) {
      const committed = readFileSync(join(import.meta.dirname, "../../packages/core/vectors", file), "utf8")
      expect(readFileSync(join(folder, file), "utf8")).toBe(committed)
    }
  })

  it.each([
    ["another answer", "opening.json", /"stepUpTo":"high"/u, `"stepUpTo":"password"`, "vector"],
    ["another question", "channel.json", /"reserved":false/u, `"reserved":true`, "vector"],
    ["other rules", "storage.json", /"rules":\["QUOTA-4"\]\}/u, `"rules":["QUOTA-5"]}`, "vector"],
    ["a kind of answer that none shows", "storage.json", /^.*DocumentTooLarge.*\n/gmu, "", "DocumentTooLarge"],
    ["a rule that none names", "delegation.json", /^.*"LIFE-7".*\n/gmu, "", "delegation: no vector names LIFE-7"],
    ["another schema", "identity.schema.json", /boolean/u, "string", "would be written otherwise"],
    [
      "a profile that is not ours",
      "profiles.json",
      /"trashDays": 30/u,
      `"trashDays": 31`,
      "digipost-2026-01 is another"
    ],
    ["somebody's number", "identity.json", /"text":"[^"]*"/u, `"text":"01010750160"`, "could be somebody's"]
  ])("are refused with %s", (_, file, there, planted, said) => {
    change(file, (text) => text.replace(there, planted))
    const { content, complained } = run()
    expect(complained).toContain(said)
    expect(content).toBe(false)
  })
})
