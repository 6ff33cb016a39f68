import { Data } from "effect"

/** Why nothing was backed up or restored, in words for whoever asked. */
export class BackupRefused extends Data.TaggedError("BackupRefused")<{ readonly message: string }> {}
