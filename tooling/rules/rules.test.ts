import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { beforeEach, describe, expect, it } from "vitest"
import { ruleIds } from "../../packages/core/src/rule/index.ts"

let root = ""
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
const run = (...args: ReadonlyArray<string>) => {
  const env = { ...process.env, RULES_ROOT: root }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    encoding: "utf8",
    env,
    timeout: 30_000
  })
  return { content: status === 0, said: stdout, complained: stderr }
}
/** A test for each of these rules. */
const proving = (rules: ReadonlyArray<string>) => rules.map((rule) => `it("${rule}: holds", () => {})\n`).join("")

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "rules-")))
  write("docs/rules.md", "")
  return () => rmSync(root, { recursive: true })
})

describe("rules", () => {
  it("is content where every rule of the core is proven and the page is true, and says so", () => {
    write("packages/core/src/letter/policy.laws.test.ts", proving(ruleIds))
    expect(run("--write")).toMatchObject({ content: true, complained: "" })
    expect(run()).toMatchObject({ content: true, complained: "" })
    expect(run().said).toMatch(/AUTH-4 \(core\) .+\n {4}packages\/core\/src\/letter\/policy.laws.test.ts: holds/u)
    expect(readFileSync(join(root, "docs/rules.md"), "utf8")).toContain("policy.laws.test.ts")
  })

  it("names a rule of the core that no test of the core proves, though another package's does", () => {
    const others = ruleIds.filter((rule) => rule !== "AUTH-4")
    write("packages/core/src/letter/policy.laws.test.ts", proving(others))
    write("packages/http/test/letter.test.ts", proving(["AUTH-4"]))
    expect(run("--write")).toMatchObject({ content: false, complained: "AUTH-4: no test of the core proves it.\n" })
  })

  it("counts apart what other packages have yet to prove", () => {
    write("packages/core/src/letter/policy.laws.test.ts", proving(ruleIds))
    const open = Number(/rules (\d+) are open/u.exec(run("--write").said)?.[1])
    write("packages/http/test/letter.test.ts", proving(["FIELD-16"]))
    write("packages/testkit/src/contract/letter.ts", 'on(\n  "TRUST-1, FIELD-25: holds",\n  () => {}\n)')
    expect(run("--write").said).toContain(`rules ${open - 2} are open`)
  })

  it("names a title's rule that the catalogue does not have", () => {
    write("packages/core/src/letter/policy.laws.test.ts", `${proving(ruleIds)}it("AUTH-4, AUTH-99: holds", () => {})`)
    const complained = "packages/core/src/letter/policy.laws.test.ts: the catalogue has no AUTH-99.\n"
    expect(run("--write")).toMatchObject({ content: false, complained })
  })

  it("asks for the page to be written again where it is not true", () => {
    write("packages/core/src/letter/policy.laws.test.ts", proving(ruleIds))
    expect(run()).toMatchObject({ content: false, complained: expect.stringContaining("pnpm rules --write") })
  })
})
