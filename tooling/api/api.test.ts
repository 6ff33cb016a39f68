import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeEach, describe, expect, it, vi } from "vitest"

vi.setConfig({ testTimeout: 200_000 })

let folder = ""
const run = (...args: ReadonlyArray<string>) => {
  const env = { ...process.env, API: folder }
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    encoding: "utf8",
    env,
    timeout: 100_000
  })
  return { content: status === 0, complained: stderr }
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "api-")))
  return () => rmSync(folder, { recursive: true })
})

describe("api", () => {
  it("fails where an entry shows another thing than its report says, and on a report of what there is no more", () => {
    expect(run("--write")).toEqual({ content: true, complained: "" })
    const report = join(folder, "calendar.api.md")
    const text = readFileSync(report, "utf8")
    expect(text).toContain("days: number) => OsloDate")
    writeFileSync(report, text.replace("days: number) => OsloDate", "days: string) => OsloDate"))
    writeFileSync(join(folder, "telegram.api.md"), "# Telegram")
    expect(run()).toEqual({
      content: false,
      complained: [
        "@postkasse/core/calendar shows others than docs/api/calendar.api.md says.",
        "docs/api/telegram.api.md: there is no such entry.",
        "If that is as it should be: pnpm api --write",
        ""
      ].join("\n")
    })
  })
})
