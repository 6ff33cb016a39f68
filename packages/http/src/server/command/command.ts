/**
 * Command: what an operator does to an installation beside running it. It reads the same environment as the server, and
 * answers in words.
 *
 * @module
 */
import type { StorageOptions } from "@postkasse/db"
import { Cause, Effect, Exit, Result } from "effect"
import { end } from "../end.ts"
import { type Settings, settingsIn } from "../environment.ts"
import { inWords } from "../in-words.ts"

/** Runs a command on the folder that its one argument names, and ends the process. */
export const command = async (
  name: string,
  work: (options: StorageOptions, folder: string, settings: Settings) => Effect.Effect<string, Error>
): Promise<never> => {
  const [folder, ...more] = process.argv.slice(2)
  if (folder === undefined || more.length > 0) return refuse(`pnpm ${name} FOLDER`)
  const settings = settingsIn(process.env)
  if (Result.isFailure(settings)) return refuse(settings.failure)
  const { dataDir, databaseUrl: url, rootKeyFile, bucket } = settings.success
  const exit = await Effect.runPromiseExit(work({ dataDir, url, rootKeyFile, bucket }, folder, settings.success))
  if (Exit.isSuccess(exit)) {
    process.stdout.write(`${exit.value}\n`)
    return end(0)
  }
  const fault = Cause.squash(exit.cause)
  const told = inWords(fault)
  if (told === null) throw fault
  return refuse(told)
}

const refuse = (words: string): Promise<never> => {
  process.stderr.write(`${words}\n`)
  return end(1)
}
