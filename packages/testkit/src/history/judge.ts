import { judgeLetters } from "./letter.ts"
import { judgeLog } from "./log.ts"
import type { History, Violation } from "./model.ts"
import { judgeRemains } from "./remains.ts"
import { judgeTold } from "./told.ts"

/**
 * Every way in which the history is not one of a service that loses nothing and does nothing twice. An acknowledged letter
 * is there once; one whose commit was never answered is there once or not at all; no other is there.
 */
export const judge = (history: History): ReadonlyArray<Violation> => [
  ...judgeLetters(history),
  ...judgeLog(history),
  ...judgeTold(history),
  ...judgeRemains(history.remains)
]
