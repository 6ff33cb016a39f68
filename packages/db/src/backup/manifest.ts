import { open, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Schema } from "effect"
import { isMissing, syncFolder } from "../driver/index.ts"
import { BackupRefused } from "./refused.ts"

/** What a backup says of itself. Written last: a folder without it holds no whole backup. */
const Manifest = Schema.Struct({
  /** When its database was copied. What came after is not in it. */
  at: Schema.DateTimeUtcFromString,
  database: Schema.Literals(["Postgres", "PGlite"])
})
export type Manifest = typeof Manifest.Type

const json = Schema.fromJsonString(Manifest)
const name = "backup.json"

export const writeManifest = async (folder: string, manifest: Manifest): Promise<void> => {
  await using file = await open(join(folder, name), "wx", 0o600)
  await file.writeFile(Schema.encodeSync(json)(manifest))
  await file.sync()
  await syncFolder(folder)
}

export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, name), "utf8").catch((cause: unknown) => {
    if (isMissing(cause)) throw new BackupRefused({ message: `There is no whole backup in ${folder}.` })
    throw cause
  })
  return Schema.decodeSync(json)(text)
}
