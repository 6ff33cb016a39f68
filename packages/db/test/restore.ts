/**
 * A process that restores a backup, as its arguments say, until it is killed: on a file's name by `die-renaming.ts`, or at
 * the moment that DIE_AT names here.
 */
import { PGlite } from "@electric-sql/pglite"
import { Effect } from "effect"
import { restore } from "../src/index.ts"

const [options = "", folder = ""] = process.argv.slice(2)
const moment = process.env["DIE_AT"]
const die = async (): Promise<never> => {
  process.kill(process.pid, "SIGKILL")
  return new Promise(() => {})
}

if (moment === "opening") PGlite.create = die
const publish = async () => (moment === "publishing" ? die() : undefined)
await Effect.runPromise(restore(JSON.parse(options), folder, publish))
