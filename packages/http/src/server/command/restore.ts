import { restore } from "@postkasse/db"
import { DateTime, Effect } from "effect"
import { publishRestore } from "../restores.ts"
import { command } from "./command.ts"

await command("restore", (options, folder, settings) =>
  Effect.map(
    restore(options, folder, (copied) => publishRestore(settings, copied, Date.now())),
    ({ blobs, at }) =>
      `Restored as of ${DateTime.formatIso(at)}: the database and the ${blobs} large documents that were missing. It is published (GET /api/v1/restores). Start the server: it deletes again what was deleted for good since.`
  )
)
