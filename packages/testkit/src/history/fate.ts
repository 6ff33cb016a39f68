import type { History, Operation } from "./model.ts"

/** What may have become of a letter, by its sender's answers: it must be there, may be, or must not. */
export type Fate = "must" | "may" | "never"

/** What the answers say of one key. */
export interface Known {
  readonly fate: Fate
  /** The sendings that the key was answered with: one, or none where no answer came. */
  readonly sendings: ReadonlySet<string>
  /** Whether the letter must have been opened, may have been, or cannot have been. */
  readonly opened: Fate
}

/** What the answers say, key by key. */
export const knownOf = ({ intents, operations }: History): ReadonlyMap<string, Known> => {
  const byKey = Map.groupBy(operations, ({ key }) => key)
  return new Map(intents.map(({ key }) => [key, known(byKey.get(key) ?? [])]))
}

const known = (operations: ReadonlyArray<Operation>): Known => ({
  fate: fateOf(operations, "Commit"),
  sendings: new Set(operations.flatMap((one) => (one._tag === "Begin" ? toldSending(one.answer) : []))),
  opened: fateOf(operations, "Open")
})

const toldSending = (answer: Extract<Operation, { _tag: "Begin" }>["answer"]): ReadonlyArray<string> =>
  answer._tag === "Acknowledged" ? [answer.told.sending] : []

const fateOf = (operations: ReadonlyArray<Operation>, tag: Operation["_tag"]): Fate => {
  const answers = operations.filter(({ _tag }) => _tag === tag).map(({ answer }) => answer._tag)
  if (answers.includes("Acknowledged")) return "must"
  return answers.includes("Indeterminate") ? "may" : "never"
}
