/**
 * `pnpm exports`: packs `@postkasse/core` as it would be published and asks whether others could use it: whether its exports
 * lead to files (publint), whether their types are found (attw), and whether each entry loads in Node.
 */
import { execFileSync, spawnSync } from "node:child_process"
import { globSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { words } from "../words.ts"

const core = join(import.meta.dirname, "../../packages/core")
const tooling = join(import.meta.dirname, "..")

const roots = globSync("{index,testing}.ts", { cwd: join(core, "src") })
const entries = [...roots.map((file) => (file === "index.ts" ? "." : "./testing")), ...words.map((word) => `./${word}`)]

const folder = mkdtempSync(join(tmpdir(), "postkasse-exports-"))
try {
  execFileSync("pnpm", ["run", "dist"], { cwd: core, stdio: ["ignore", "ignore", "inherit"] })
  execFileSync("pnpm", ["pack", "--pack-destination", folder], { cwd: core, stdio: ["ignore", "ignore", "inherit"] })
  const [packed] = globSync("*.tgz", { cwd: folder })
  if (packed === undefined) throw new Error("pnpm packed nothing.")
  const tarball = join(folder, packed)

  execFileSync("tar", ["-xzf", tarball, "-C", folder])
  symlinkSync(join(core, "node_modules"), join(folder, "node_modules"))
  const loading = [
    ...entries.map((entry) => `await import(${JSON.stringify(join("@postkasse/core", entry))})`),
    `await import("@postkasse/core/vectors/opening.json", { with: { type: "json" } })`
  ]

  const checks: ReadonlyArray<readonly [name: string, program: string, args: ReadonlyArray<string>, cwd: string]> = [
    ["publint", "pnpm", ["run", "publint", tarball], tooling],
    ["attw", "pnpm", ["run", "attw", tarball, "--entrypoints", ...entries], tooling],
    ["load", process.execPath, ["--input-type=module", "--eval", loading.join("\n")], join(folder, "package")]
  ]
  for (const [name, program, args, cwd] of checks) {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8" })
    if (status !== 0) process.exitCode = 1
    console.log(status === 0 ? `${name}: ${entries.length} entries in order` : `${name} fails:\n${stdout}${stderr}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
