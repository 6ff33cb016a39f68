/**
 * Installation keys: those of what no mailbox and no organisation holds. They are made once and stay, whatever becomes of
 * the root key that wraps them: a claim hashed with another key would find nobody.
 *
 * @module
 */
import { join } from "node:path"
import sodium from "sodium-native"
import { asKey, type ClaimKey, type FieldKey, keyBytes, place, wipe } from "../crypto/index.ts"
import { keyDisk } from "./disk.ts"
import { readIfThere, writeNew } from "./files.ts"
import type { RootKey } from "./root.ts"

export interface InstallationKeys {
  /** The key that lookup claims are hashed with. */
  readonly claimKey: ClaimKey
  /** The key of small secrets that belong to no mailbox and no organisation: a session's identity token. */
  readonly fieldKey: FieldKey
  /** Names the keys without telling them, so that a database can say which it was written with. */
  readonly fingerprint: string
}

/** The keys that lie in the folder, or null where none do. Throws `Unopenable`. */
export const keptInstallationKeys = async (folder: string, root: RootKey): Promise<InstallationKeys | null> => {
  const wrapped = await keyDisk.run(() => readIfThere(installationPath(folder)))
  if (wrapped === null) return null
  const bytes = await root.unwrap(wrapped, installationPlace)
  if (bytes.length !== 2 * keyBytes + fingerprintBytes) throw new RangeError("installation keys of a wrong length")
  return {
    claimKey: asKey<ClaimKey>(bytes.subarray(0, keyBytes)),
    fieldKey: asKey<FieldKey>(bytes.subarray(keyBytes, 2 * keyBytes)),
    fingerprint: bytes.subarray(2 * keyBytes).toString("hex")
  }
}

/**
 * Keeps keys in a folder that has none: for a database that was never written to new ones, for one that was the keys that
 * were derived from the root key of that fingerprint. Null where it was written with others.
 */
export const keepInstallationKeys = async (
  folder: string,
  root: RootKey,
  writtenWith: string | null
): Promise<InstallationKeys | null> => {
  const bytes = writtenWith === null ? random(2 * keyBytes + fingerprintBytes) : derivedFrom(root, writtenWith)
  if (bytes === null) return null
  const wrapped = await root.wrap(bytes, installationPlace)
  wipe(bytes)
  // Where another was there first, its keys count.
  await keyDisk.run(() => writeNew(installationPath(folder), wrapped))
  return keptInstallationKeys(folder, root)
}

export const installationPath = (folder: string): string => join(folder, "installation.key")
export const installationPlace = place("installation keys")

const derivedFrom = (root: RootKey, fingerprint: string): Buffer | null => {
  const derived = root.derived(fingerprint)
  return derived === null ? null : Buffer.concat([derived.claimKey, derived.fieldKey, Buffer.from(fingerprint, "hex")])
}

const random = (length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  sodium.randombytes_buf(bytes)
  return bytes
}

const fingerprintBytes = 16
