import type { Mutant } from "./mutants.ts"

/** How many mutants the laws of a word were shown, and what became of them. */
export interface Score {
  readonly mutants: number
  readonly killed: number
  readonly survived: number
  /** Those of the survivors that no law even reaches. */
  readonly unreached: number
}

const killed = new Set<Mutant["status"]>(["Killed", "Timeout"])
const survived = new Set<Mutant["status"]>(["Survived", "NoCoverage"])

export const isSurvivor = (mutant: Mutant): boolean => survived.has(mutant.status)

/** Mutants that cannot even be loaded prove nothing about the laws, and count on neither side. */
export const scoreOf = (mutants: ReadonlyArray<Mutant>): Score => {
  const tried = mutants.filter(({ status }) => killed.has(status) || survived.has(status))
  return {
    mutants: tried.length,
    killed: tried.filter(({ status }) => killed.has(status)).length,
    survived: tried.filter(isSurvivor).length,
    unreached: tried.filter(({ status }) => status === "NoCoverage").length
  }
}

export const sum = (scores: ReadonlyArray<Score>): Score =>
  scores.reduce(
    (one, other) => ({
      mutants: one.mutants + other.mutants,
      killed: one.killed + other.killed,
      survived: one.survived + other.survived,
      unreached: one.unreached + other.unreached
    }),
    { mutants: 0, killed: 0, survived: 0, unreached: 0 }
  )

/** Per cent of the mutants that were killed, rounded down: what is short of a threshold does not look like it. */
export const percent = ({ mutants, killed }: Score): number =>
  mutants === 0 ? 100 : Math.floor((killed / mutants) * 1000) / 10
