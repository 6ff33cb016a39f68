import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { beforeEach, describe, expect, it, vi } from "vitest"

vi.setConfig({ testTimeout: 60_000 })

const checkout = join(import.meta.dirname, "..")
const settings = [
  ".gitignore",
  ".oxlintrc.json",
  "biome.json",
  "knip.jsonc",
  "tsconfig.base.json",
  "packages/core/tsconfig.json",
  "tooling/lint/clock.js"
]

let root = ""
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), `${text}\n`)
}

/** What a tool of this checkout says about the tree, and whether it is content. */
const run = (tool: string, ...args: ReadonlyArray<string>) => {
  const program = join(checkout, "node_modules/.bin", tool)
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: "utf8", timeout: 30_000 })
  return { content: status === 0, said: stdout + stderr }
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "checks-")))
  for (const file of settings) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    cpSync(join(checkout, file), join(root, file))
  }
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"))
  for (const name of ["db", "http"])
    write(`packages/${name}/tsconfig.json`, `{ "extends": "../../tsconfig.base.json" }`)
  return () => rmSync(root, { recursive: true })
})

describe("lint", () => {
  it("is content with sound code", () => {
    write("packages/core/src/letter/policy.ts", "export const parsed = (text: string) => new Date(text).getTime()")
    write("packages/http/src/server/main.ts", `process.stdout.write("listening")`)
    expect(run("oxlint", "--format=unix")).toMatchObject({ content: true })
  })

  const test = (call: string) => `import { expect, it } from "vitest"\n${call}("one", () => expect(1).toBe(1))`
  const partial = `export const f = (k: "a" | "b") => {\n  switch (k) {\n    case "a":\n      return 1\n  }\n  return 2\n}`

  it.each([
    ["typescript(no-explicit-any)", "db/src/row.ts", "export const id = (row: any): unknown => row"],
    [
      "typescript(no-floating-promises)",
      "db/src/go.ts",
      "const go = async () => 1\nexport const f = () => {\n  go()\n}"
    ],
    [
      "typescript(no-misused-promises)",
      "db/src/all.ts",
      "export const f = (a: Array<() => Promise<void>>) => a.forEach(async (b) => b())"
    ],
    ["typescript(switch-exhaustiveness-check)", "db/src/kind.ts", partial],
    [
      "typescript(no-non-null-assertion)",
      "db/src/first.ts",
      "export const first = (a: ReadonlyArray<string>) => a[0]!"
    ],
    ["eslint(no-console)", "http/src/route.ts", `console.log("here")`],
    ["eslint(no-console)", "http/src/server/main.ts", `console.log("here")`],
    ["eslint(no-restricted-properties)", "http/src/route.ts", `process.stderr.write("here")`],
    [
      "eslint(no-restricted-properties)",
      "db/src/log.ts",
      `import { Effect } from "effect"\nexport const f = Effect.logWarning("here")`
    ],
    ["eslint(no-restricted-properties)", "core/src/letter/luck.ts", "export const luck = () => Math.random()"],
    ["eslint(no-restricted-properties)", "core/src/letter/now.ts", "export const now = () => Date.now()"],
    ["eslint(no-restricted-globals)", "core/src/letter/env.ts", "export const env = () => process.env"],
    ["postkasse(clock)", "core/src/letter/today.ts", "export const today = () => new Date()"],
    ["vitest(no-focused-tests)", "db/src/only.test.ts", test("it.only")],
    ["vitest(no-disabled-tests)", "db/src/skip.test.ts", test("it.skip")],
    ["vitest(expect-expect)", "db/src/idle.test.ts", `import { it } from "vitest"\nit("one", () => {})`]
  ])("fails on %s: %s", (rule, file, text) => {
    write(`packages/${file}`, text)
    const { content, said } = run("oxlint", "--format=unix")
    expect(
      said
        .split("\n")
        .filter((line) => line.startsWith(`packages/${file}:`))
        .join()
    ).toContain(rule)
    expect(content).toBe(false)
  })
})

describe("format", () => {
  const format = () => run("biome", "check", "packages/db/src")

  it("fails on another style, and on imports out of order", () => {
    write(
      "packages/db/src/good.ts",
      `import { a } from "./a.ts"\nimport { b } from "./b.ts"\n\nexport const c = [a, b]`
    )
    expect(format()).toMatchObject({ content: true })
    write("packages/db/src/style.ts", "export const c = 'quoted';")
    write(
      "packages/db/src/order.ts",
      `import { b } from "./b.ts"\nimport { a } from "./a.ts"\n\nexport const c = [a, b]`
    )
    const { content, said } = format()
    expect(said).toContain("style.ts format")
    expect(said).toContain("order.ts:1:1 assist/source/organizeImports")
    expect(content).toBe(false)
  })
})

describe("unused", () => {
  it("fails on a file, an export and a dependency that nobody uses", () => {
    write("package.json", `{ "name": "planted" }`)
    write("pnpm-workspace.yaml", "packages: [packages/*]")
    write("packages/db/package.json", `{ "name": "db", "exports": "./src/index.ts", "dependencies": { "hono": "*" } }`)
    write("packages/db/src/index.ts", `export { used } from "./letter.ts"`)
    write("packages/db/src/letter.ts", "export const used = 1\nexport const left = 2")
    write("packages/db/src/over.ts", "export const over = 1")
    const { content, said } = run("knip")
    expect(said).toMatch(/Unused files[^]*over\.ts[^]*Unused dependencies[^]*hono[^]*Unused exports[^]*left/)
    expect(content).toBe(false)
  })
})

describe("size", () => {
  it("fails above the budget", () => {
    const program = join(checkout, "tooling/size/main.ts")
    const { status, stderr } = spawnSync(process.execPath, [program, "1"], { encoding: "utf8", timeout: 50_000 })
    expect(stderr).toContain("its budget is 1 kB")
    expect(status).toBe(1)
  })
})
