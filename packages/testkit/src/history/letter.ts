import { type Known, knownOf } from "./fate.ts"
import type { FoundLetter, History, Intent, Violation } from "./model.ts"

/** Whether every letter is there that must be, once, whole and as it was sent; and none besides. */
export const judgeLetters = (history: History): ReadonlyArray<Violation> => {
  const known = knownOf(history)
  const found = Map.groupBy(history.letters, ({ key }) => key)
  const asked = new Set(history.intents.map(({ key }) => key))
  return [
    ...history.intents.flatMap((intent) => judgeKey(intent, known.get(intent.key), found.get(intent.key) ?? [])),
    ...history.letters
      .filter(({ key }) => !asked.has(key))
      .map(({ key }): Violation => ({ kind: "uninvited", words: `nobody sent the letter of ${key}` })),
    ...judgeRefusals(history),
    ...judgeOpenings(history)
  ]
}

const judgeKey = (intent: Intent, known: Known | undefined, found: ReadonlyArray<FoundLetter>) => [
  ...judgeCount(intent.key, known?.fate ?? "never", found.length),
  ...judgeSendings(intent.key, known?.sendings ?? new Set(), found),
  ...found.flatMap((letter) => judgeDocuments(intent, letter.documents))
]

const judgeCount = (key: string, fate: Known["fate"], count: number): ReadonlyArray<Violation> => {
  if (count > 1) return [{ kind: "doubled", words: `the letter of ${key} is there ${count} times` }]
  if (fate === "must" && count === 0) {
    return [{ kind: "lost", words: `the letter of ${key} was acknowledged and is not there` }]
  }
  if (fate === "never" && count > 0) {
    return [{ kind: "uninvited", words: `the letter of ${key} is there, and its sender never let it go` }]
  }
  return []
}

const judgeSendings = (
  key: string,
  answered: ReadonlySet<string>,
  found: ReadonlyArray<FoundLetter>
): ReadonlyArray<Violation> => {
  const all = new Set([...answered, ...found.map(({ sending }) => sending)])
  if (all.size <= 1) return []
  return [{ kind: "another sending", words: `${key} stands for ${all.size} sendings: ${[...all].join(", ")}` }]
}

const judgeDocuments = ({ key, documents }: Intent, read: ReadonlyArray<string | null>): ReadonlyArray<Violation> => {
  if (read.length !== documents.length || read.includes(null)) {
    const whole = read.filter((digest) => digest !== null).length
    return [{ kind: "half", words: `of the ${documents.length} documents of ${key} ${whole} of ${read.length} read` }]
  }
  if (documents.every((digest, index) => digest === read[index])) return []
  return [{ kind: "differing", words: `the letter of ${key} does not read as it was sent` }]
}

/** What was begun is known, what is sent as it was declared is taken, what is there opens; and what has come is not asked for again. */
const judgeRefusals = ({ intents, operations }: History): ReadonlyArray<Violation> => {
  const byKey = new Map(intents.map(({ key, documents }) => [key, documents.length]))
  const come = new Map<string, Set<number>>()
  return operations.flatMap((one): ReadonlyArray<Violation> => {
    const { key } = one
    if (one._tag === "Put" && one.answer._tag === "Acknowledged") {
      come.set(key, new Set([...(come.get(key) ?? []), one.document]))
    }
    if (one.answer._tag !== "Refused") return []
    if (one._tag === "Commit" && come.get(key)?.size !== byKey.get(key)) return []
    return [{ kind: "turned away", words: `${one._tag} of ${key} was refused with ${one.answer.status}` }]
  })
}

/** What was read while servers died is what was sent, too. */
const judgeOpenings = ({ intents, operations }: History): ReadonlyArray<Violation> => {
  const byKey = new Map(intents.map((intent) => [intent.key, intent]))
  return operations.flatMap((operation) => {
    const intent = byKey.get(operation.key)
    if (operation._tag !== "Open" || operation.answer._tag !== "Acknowledged" || intent === undefined) return []
    return judgeDocuments(intent, operation.answer.told)
  })
}
