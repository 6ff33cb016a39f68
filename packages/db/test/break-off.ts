import { fork } from "node:child_process"
import { once } from "node:events"
import type { StorageOptions } from "../src/index.ts"

/** Restores a backup, and kills that at a moment: `publishing`, `opening`, or when a file is to get this name. Answers how it ended. */
export const breakOff = async (moment: string, options: StorageOptions, folder: string): Promise<unknown> => {
  const dying = fork(new URL("restore.ts", import.meta.url), [JSON.stringify(options), folder], {
    execArgv: ["--import", new URL("die-renaming.ts", import.meta.url).href],
    env: { ...process.env, DIE_AT: moment }
  })
  const [, signal] = await once(dying, "exit")
  return signal
}
