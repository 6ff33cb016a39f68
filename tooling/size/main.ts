/** `pnpm size [BUDGET]`: what each word of the core weighs in a browser, and the whole; fails above the budget. */
import { join } from "node:path"
import { words } from "../words.ts"
import { measure } from "./measure.ts"

/** For the whole core, with the libraries it builds on: kB (1000 bytes), minified and gzipped. */
const budget = Number(process.argv[2] ?? 60)

const source = join(import.meta.dirname, "../../packages/core/src")

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8)
const row = (name: string, own: string, whole: string): string =>
  `${name.padEnd(16)}${own.padStart(8)}${whole.padStart(12)}`

console.log(row("kB, gzipped", "own", "with effect"))
for (const word of words) {
  const size = await measure(join(source, word, "index.ts"))
  console.log(row(word, kB(size.own), kB(size.whole)))
}
const core = await measure(join(source, "index.ts"))
console.log(row("core", kB(core.own), kB(core.whole)))

if (core.whole > budget * 1000) {
  console.error(`The core weighs ${kB(core.whole).trim()} kB; its budget is ${budget} kB.`)
  process.exitCode = 1
}
