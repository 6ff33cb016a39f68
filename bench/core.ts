/**
 * What the core's decisions cost, explained as they are: each beside a bare function with the same answers and no reasons; and
 * the opening beside general engines that are asked the same. All answers are asserted equal on every input.
 *
 *   pnpm bench core [NAME...]
 */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { decisions, engines } from "./core/comparisons.ts"
import type { Cost } from "./core/measure.ts"

/** Different inputs; the core and the bare functions go over them until they have decided so often, the engines seldomer. */
const distinct = 20_000
const times = 1_000_000
const enginesTimes = 40_000

const asked = process.argv.slice(2)
const names = [...Object.keys(decisions), ...Object.keys(engines)].filter(
  (name) => asked.length === 0 || asked.includes(name)
)
assert.ok(names.length > 0, `There are: ${[...Object.keys(decisions), ...Object.keys(engines)].join(", ")}`)

const measured = (name: string): { readonly other: Cost; readonly core: Cost } => {
  const often = name in decisions ? times : enginesTimes
  const program = [join(import.meta.dirname, "core/one.ts"), name, `${distinct}`, `${often}`]
  return JSON.parse(execFileSync(process.execPath, program, { encoding: "utf8" }))
}

const line = (name: string, { nanoseconds, fromMemory, bytes }: Cost): void =>
  console.log(name.padEnd(28) + [nanoseconds, fromMemory, bytes].map((value) => value.toFixed(0).padStart(14)).join(""))

console.log(
  `${"one decision".padEnd(28)}${["ns", "ns from memory", "bytes"].map((head) => head.padStart(14)).join("")}`
)
const ratios = names.map((name) => {
  const { other, core } = measured(name)
  line(name in decisions ? `${name}: bare function` : name, other)
  line(name in decisions ? `${name}: explained` : `  opening beside ${name}`, core)
  return name in decisions
    ? `ratio ${name}/bare ${(core.nanoseconds / other.nanoseconds).toFixed(2)}`
    : `ratio ${name}/opening ${(other.nanoseconds / core.nanoseconds).toFixed(1)}`
})
for (const ratio of ratios) console.log(ratio)
