import { type Known, knownOf } from "./fate.ts"
import type { History, ToldEvent, Violation } from "./model.ts"

/** Whether each sender was told, in order, of what has happened to its letters, and of nothing that has not. */
export const judgeTold = (history: History): ReadonlyArray<Violation> => {
  const told = Map.groupBy(
    history.log.flatMap((page) => page.events),
    ({ sending }) => sending
  )
  const found = Map.groupBy(history.letters, ({ key }) => key)
  const typesOf = (sending: string): ReadonlyArray<Type> => (told.get(sending) ?? []).map(({ type }) => type)
  const keys = [...knownOf(history)].map(([key, known]) => {
    const letters = found.get(key) ?? []
    const sendings = new Set([...known.sendings, ...letters.map(({ sending }) => sending)])
    return { key, known, sendings, isThere: letters.length > 0 }
  })
  const all = new Set([...history.earlier, ...keys.flatMap(({ sendings }) => [...sendings])])
  return [
    ...keys.flatMap(({ key, known, sendings, isThere }) => {
      const types = [...sendings].flatMap(typesOf)
      return [...judgeOrder(key, types), ...judgeTruth(key, types, isThere, known)]
    }),
    // Nobody commits what they were not told of.
    ...[...told.keys()]
      .filter((sending) => !all.has(sending))
      .map((sending): Violation => {
        const types = typesOf(sending).join(", ")
        return { kind: "untrue", words: `of sending ${sending}, which no key stands for, was told ${types}` }
      })
  ]
}

type Type = ToldEvent["type"]

const step: Readonly<Record<Type, number>> = { Accepted: 0, Delivered: 1, Refused: 1, Opened: 2, Confirmed: 2 }

const judgeOrder = (key: string, types: ReadonlyArray<Type>): ReadonlyArray<Violation> => {
  const steps = types.map((type) => step[type])
  if (steps.every((now, index) => index === 0 || now >= (steps[index - 1] ?? 0))) return []
  return [{ kind: "out of order", words: `${key} was told of as ${types.join(", ")}` }]
}

const judgeTruth = (
  key: string,
  types: ReadonlyArray<Type>,
  isThere: boolean,
  { fate, opened }: Known
): ReadonlyArray<Violation> => {
  const must: ReadonlyArray<Type> = [
    ...(isThere || fate === "must" ? (["Accepted", "Delivered"] as const) : []),
    ...(opened === "must" ? (["Opened"] as const) : [])
  ]
  const may: ReadonlyArray<Type> = opened === "may" && isThere ? [...must, "Opened"] : must
  return [
    ...must
      .filter((type) => !types.includes(type))
      .map((type): Violation => ({ kind: "untold", words: `of ${key} was not told ${type}` })),
    ...types
      .filter((type) => !may.includes(type))
      .map((type): Violation => ({ kind: "untrue", words: `of ${key} was told ${type}, which has not happened` }))
  ]
}
