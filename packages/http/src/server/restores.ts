/**
 * The restores of an installation, as it publishes them: a signed file each, beside the keys, which no restore puts back to what
 * they were. Files are added only.
 *
 * @module
 */
import { randomUUID } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { Restore, signRestore } from "@postkasse/core/audit"
import { isMissing, keyDisk, writeNew } from "@postkasse/db"
import { DateTime, Schema } from "effect"
import type { Settings } from "./environment.ts"
import { FileUnusable } from "./key-file.ts"
import { logKeysIn } from "./log-key.ts"
import { together } from "./together.ts"

type Place = Pick<Settings, "dataDir" | "logKeyFile">

const json = Schema.fromJsonString(Restore)
const folderIn = (dataDir: string): string => join(dataDir, "keys", "restores")

/** Reads all of them, the last one first. */
export const restoresIn = (dataDir: string): (() => Promise<ReadonlyArray<Restore>>) =>
  together(() => keyDisk.run(() => readAll(folderIn(dataDir))))

const readAll = async (folder: string): Promise<ReadonlyArray<Restore>> => {
  const names = (await filesIn(folder)).filter((name) => name.endsWith(ending))
  const all: Array<Restore> = []
  // One after another: a turn at the disk is one thread's.
  for (const name of names) all.push(decode(await readFile(join(folder, name), "utf8")))
  return all.toSorted((one, other) => other.restored - one.restored)
}

/** Publishes that the installation is put back, now (ms), to a copy from then. Its keys must be there: they say so. */
export const publishRestore = async (
  { dataDir, logKeyFile }: Place,
  copied: DateTime.Utc,
  now: number
): Promise<void> => {
  if ((await filesIn(join(dataDir, "keys"))).length === 0) {
    throw new FileUnusable(`There are no keys in ${join(dataDir, "keys")}. Put them back first: a restore is signed.`)
  }
  const keys = await logKeysIn(logKeyFile, dataDir).now()
  const restore = signRestore(keys, copied, DateTime.makeUnsafe(now))
  if (restore === null) throw new Error("No key is left that access logs are signed with.")
  await writeNew(join(folderIn(dataDir), `${restore.restored}-${randomUUID()}${ending}`), Buffer.from(encode(restore)))
}

const ending = ".json"
const decode = Schema.decodeSync(json)
const encode = Schema.encodeSync(json)

const filesIn = (folder: string): Promise<ReadonlyArray<string>> =>
  readdir(folder).catch((fault: unknown) => {
    if (isMissing(fault)) return []
    throw fault
  })
