/**
 * `pnpm vectors [--write] [WORD...]`: the conformance vectors in packages/core/vectors. Fails where the code answers one of them
 * otherwise than it says, or where a kind of answer, a refusal or a rule of a word has none. `--write` makes them anew, from a fixed seed.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { leftOut } from "./coverage.ts"
import { faultsOfProfiles, folder, writtenProfiles } from "./profile.ts"
import { schemaOf } from "./schema.ts"
import { somebodysIn } from "./synthetic.ts"
import { faultsOf, type Vector, type VectorFile, vectorsOf } from "./vector.ts"
import { wordOf, words } from "./words.ts"

const most = 100_000
const writes = process.argv.includes("--write")
const named = process.argv.slice(2).filter((argument) => argument !== "--write")

/** One vector a line, so that a change shows as the lines it changes. */
const textOf = ({ word, vectors }: VectorFile): string =>
  `{\n"word": ${JSON.stringify(word)},\n"vectors": [\n${vectors.map((one) => JSON.stringify(one)).join(",\n")}\n]\n}\n`

const read = (file: string): ReadonlyArray<Vector> => {
  const { vectors }: VectorFile = JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8"))
  return vectors
}

/** Writes the file, or says that it is not what would be written. */
const holds = (name: string, text: string): ReadonlyArray<string> => {
  if (writes) writeFileSync(join(folder, name), text)
  return readFileSync(join(folder, name), "utf8") === text ? [] : [`${name}: would be written otherwise`]
}

const profiles = writes
  ? holds("profiles.json", `${JSON.stringify(writtenProfiles(2), null, 1)}\n`)
  : faultsOfProfiles()
const asked = Object.entries(words).filter(([file]) => named.length === 0 || named.includes(wordOf(file)))
const faults = asked.flatMap(([file, decisions]) => {
  const word = wordOf(file)
  if (writes) holds(`${file}.json`, textOf({ word, vectors: vectorsOf(decisions) }))
  const vectors = read(file)
  const text = textOf({ word, vectors })
  console.log(
    `${file.padEnd(14)}${String(vectors.length).padStart(5)} vectors${String(text.length).padStart(8)} characters`
  )
  return [
    ...faultsOf(decisions, vectors).map((fault) => `${file}.json: ${fault}`),
    ...somebodysIn(text).map((digits) => `${file}.json: ${digits} could be somebody's national id number`),
    ...(text.length > most ? [`${file}.json: more than ${most} characters`] : []),
    ...holds(`${file}.schema.json`, `${JSON.stringify(schemaOf(word, decisions))}\n`)
  ]
})

const left = leftOut(Object.keys(words).map((file) => ({ word: wordOf(file), vectors: read(file) })))

const all = [...profiles, ...faults, ...left]
for (const fault of all) console.error(fault)
if (all.length > 0) {
  console.error("If that is as it should be: pnpm vectors --write")
  process.exitCode = 1
}
