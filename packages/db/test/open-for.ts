import { Effect, Exit, Scope } from "effect"
import { openDatabase, type PoolLimits } from "../src/driver/index.ts"
import type { OpenDatabase } from "./databases.ts"

/** Opens a database and gives what closes it. */
export const openFor = async (url: string, limits: Partial<PoolLimits> = {}): Promise<OpenDatabase> => {
  const scope = Scope.makeUnsafe()
  const database = await Effect.runPromise(Scope.provide(openDatabase({ url, limits }), scope))
  return { database, url, close: () => Effect.runPromise(Scope.close(scope, Exit.void)) }
}
