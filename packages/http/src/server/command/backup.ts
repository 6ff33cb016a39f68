import { backUp } from "@postkasse/db"
import { DateTime, Effect } from "effect"
import { command } from "./command.ts"

await command("backup", (options, folder) =>
  Effect.map(
    backUp(options, folder),
    ({ blobs, at }) =>
      `Backed up as of ${DateTime.formatIso(at)}: the database and ${blobs} large documents. The keys are not in it, and shall not be.`
  )
)
