import { createHash, randomBytes, verify } from "node:crypto"
import { readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { type LogKey, LogSeal, Salt, type SigningKey } from "@postkasse/core/audit"
import { changeFile, keyDisk } from "@postkasse/db"
import { Effect, Layer } from "effect"
import { keptIn } from "./kept.ts"
import { FileUnusable } from "./key-file.ts"
import {
  type Changed,
  firstLogKey,
  type NoneUnderWay,
  publicKeyOf,
  signingKeysIn,
  type UnderWay
} from "./log-key-set.ts"
import { together } from "./together.ts"

/** The keys that access logs are signed with, as their file has them: it may be changed while the process runs. */
export interface LogKeys {
  /** The keys, the newest first. The file is read again where it is another than it was. */
  readonly now: () => Promise<ReadonlyArray<SigningKey>>
  /** The same, the file read in any case. */
  readonly anew: () => Promise<ReadonlyArray<SigningKey>>
}

export const logKeyPath = (file: string | null, dataDir: string): string => file ?? join(dataDir, "keys", "log.jwk")

/**
 * The keys that access logs are signed with; where no file is named, one is made in the data folder. It is read when it is
 * first asked for: before the data folder is taken nothing is written. Once read, a file that is gone, or is not whole yet,
 * changes nothing.
 */
export const logKeysIn = (file: string | null, dataDir: string): LogKeys => {
  const path = logKeyPath(file, dataDir)
  let known: { readonly version: string; readonly keys: ReadonlyArray<SigningKey> } | null = null
  const readAgain = async () => {
    // Looked at before it is read: what comes in between is seen the next time.
    const version = await versionOf(path)
    const content = known === null ? await keptIn(path, () => firstLogKey(seconds())) : await readFile(path)
    known = { version, keys: await signingKeysIn(content) }
    return known.keys
  }
  const readOrKeep = async () => {
    try {
      return await readAgain()
    } catch (fault) {
      if (known !== null) return known.keys
      // What is wrong with what the file holds would be told with a piece of it.
      throw isOfDisk(fault) ? fault : unusable(path)
    }
  }
  const look = async () => (known !== null && known.version === (await versionOf(path)) ? known.keys : readOrKeep())
  return { now: together(() => keyDisk.run(look)), anew: together(() => keyDisk.run(readOrKeep)) }
}

/** Changes the file of the keys, whole and with nobody else at it; answers what that came to. */
export const changeLogKeys = async <A extends Changed | UnderWay | NoneUnderWay>(
  path: string,
  to: (content: Uint8Array) => A
): Promise<A> => {
  const answers: Array<A> = []
  await changeFile(path, (content) => {
    try {
      answers.push(to(content))
    } catch {
      throw unusable(path)
    }
    const [change] = answers
    return change?._tag === "Changed" ? change.content : null
  })
  const [change] = answers
  if (change === undefined) throw new FileUnusable(`There is no key that logs are signed with in ${path}.`)
  return change
}

/** The keys as they are published. */
export const publishedIn = (keys: ReadonlyArray<SigningKey>): ReadonlyArray<LogKey> =>
  keys.map(({ published }) => published)

/** Seals the logs of the mailboxes at this origin. */
export const layerLogSeal = (keys: LogKeys, origin: string) =>
  Layer.succeed(LogSeal, {
    sha256: (bytes) => createHash("sha256").update(bytes).digest(),
    salt: Effect.sync(() => Salt.make(randomBytes(32).toString("hex"))),
    originOf: (mailbox) => `${new URL(origin).host}/log/${mailbox}`,
    keys: Effect.promise(keys.now),
    keyOf: (name) =>
      Effect.promise(async () => keyNamed(name, await keys.now()) ?? keyNamed(name, await keys.anew()) ?? null),
    verifies: (key, message, signature) => verify(null, message, publicKeyOf(key), signature)
  })

const keyNamed = (name: string, keys: ReadonlyArray<SigningKey>): LogKey | undefined =>
  publishedIn(keys).find(({ kid }) => kid === name)

/** Tells a file from what it was: when it was written, how long it is, and which. */
const versionOf = (path: string): Promise<string> =>
  stat(path, { bigint: true }).then(
    ({ mtimeNs, size, ino }) => `${mtimeNs} ${size} ${ino}`,
    () => "gone"
  )

const isOfDisk = (fault: unknown): boolean => fault instanceof Error && "syscall" in fault
const unusable = (path: string) =>
  new FileUnusable(`${path} holds no private Ed25519 key as a JWK (RFC 8037), and no set of keys that begins with one.`)
const seconds = (): number => Math.floor(Date.now() / 1000)
