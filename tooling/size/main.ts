/**
 * `pnpm size [--write] [BUDGET]`: what each word of the core weighs in a browser and which others come with it, and what they
 * weigh together. Fails where a word is above the budget, or all of them above theirs, and where a word carries another that
 * docs/size.md does not say it does. `--write` writes docs/size.md.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { words } from "../words.ts"
import { measure } from "./measure.ts"

const given = process.argv.slice(2).find((argument) => argument !== "--write")

/** For a page that loads one word, with the libraries it builds on: kB (1000 bytes), minified and gzipped. */
const budget = Number(given ?? 60)
/** For all of them at once, which no page loads; effect is 31 kB of it (docs/adr/0013). */
const budgetOfAll = Number(given ?? 100)

const source = join(import.meta.dirname, "../../packages/core/src")
const sizes = await Promise.all(
  [...words, "."].map(async (word) => ({ word, ...(await measure(join(source, word, "index.ts"))) }))
)

const kB = (bytes: number): string => (bytes / 1000).toFixed(1)
const name = (word: string): string => (word === "." ? "all" : word)
const comes = ({ word, carries }: (typeof sizes)[number]): string =>
  word === "." ? "" : carries.filter((other) => other !== word.split("/")[0]).join(", ")

console.log(`${"kB, gzipped".padEnd(16)}${"own".padStart(8)}${"with effect".padStart(13)}`)
for (const { word, own, whole } of sizes) {
  console.log(`${name(word).padEnd(16)}${kB(own).padStart(8)}${kB(whole).padStart(13)}`)
}

for (const { word, whole } of sizes) {
  const most = word === "." ? budgetOfAll : budget
  if (whole <= most * 1000) continue
  console.error(`${word === "." ? "The core" : word} weighs ${kB(whole)} kB; its budget is ${most} kB.`)
  process.exitCode = 1
}

const path = join(import.meta.dirname, "../../docs/size.md")
if (process.argv.includes("--write")) {
  const rows = sizes.map((size) => `| ${name(size.word)} | ${kB(size.own)} | ${kB(size.whole)} | ${comes(size)} |`)
  const page = [
    "# What the words weigh",
    "",
    "Each word of the core bundled for a browser, minified and gzipped, in kB of 1000 bytes: its own code with that of the words",
    "it builds on, and with effect. A bundle carries the words of the last column and no other. Made by `pnpm size --write`;",
    "`pnpm size` holds each to its budget and to that column.",
    "",
    "| word | own | with effect | what comes with it |",
    "| --- | --- | --- | --- |",
    ...rows,
    ""
  ]
  writeFileSync(path, page.join("\n"))
}

const told = new Map(
  readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, word, , , others]) => [word, others])
)
for (const size of sizes) {
  if (told.get(name(size.word)) === comes(size)) continue
  console.error(
    `${name(size.word)} carries: ${comes(size) || "no other"}. docs/size.md says otherwise: pnpm size --write`
  )
  process.exitCode = 1
}
