import { endNow } from "../end.ts"
import { placesIn, toldOf } from "./fault.ts"
import type { Log } from "./index.ts"

/**
 * Leaves nobody a way past the log: what a library writes to the console is dropped, and its place told; a fault that
 * nobody has caught ends the process, and is told without its message.
 */
export const quieten = (log: Log): void => {
  const stray = () => log("StrayOutput", { places: placesIn(new Error()) })
  for (const way of ["error", "warn", "trace"] as const) console[way] = stray
  for (const way of ["log", "info", "debug", "table", "dir"] as const) console[way] = () => undefined
  process.removeAllListeners("warning").on("warning", stray)
  process.on("uncaughtException", (fault) => {
    log("Crashed", toldOf(fault))
    endNow(1)
  })
}
