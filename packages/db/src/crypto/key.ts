import sodium from "sodium-native"

/**
 * Keys, each of its own type so that none is used for another's work: the root key wraps mailbox keys, a mailbox key
 * wraps document keys and encrypts small fields, a document key encrypts one document; claims are hashed with one, and
 * fields that nobody holds sealed with another, both kept by the installation under the root key.
 *
 * A holder wipes its keys with `wipe`. What V8 has copied meanwhile is beyond reach; buffers are never copied by it.
 */
export type RootKeyBytes = Buffer & { readonly [key]: "root" }
export type HolderKey = Buffer & { readonly [key]: "holder" }
export type DocumentKey = Buffer & { readonly [key]: "document" }
export type ClaimKey = Buffer & { readonly [key]: "claim" }
export type FieldKey = Buffer & { readonly [key]: "field" }
export type Key = RootKeyBytes | HolderKey | DocumentKey | ClaimKey | FieldKey
declare const key: unique symbol

/** Bytes of every key here (libsodium's XChaCha20-Poly1305, BLAKE2b and kdf all take 32). */
export const keyBytes = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES

export const newHolderKey = (): HolderKey => random() as HolderKey
export const newDocumentKey = (): DocumentKey => random() as DocumentKey

/** The bytes as a key of the kind that the caller names; throws if they are too few or too many. */
export const asKey = <K extends Key>(bytes: Buffer): K => {
  if (bytes.length !== keyBytes) throw new RangeError("a key of the wrong length")
  return bytes as K
}

/** The root key in memory of its own: locked, guarded, wiped when freed. `bytes` is wiped. */
export const asRootKey = (bytes: Buffer): RootKeyBytes => {
  const kept = sodium.sodium_malloc(keyBytes)
  asKey(bytes).copy(kept)
  wipe(bytes)
  return kept as RootKeyBytes
}

/** Overwrites bytes in a way that no optimiser removes. */
export const wipe = (bytes: Buffer): void => sodium.sodium_memzero(bytes)

const random = (): Buffer => {
  // Not from the pool that small Buffers share.
  const bytes = Buffer.alloc(keyBytes)
  sodium.randombytes_buf(bytes)
  return bytes
}
