/**
 * `pnpm mutate [--again] [--write] [WORD...]`: breaks the policies of these words, or of all, in every way that Stryker knows, and asks
 * whether a law notices. Prints what went unnoticed, and fails when that is more than one mutant in twenty. `--again` tries
 * those alone that went unnoticed the last time, or have changed; `--write` puts the figures into `docs/mutation.md`.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { words as exported } from "../words.ts"
import { withScores } from "./document.ts"
import { type Mutant, mutants } from "./mutants.ts"
import { isSurvivor, percent, type Score, scoreOf, sum } from "./score.ts"

/** The least share of its mutants, in per cent, that laws must kill. */
const threshold = 95

const words = exported.filter((word) => !word.startsWith("text"))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: "boolean", default: false }, write: { type: "boolean", default: false } }
})
const unknown = positionals.filter((word) => !words.includes(word))
if (unknown.length > 0) throw new Error(`No words of the core: ${unknown.join(", ")}. There are: ${words.join(", ")}.`)
const chosen = positionals.length > 0 ? words.filter((word) => positionals.includes(word)) : words

const tried = await mutants(chosen, values.again)
const scores = new Map<string, Score>(
  chosen.map((word) => [word, scoreOf(tried.filter((mutant) => mutant.word === word))])
)
const total = sum([...scores.values()])

const row = (name: string, score: Score): string =>
  [
    name.padEnd(14),
    ...[score.mutants, score.killed, score.survived, score.unreached].map((count) => String(count).padStart(10)),
    `${percent(score).toFixed(1)} %`.padStart(10)
  ].join("")
const oneLine = (code: string): string => {
  const line = code.replaceAll(/\s+/g, " ")
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}
const told = ({ file, line, mutator, original, replacement }: Mutant): string =>
  `packages/core/src/${file}:${line} ${mutator}  ${oneLine(original)} → ${oneLine(replacement)}`

console.log(
  `${"".padEnd(14)}${["mutants", "killed", "survived", "unreached", "score"].map((n) => n.padStart(10)).join("")}`
)
for (const [word, score] of scores) console.log(row(word, score))
if (scores.size > 1) console.log(row("all", total))
for (const mutant of tried.filter(isSurvivor)) console.log(told(mutant))

if (values.write) {
  const document = join(import.meta.dirname, "../../docs/mutation.md")
  writeFileSync(document, withScores(readFileSync(document, "utf8"), scores, words))
}
if (percent(total) < threshold) {
  console.error(`The laws kill ${percent(total).toFixed(1)} % of the mutants; they must kill ${threshold} %.`)
  process.exitCode = 1
}
