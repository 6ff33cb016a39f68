import type { Intent, Operation } from "../history/index.ts"
import { moment } from "./attempt.ts"
import type { Server } from "./fleet.ts"
import { wholeLog } from "./log.ts"
import type { LetterPlan } from "./plan.ts"

/** What was meant, asked and answered, written down as it happens. */
export interface Scribe {
  /** Sendings of the demo town's. */
  readonly earlier: ReadonlyArray<string>
  readonly intents: Array<Intent>
  readonly operations: Array<Operation>
  readonly followed: Array<string>
  /** The letters begun: what to ask once more for. */
  readonly begun: Map<string, LetterPlan["sizes"]>
}

/** A scribe who begins at a server that has just started: what its log tells of already is the town's. */
export const makeScribe = async (server: Server): Promise<Scribe> => {
  for (;;) {
    // All that the town has sent is told of at once.
    const events = (await wholeLog(server, 1_000)).flatMap((page) => page.events)
    const earlier = [...new Set(events.map(({ sending }) => sending))]
    if (earlier.length > 0) return { earlier, intents: [], operations: [], followed: [], begun: new Map() }
    await moment(100)
  }
}

/** Letters whose acceptance was acknowledged. */
export const acknowledged = ({ operations }: Scribe): number =>
  new Set(
    operations.filter(({ _tag, answer }) => _tag === "Commit" && answer._tag === "Acknowledged").map(({ key }) => key)
  ).size
