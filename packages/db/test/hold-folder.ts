/** A process that takes a data folder and keeps it until it is killed. Tells its parent when it has it. */
import { Effect } from "effect"
import { takeFolder } from "../src/driver/folder.ts"

const [folder = ""] = process.argv.slice(2)

const holding = Effect.gen(function* () {
  yield* takeFolder(folder)
  process.send?.("held")
  // Listening keeps the process alive.
  yield* Effect.callback<never>(() => void process.on("message", () => {}))
})

await Effect.runPromise(Effect.scoped(holding))
