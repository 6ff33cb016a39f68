import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** The program of an `@example`, and what its `// →` comments say that it prints. */
export interface Example {
  readonly code: string
  readonly printed: string
}

/** The examples in the docstrings of a source. */
export const examplesIn = (source: string): ReadonlyArray<Example> =>
  [...source.matchAll(/^ *\* @example\n *\* ```ts\n(?<lines>(?: *\*.*\n)*?) *\* ```$/gmu)].map(({ groups }) => {
    const code = (groups?.["lines"] ?? "").replaceAll(/^ *\* ?/gmu, "")
    return { code, printed: [...code.matchAll(/\/\/ → (?<line>.*)$/gmu)].map((match) => `${match[1]}\n`).join("") }
  })

/** Runs programs where what is published is found by its name: what each printed, and what the compiler says of them all. */
export const run = (codes: ReadonlyArray<string>) => {
  mkdirSync(join(import.meta.dirname, ".docstrings"), { recursive: true })
  const folder = mkdtempSync(join(import.meta.dirname, ".docstrings/run-"))
  const start = (program: string, args: ReadonlyArray<string>): string => {
    const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8" })
    return stdout + stderr
  }
  try {
    writeFileSync(join(folder, "tsconfig.json"), `{ "extends": "../../tsconfig.json", "include": ["*.ts"] }`)
    for (const [index, code] of codes.entries()) writeFileSync(join(folder, `${index}.ts`), code)
    return {
      types: start(join(import.meta.dirname, "node_modules/.bin/tsc"), ["--noEmit", "--pretty", "false"]),
      printed: codes.map((_, index) => start(process.execPath, [`${index}.ts`]))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
