import { access, constants, readdir, stat } from "node:fs/promises"
import { Unavailable } from "@postkasse/core/transaction"
import { Effect } from "effect"
import { codeOf, isMissing, type Turns } from "../driver/index.ts"

/**
 * A look at a folder: its disk answers, it is there, ours to read and write, and holds what `lasts` in it and was there before.
 * One whose disk is gone leaves an empty folder in its place, or one made anew, and neither is the one that the keys lie in.
 */
export const lookAtFolder = ({ part, run, isStuck }: Turns, folder: string, lasts: RegExp): Effect.Effect<void> => {
  let seen: ReadonlyArray<string> = []
  const look = async () => {
    // Made when the first is to be kept in it.
    if (seen.length === 0 && !(await isThere(folder))) return
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const names = new Set(await readdir(folder))
    if (seen.some((name) => !names.has(name))) throw new Unavailable({ part })
    seen = [...names].filter((name) => lasts.test(name))
  }
  return Effect.tryPromise({
    try: () => (isStuck() ? Promise.reject(new Unavailable({ part })) : run(look)),
    catch: (cause) => (cause instanceof Unavailable ? cause : new Unavailable({ part, cause: codeOf(cause) }))
  }).pipe(Effect.orDie)
}

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    (cause: unknown) => {
      if (isMissing(cause)) return false
      throw cause
    }
  )
