import { isDeepStrictEqual } from "node:util"
import type { Schema } from "effect"
import type { Decision } from "./decision.ts"

/** A conformance vector: asked this, whoever decides as the core does answers that, for these rules. */
export interface Vector {
  readonly function: string
  readonly input: Schema.Json
  readonly answer: Schema.Json
  /** Whether the answer is a refusal. */
  readonly refused: boolean
  readonly rules: ReadonlyArray<string>
}

/** What lies in a word's file. */
export interface VectorFile {
  readonly word: string
  readonly vectors: ReadonlyArray<Vector>
}

const seed = 20_261_126
const tries = 2000

/** Vectors of a word: of each function so many, evenly of every kind of answer. */
export const vectorsOf = (decisions: ReadonlyArray<Decision>): ReadonlyArray<Vector> => decisions.flatMap(some)

/** What is wrong with a word's vectors: told by their place in the file. */
export const faultsOf = (decisions: ReadonlyArray<Decision>, vectors: ReadonlyArray<Vector>): ReadonlyArray<string> => [
  ...vectors.flatMap((vector, index) => {
    const decision = decisions.find(({ name }) => name === vector.function)
    if (decision === undefined) return [`vector ${index}: there is no ${vector.function}`]
    const now = answered(decision, vector.input)
    return isDeepStrictEqual(now, vector) ? [] : [`vector ${index} (${vector.function}): the answer is another now`]
  }),
  ...decisions.flatMap(({ name, tags }) => {
    const own = vectors.filter((vector) => vector.function === name).map(({ answer }) => tagOf(answer))
    return tags.filter((tag) => !own.includes(tag)).map((tag) => `${name}: no vector answers ${tag}`)
  })
]

const answered = (decision: Decision, input: Schema.Json): Vector => {
  const { answer, refused } = decision.answerTo(input)
  return { function: decision.name, input, answer, refused, rules: rulesOf(answer) }
}

const some = (decision: Decision): ReadonlyArray<Vector> => {
  const kinds = new Map<string, Array<Vector>>()
  const shown = new Set<string>()
  const needed: Array<Vector> = []
  for (const input of decision.inputs(seed, tries)) {
    const vector = answered(decision, input)
    const shows = [null, ...vector.rules].map((rule) => JSON.stringify([vector.refused, tagOf(vector.answer), rule]))
    if (shows.some((one) => !shown.has(one))) needed.push(vector)
    for (const one of shows) shown.add(one)
    const kind = JSON.stringify([vector.refused, kindOf(vector.answer)])
    kinds.set(kind, [...(kinds.get(kind) ?? []), vector].slice(0, decision.most))
  }
  // Those that show a tag with a rule for the first time; then one of each kind, then another of each, until there are enough.
  const rounds = Array.from({ length: decision.most }, (_, round) => [...kinds.values()].map((own) => own[round]))
  const others = rounds.flat().filter((vector) => vector !== undefined && !needed.includes(vector))
  return [...needed, ...others]
    .filter((vector) => vector !== undefined)
    .slice(0, Math.max(decision.most, needed.length))
}

/** The words of an answer that say of what kind it is; numbers, names and moments do not. */
const telling = [
  "_tag",
  "rules",
  "rule",
  "why",
  "reason",
  "scan",
  "state",
  "differs",
  "how",
  "ground",
  "lock",
  "from",
  "event",
  "phase",
  "way"
]

const kindOf = (answer: Schema.Json): Schema.Json => {
  if (typeof answer === "boolean" || answer === null) return answer
  if (typeof answer !== "object") return "value"
  if (Array.isArray(answer)) return answer.length
  const parts: ReadonlyArray<readonly [string, Schema.Json]> = Object.entries(answer)
  return parts
    .filter(([name]) => telling.includes(name))
    .map(([name, part]) => (name === "rules" || isWord(part) ? part : kindOf(part)))
}

const isWord = (part: Schema.Json): boolean => typeof part === "string" && /^[A-Za-z]/u.test(part)

const tagOf = (answer: Schema.Json): Schema.Json | undefined =>
  typeof answer === "object" && answer !== null && "_tag" in answer ? answer["_tag"] : undefined

/** The rules that an answer names; where it names none itself, those that its parts name. */
const rulesOf = (answer: Schema.Json): ReadonlyArray<string> => {
  if (typeof answer !== "object" || answer === null) return []
  if ("rules" in answer && Array.isArray(answer["rules"])) return answer["rules"].map(String)
  const parts: ReadonlyArray<Schema.Json> = Object.values(answer)
  return [...new Set(parts.flatMap(rulesOf))]
}
