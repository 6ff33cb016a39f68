import { Unavailable } from "@postkasse/core/transaction"
import {
  BackupRefused,
  BlobStoreUnusable,
  DatabaseIsNewer,
  DatabaseUnusable,
  DataFolderBroken,
  DataFolderInUse,
  KeyGone,
  KeyMissing,
  KeysDiffer,
  KeysMissing,
  RestoreUnfinished
} from "@postkasse/db"
import { FileUnusable } from "./key-file.ts"

/** What whoever starts it can do something about, in words; null for a fault of ours. */
export const inWords = (fault: unknown): string | null => {
  const told = [
    BackupRefused,
    BlobStoreUnusable,
    DatabaseIsNewer,
    DatabaseUnusable,
    DataFolderBroken,
    DataFolderInUse,
    FileUnusable,
    KeyGone,
    KeyMissing,
    KeysDiffer,
    KeysMissing,
    RestoreUnfinished
  ]
  if (fault instanceof Error && told.some((kind) => fault instanceof kind)) return fault.message
  if (fault instanceof Unavailable) return `The ${fault.part} does not answer now. Nothing is lost: do the same again.`
  if (fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE") {
    return "A port for a stand-in, one or two above the server's, is in use. Stop what uses it, or name another with PORT."
  }
  return null
}
