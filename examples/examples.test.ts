import { spawnSync } from "node:child_process"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

const examples = globSync("[0-9][0-9]-*.ts", { cwd: import.meta.dirname }).toSorted()
const textOf = (example: string) => readFileSync(join(import.meta.dirname, example), "utf8")

/** What the comment at the end of an example says that it prints. */
const promised = (text: string): string => /\n\/\* Prints:\n(?<lines>[^]*)\*\/\n$/u.exec(text)?.groups?.["lines"] ?? ""

const printed = (example: string): string => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, example)], { encoding: "utf8" })
  return stdout + stderr
}

describe("examples", () => {
  it("are numbered from 01 on, and README.md tells of each", () => {
    expect(examples.map((example) => Number(example.slice(0, 2)))).toEqual(examples.map((_, index) => index + 1))
    const page = textOf("README.md")
    expect(examples.filter((example) => !page.includes(`](${example})`))).toEqual([])
  })

  it.each(examples)("%s prints what it says that it prints", (example) => {
    expect(promised(textOf(example))).not.toBe("")
    expect(printed(example)).toBe(promised(textOf(example)))
  })

  it.each(examples)("%s builds on what is published, and is short", (example) => {
    const text = textOf(example)
    const imported = [...text.matchAll(/ from "(?<name>[^"]+)"$/gmu)].map(({ groups }) => groups?.["name"] ?? "")
    const published = /^(@postkasse\/core(\/[a-z/]+)?|effect|node:[a-z]+)$/u
    expect(imported.filter((name) => !published.test(name))).toEqual([])
    expect(text.replace(/\n\/\* Prints:[^]*$/u, "").split("\n").length).toBeLessThanOrEqual(80)
  })
})
