/**
 * Root key: the one key that all others hang on. It comes from a file, or from whatever else can wrap and unwrap: a key
 * management service is an implementation of `RootKey` too.
 *
 * @module
 */
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import sodium from "sodium-native"
import { asRootKey, keyBytes, type RootKeyBytes, seal, Unopenable, unseal, wipe } from "../crypto/index.ts"
import { broken } from "../driver/index.ts"
import { keyDisk } from "./disk.ts"
import { readIfThere, writeNew } from "./files.ts"

/** What the root key does for the rest: secrets are wrapped for their place and unwrap nowhere else. It never leaves. */
export interface RootKey {
  readonly wrap: (secret: Buffer, at: Buffer) => Promise<Buffer>
  /** Throws `Unopenable`. The caller wipes what it gets. */
  readonly unwrap: (wrapped: Buffer, at: Buffer) => Promise<Buffer>
  /** The same secret under the newest root key; null where it already is. Throws `Unopenable`. */
  readonly renew: (wrapped: Buffer, at: Buffer) => Promise<Buffer | null>
  /** What the first installations derived from the root key of that fingerprint, and did not keep; null of another. */
  readonly derived: (fingerprint: string) => Derived | null
}

export interface Derived {
  readonly claimKey: Buffer
  readonly fieldKey: Buffer
}

/** Where the root key's file is: in the key folder, or where ROOT_KEY_FILE says. */
export interface RootKeyPlace {
  readonly keys: string
  readonly file: string | null
}

/** The root keys in the file, the newest first: one, or two while the root key is changed. */
type Roots = readonly [newest: RootKeyBytes, older?: RootKeyBytes]

/**
 * Reads the root key from its file, and on a first start makes it, where the place is ours. A named file must be there: a
 * key of its own that somebody forgot to mount would shut every letter. So would a new one beside keys that another root
 * key has wrapped.
 */
export const openRootKey = async (place: RootKeyPlace): Promise<RootKey> => {
  const path = rootKeyPath(place)
  const found = (await keyDisk.run(() => readIfThere(path))) ?? (await keyDisk.run(() => firstRootKey(place)))
  return ofFile(path, rootsIn(path, found))
}

/** The root key as `openRootKey` gives it, of a store that has one: nothing is made. */
export const openExistingRootKey = async (place: RootKeyPlace): Promise<RootKey> => {
  const path = rootKeyPath(place)
  if ((await keyDisk.run(() => readIfThere(path))) === null) throw broken(path, "there is no root key in it")
  return openRootKey(place)
}

export const rootKeyPath = ({ keys, file }: RootKeyPlace): string => file ?? join(keys, "root.key")

/** Bytes for a new root key. The caller wipes them. */
export const newRootKey = (): Buffer => {
  const bytes = Buffer.alloc(keyBytes)
  sodium.randombytes_buf(bytes)
  return bytes
}

const firstRootKey = async (place: RootKeyPlace): Promise<Buffer> => {
  const path = rootKeyPath(place)
  if (place.file !== null) throw broken(path, "there is no root key in it")
  const isNew = !(await holdsKeys(place.keys))
  const bytes = newRootKey()
  if (isNew && (await writeNew(path, bytes))) return bytes
  // Another server that starts now may have made it, and keys under it.
  return (await readIfThere(path)) ?? gone(path)
}

const gone = (path: string): never => {
  throw broken(path, "the root key is gone, the keys it wrapped are not")
}

/** Wipes the bytes. */
const rootsIn = (path: string, bytes: Buffer): Roots => {
  const { length } = bytes
  if (length !== keyBytes && length !== 2 * keyBytes) {
    throw broken(path, `it holds ${length} bytes, a root key has ${keyBytes}, and two while it is changed`)
  }
  const newest = asRootKey(bytes.subarray(0, keyBytes))
  return length === keyBytes ? [newest] : [newest, asRootKey(bytes.subarray(keyBytes))]
}

/**
 * A root key that may be changed while the process runs: its file is read again before anything is wrapped, and when
 * something does not open. A file that is gone since the start changes nothing.
 */
const ofFile = (path: string, first: Roots): RootKey => {
  let roots = first
  const readAgain = async () => {
    const bytes = await keyDisk.run(() => readIfThere(path))
    if (bytes !== null) roots = rootsIn(path, bytes)
  }
  return {
    wrap: async (secret, at) => {
      await readAgain()
      return seal(roots[0], secret, at)
    },
    unwrap: async (wrapped, at) => {
      const found = opened(roots, wrapped, at)
      if (found !== null) return found.secret
      await readAgain()
      return (opened(roots, wrapped, at) ?? unopenable()).secret
    },
    renew: async (wrapped, at) => {
      await readAgain()
      const { secret, by } = opened(roots, wrapped, at) ?? unopenable()
      const renewed = by === roots[0] ? null : seal(roots[0], secret, at)
      wipe(secret)
      return renewed
    },
    derived: (fingerprint) => {
      const root = roots.find((one) => one !== undefined && fingerprintOf(one) === fingerprint)
      return root === undefined ? null : { claimKey: derive(root, 1), fieldKey: derive(root, 2) }
    }
  }
}

const opened = (roots: Roots, wrapped: Buffer, at: Buffer) => {
  for (const by of roots) {
    if (by === undefined) continue
    try {
      return { secret: unseal(by, wrapped, at), by }
    } catch (cause) {
      if (!(cause instanceof Unopenable)) throw cause
    }
  }
  return null
}

const unopenable = (): never => {
  throw new Unopenable()
}

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
    (names) => names.some((name) => ["installation.key", "mailbox", "organisation"].includes(name)),
    () => false
  )
