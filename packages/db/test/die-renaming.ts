/** Loaded before a process' own work: kills it when it has written a file and is about to give it the name in DIE_AT. */
import fs from "node:fs"
import { syncBuiltinESMExports } from "node:module"
import { basename } from "node:path"

const { rename } = fs.promises
fs.promises.rename = async (from, to) => {
  if (basename(String(to)) === process.env["DIE_AT"]) process.kill(process.pid, "SIGKILL")
  await rename(from, to)
}
syncBuiltinESMExports()
