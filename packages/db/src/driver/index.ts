export type { Database, Entry, Tx } from "./database.ts"
export { diskPatience, isMissing } from "./disk.ts"
export { codeOf, DatabaseFault, faultOf } from "./fault.ts"
export {
  broken,
  type DataFolder,
  DataFolderBroken,
  DataFolderInUse,
  lookAtDatabase,
  makeFolder,
  syncFolder,
  takeFolder
} from "./folder.ts"
export { type DatabaseOptions, openDatabase } from "./open.ts"
export { opening } from "./opening.ts"
export { ofPGlite, openIn } from "./pglite.ts"
export { DatabaseUnusable, type PoolLimits } from "./postgres.ts"
export { beginRestoring, beginRestoringIn, endRestoring, endRestoringIn, RestoreUnfinished } from "./restoring.ts"
export type { Sent } from "./sent.ts"
export { deleteFrom, insertIfNone, insertInto, statement, updateAndTell, updateIn } from "./statement.ts"
export { diskThreads } from "./threads.ts"
export { type Turns, turnsOf, type Visit } from "./turns.ts"
