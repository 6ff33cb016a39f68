/**
 * Changing the root key while servers run, in three steps that each may be done again, or broken off anywhere: `begin` puts
 * a new key before the old in the root key's file, so that every server opens with either; `rewrap` wraps every key under
 * the new one; `end` does so once more and takes the old one out of the file.
 *
 * @module
 */
import { holderPlace, keyBytes } from "../crypto/index.ts"
import { broken } from "../driver/index.ts"
import { changeFile } from "./files.ts"
import { installationPath, installationPlace } from "./installation.ts"
import { newRootKey, openExistingRootKey, type RootKeyPlace, rootKeyPath } from "./root.ts"
import { keyPath, renewAt } from "./store.ts"
import { holdersIn } from "./walk.ts"

/** Puts a new root key before the one in the file; false where there is one already, of a change under way. */
export const beginRootKey = (place: RootKeyPlace): Promise<boolean> =>
  changeRootKey(place, (bytes) => (bytes.length > keyBytes ? null : Buffer.concat([newRootKey(), bytes])))

/** Wraps every key in the store under the newest root key; answers how many were not. Keys made meanwhile are too. */
export const rewrapKeys = async (place: RootKeyPlace): Promise<number> => {
  const root = await openExistingRootKey(place)
  let count = (await renewAt(installationPath(place.keys), root, installationPlace)) ? 1 : 0
  for await (const holder of holdersIn(place.keys)) {
    if (await renewAt(keyPath(place.keys, holder), root, holderPlace(holder))) count += 1
  }
  return count
}

/** Wraps what is left, and destroys the older root key; false where there is none. */
export const endRootKey = async (place: RootKeyPlace): Promise<boolean> => {
  // All of it is opened here: a key that neither root key opens stops this before anything is destroyed.
  while ((await rewrapKeys(place)) > 0);
  return changeRootKey(place, (bytes) => (bytes.length > keyBytes ? bytes.subarray(0, keyBytes) : null))
}

const changeRootKey = async (place: RootKeyPlace, to: (bytes: Buffer) => Buffer | null): Promise<boolean> => {
  const path = rootKeyPath(place)
  await openExistingRootKey(place)
  const changed = await changeFile(path, to)
  if (changed === null) throw broken(path, "the root key vanished")
  return changed
}
