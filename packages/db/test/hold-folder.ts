/** A process that takes a data folder and keeps it until it is killed. Tells its parent when it has it. */
import { Effect } from "effect"
import { takeFolder } from "../src/driver/folder.ts"

const [folder = ""] = process.argv.slice(2)
const hold = Effect.andThen(
  takeFolder(folder),
  Effect.sync(() => process.send?.("held"))
)
await Effect.runPromise(Effect.scoped(Effect.andThen(hold, Effect.never)))
