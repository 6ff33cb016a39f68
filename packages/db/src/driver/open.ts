import type { Effect, Scope } from "effect"
import type { Database } from "./database.ts"
import type { DataFolderBroken, DataFolderInUse } from "./folder.ts"
import { openPGlite } from "./pglite.ts"
import { type DatabaseUnusable, openPostgres, type PoolLimits } from "./postgres.ts"
import type { RestoreUnfinished } from "./restoring.ts"

/** Which database: one embedded in a folder, or a server by its address. */
export type DatabaseOptions =
  | { readonly dataDir: string }
  | { readonly url: string; readonly limits?: Partial<PoolLimits> }

/** Opens the database for as long as the scope lives. Failures are for whoever starts the program, in words. */
export const openDatabase = (
  options: DatabaseOptions
): Effect.Effect<Database, DataFolderInUse | DataFolderBroken | DatabaseUnusable | RestoreUnfinished, Scope.Scope> =>
  "url" in options ? openPostgres(options.url, options.limits) : openPGlite(options.dataDir)
