import type { Intent, Operation } from "../history/index.ts"
import type { LetterPlan } from "./plan.ts"

/** What was meant, asked and answered, written down as it happens. */
export interface Scribe {
  readonly intents: Array<Intent>
  readonly operations: Array<Operation>
  readonly followed: Array<string>
  /** The letters begun: what to ask once more for. */
  readonly begun: Map<string, LetterPlan["sizes"]>
}

export const makeScribe = (): Scribe => ({ intents: [], operations: [], followed: [], begun: new Map() })

/** Letters whose acceptance was acknowledged. */
export const acknowledged = ({ operations }: Scribe): number =>
  new Set(
    operations.filter(({ _tag, answer }) => _tag === "Commit" && answer._tag === "Acknowledged").map(({ key }) => key)
  ).size
