/** Runs Stryker over words of the core. */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import type { LogLevel, MutantStatus } from "@stryker-mutator/api/core"
import { Stryker } from "@stryker-mutator/core"

/** One change to one place of the core, and what the laws made of it. */
export interface Mutant {
  readonly word: string
  /** Within `packages/core/src`. */
  readonly file: string
  readonly line: number
  readonly mutator: string
  readonly original: string
  readonly replacement: string
  readonly status: MutantStatus
}

const core = join(import.meta.dirname, "../../packages/core")
const source = join(core, "src")

const spared = ["index.ts", "port.ts", "*.test.ts", "*arbitrary.ts"]

// Ports, and the workflows that use them, are held to the contracts, which run them on every adapter.
const isWorkflow = (code: string): boolean => /\bEffect\.(?:fn|fnUntraced|gen)\b/u.test(code)

/**
 * Tries every mutant of these words, or `again` those alone that were not killed the last time: where neither a mutant nor the
 * law that killed it has changed, it stays killed. Takes the process to the folder of the core.
 */
export const mutants = async (words: ReadonlyArray<string>, again: boolean): Promise<ReadonlyArray<Mutant>> => {
  process.chdir(core)
  const known = join(core, `node_modules/.cache/mutants/${words.length === 1 ? words[0] : "all"}.json`)
  if (again) forgetSurvivors(known)
  // As they are now: they may be edited while the mutants run.
  const sources = new Map(
    globSync("**/*.ts", { cwd: source }).map((file) => [file, readFileSync(join(source, file), "utf8")])
  )
  const workflows = [...sources].flatMap(([file, code]) => (isWorkflow(code) ? [file] : []))
  const stryker = new Stryker({
    mutate: [
      ...words.map((word) => `src/${word}/**/*.ts`),
      ...spared.map((file) => `!src/**/${file}`),
      ...workflows.map((file) => `!src/${file}`)
    ],
    testRunner: "vitest",
    vitest: { configFile: fileURLToPath(import.meta.resolve("./vitest.ts")) },
    plugins: [import.meta.resolve("@stryker-mutator/vitest-runner"), import.meta.resolve("./notes.ts")],
    ignorers: ["notes"],
    incremental: true,
    incrementalFile: known,
    force: !again,
    coverageAnalysis: "perTest",
    concurrency: availableParallelism(),
    // A busy machine must not look like a mutant that never ends.
    timeoutMS: 60_000,
    tempDirName: ".mutate",
    cleanTempDir: "always",
    ignorePatterns: ["dist", "tsconfig*.json"],
    disableTypeChecks: false,
    reporters: [process.stdout.isTTY ? "progress" : "progress-append-only"],
    // A const enum, whose members only its own compilation knows.
    logLevel: "error" as unknown as LogLevel,
    warnings: false
  })
  const results = await stryker.runMutationTest()
  return results.map(({ fileName, location: { start, end }, mutatorName, replacement, status }) => {
    const file = relative(source, fileName)
    const original = (sources.get(file) ?? "").split("\n").slice(start.line - 1, end.line)
    original.push((original.pop() ?? "").slice(0, end.column - 1))
    original.unshift((original.shift() ?? "").slice(start.column - 1))
    return {
      word: file.split("/")[0] ?? file,
      file,
      line: start.line,
      mutator: mutatorName,
      original: original.join("\n"),
      replacement,
      status
    }
  })
}

/** A mutant that no law noticed is tried again, even where Stryker sees no law that is new to it. */
const forgetSurvivors = (known: string): void => {
  if (!existsSync(known)) return
  const report: Report = JSON.parse(readFileSync(known, "utf8"))
  for (const file of Object.values(report.files))
    file.mutants = file.mutants.filter(({ status }) => status === "Killed")
  writeFileSync(known, JSON.stringify(report))
}

/** As much as is needed of Stryker's report. */
interface Report {
  readonly files: Record<string, { mutants: ReadonlyArray<{ readonly status: MutantStatus }> }>
}
