/**
 * Root key: the one key that all others hang on. It comes from a file, or from whatever else can wrap and unwrap: a key
 * management service is an implementation of `RootKey` too.
 *
 * @module
 */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import sodium from "sodium-native"
import {
  asRootKey,
  type ClaimKey,
  type FieldKey,
  type Holder,
  type HolderKey,
  keyBytes,
  type RootKeyBytes,
  unwrapHolderKey,
  wipe,
  wrapHolderKey
} from "../crypto/index.ts"
import { broken } from "../driver/index.ts"
import { readIfThere, writeNew } from "./files.ts"

/** What the root key does for the rest. It never leaves. */
export interface RootKey {
  readonly wrap: (key: HolderKey, holder: Holder) => Promise<Buffer>
  readonly unwrap: (wrapped: Buffer, holder: Holder) => Promise<HolderKey>
  /** The key that lookup claims are hashed with. */
  readonly claimKey: ClaimKey
  /** The key of small secrets that belong to no mailbox and no organisation: a session's identity token. */
  readonly fieldKey: FieldKey
  /** Names the key without telling it, so that a database can say which one it was written under. */
  readonly fingerprint: string
}

/** Where the root key's file is: in the key folder, or where ROOT_KEY_FILE says. */
export interface RootKeyPlace {
  readonly keys: string
  readonly file: string | null
}

/**
 * Reads the root key from its file, and on a first start makes it, where the place is ours. A named file must be there: a
 * key of its own that somebody forgot to mount would shut every letter. So would a new one beside keys that another root
 * key has wrapped.
 */
export const openRootKey = async (place: RootKeyPlace): Promise<RootKey> => {
  const path = place.file ?? join(place.keys, "root.key")
  const found = await readIfThere(path)
  if (found === null && place.file !== null) throw broken(path, "there is no root key in it")
  if (found === null && (await holdsKeys(place.keys)))
    throw broken(path, "the root key is gone, the keys it wrapped are not")
  const bytes = found ?? (await firstRootKey(path))
  if (bytes.length !== keyBytes) throw broken(path, `it holds ${bytes.length} bytes, a root key has ${keyBytes}`)
  return ofBytes(asRootKey(bytes))
}

const firstRootKey = async (path: string): Promise<Buffer> => {
  const bytes = Buffer.alloc(keyBytes)
  sodium.randombytes_buf(bytes)
  if (await writeNew(path, bytes)) return bytes
  const theirs = await readIfThere(path)
  if (theirs === null) throw broken(path, "the root key vanished")
  return theirs
}

const ofBytes = (root: RootKeyBytes): RootKey => ({
  wrap: async (key, holder) => wrapHolderKey(root, key, holder),
  unwrap: async (wrapped, holder) => unwrapHolderKey(root, wrapped, holder),
  claimKey: derive(root, 1) as ClaimKey,
  fieldKey: derive(root, 2) as FieldKey,
  fingerprint: fingerprintOf(root)
})

const fingerprintOf = (root: RootKeyBytes): string => {
  const key = derive(root, 3)
  const digest = Buffer.alloc(16)
  sodium.crypto_generichash(digest, key)
  wipe(key)
  return digest.toString("hex")
}

// Numbers are never used again for another purpose: each names its key for ever.
const derive = (root: RootKeyBytes, number: 1 | 2 | 3): Buffer => {
  const key = sodium.sodium_malloc(keyBytes)
  sodium.crypto_kdf_derive_from_key(key, number, Buffer.from("postkass"), root)
  return key
}

const holdsKeys = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    (names) => names.some((name) => name === "mailbox" || name === "organisation"),
    () => false
  )
