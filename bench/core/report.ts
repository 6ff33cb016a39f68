import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { decisions, engines } from "./comparisons.ts"
import type { Cost } from "./measure.ts"

/** How often each decides; the engines seldomer. */
const times = 1_000_000
const enginesTimes = 40_000

/** Measures the comparisons of these names, or all, over so many different inputs, and prints what each costs and the ratios. */
export const report = (asked: ReadonlyArray<string>, distinct: number): void => {
  const all = [...Object.keys(decisions), ...Object.keys(engines)]
  const names = all.filter((name) => asked.length === 0 || asked.includes(name))
  assert.ok(names.length > 0, `There are: ${all.join(", ")}`)
  console.log(
    `${"one decision".padEnd(28)}${["ns", "ns from memory", "bytes"].map((head) => head.padStart(14)).join("")}`
  )
  const ratios = names.map((name) => {
    const { other, core } = measured(name, distinct)
    line(name in decisions ? `${name}: bare function` : name, other)
    line(name in decisions ? `${name}: explained` : `  opening beside ${name}`, core)
    return name in decisions
      ? `ratio ${name}/bare ${(core.nanoseconds / other.nanoseconds).toFixed(2)}`
      : `ratio ${name}/opening ${(other.nanoseconds / core.nanoseconds).toFixed(1)}`
  })
  for (const ratio of ratios) console.log(ratio)
}

const measured = (name: string, distinct: number): { readonly other: Cost; readonly core: Cost } => {
  const often = name in decisions ? times : enginesTimes
  const program = [join(import.meta.dirname, "one.ts"), name, `${distinct}`, `${often}`]
  return JSON.parse(execFileSync(process.execPath, program, { encoding: "utf8" }))
}

const line = (name: string, { nanoseconds, fromMemory, bytes }: Cost): void =>
  console.log(name.padEnd(28) + [nanoseconds, fromMemory, bytes].map((value) => value.toFixed(0).padStart(14)).join(""))
