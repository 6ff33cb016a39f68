/** The figures in `docs/mutation.md`: a table between two marks; the rest of the document is written by hand. */
import { percent, type Score, sum } from "./score.ts"

const first = "<!-- figures -->"
const last = "<!-- end of figures -->"

const row = (cells: ReadonlyArray<string | number>): string => `| ${cells.join(" | ")} |`
const figures = (word: string, score: Score): string =>
  row([word, score.mutants, score.killed, score.survived, `${percent(score).toFixed(1)} %`])

/** The document with the figures of these words put in; those of other words stay as they were measured. */
export const withScores = (
  document: string,
  scores: ReadonlyMap<string, Score>,
  words: ReadonlyArray<string>
): string => {
  const [before = "", rest = ""] = document.split(first)
  const [table = "", after = ""] = rest.split(last)
  const known = new Map([...scoresIn(table), ...scores])
  const there = words.flatMap((word) => {
    const score = known.get(word)
    return score === undefined ? [] : [[word, score] as const]
  })
  const rows = [
    row(["word", "mutants", "killed", "survived", "score"]),
    row(["---", "---:", "---:", "---:", "---:"]),
    ...there.map(([word, score]) => figures(word, score)),
    figures("**all**", sum(there.map(([, score]) => score)))
  ]
  return `${before}${first}\n${rows.join("\n")}\n${last}${after}`
}

const scoresIn = (table: string): ReadonlyArray<readonly [string, Score]> =>
  [...table.matchAll(/^\| ([a-z]+) \| (\d+) \| (\d+) \| (\d+) \|/gm)].map(
    ([, word = "", mutants, killed, survived]) => [
      word,
      { mutants: Number(mutants), killed: Number(killed), survived: Number(survived), unreached: 0 }
    ]
  )
