import { restore } from "@postkasse/db"
import { DateTime, Effect } from "effect"
import { command } from "./command.ts"

await command("restore", (options, folder) =>
  Effect.map(
    restore(options, folder),
    ({ blobs, at }) =>
      `Restored as of ${DateTime.formatIso(at)}: the database and the ${blobs} large documents that were missing. Start the server: it deletes again what was deleted for good since.`
  )
)
