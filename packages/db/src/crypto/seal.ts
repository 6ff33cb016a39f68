import sodium from "sodium-native"
import type { Key } from "./key.ts"

/** Ciphertext that did not verify: changed, cut short, put in another's place, or of another key. */
export class Unopenable extends Error {
  override readonly name = "Unopenable"
  constructor() {
    super("ciphertext does not verify")
  }
}

/**
 * What a ciphertext is and where it belongs, as associated data: the parts joined so that no two lists look alike. It
 * opens only there.
 */
export const place = (...parts: readonly [kind: string, ...ids: ReadonlyArray<string>]): Buffer =>
  Buffer.from(JSON.stringify(parts), "utf8")

/** Encrypts a small secret for its place (XChaCha20-Poly1305, random nonce in front). */
export const seal = (key: Key, plain: Buffer, at: Buffer): Buffer => {
  const sealed = Buffer.alloc(nonceBytes + plain.length + tagBytes)
  const nonce = sealed.subarray(0, nonceBytes)
  sodium.randombytes_buf(nonce)
  const cipher = sealed.subarray(nonceBytes)
  const written = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(cipher, plain, at, null, nonce, key)
  if (written !== cipher.length) throw new Error("encryption wrote too little")
  return sealed
}

/** What was sealed for this place; throws `Unopenable`. */
export const unseal = (key: Key, sealed: Buffer, at: Buffer): Buffer => {
  const length = sealed.length - nonceBytes - tagBytes
  if (length < 0) throw new Unopenable()
  const plain = Buffer.alloc(length)
  try {
    const nonce = sealed.subarray(0, nonceBytes)
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, sealed.subarray(nonceBytes), at, nonce, key)
  } catch {
    throw new Unopenable()
  }
  return plain
}

/** Encrypts text for its place. */
export const sealText = (key: Key, text: string, at: Buffer): Buffer => seal(key, Buffer.from(text, "utf8"), at)

/** The text that was sealed for this place; throws `Unopenable`. */
export const unsealText = (key: Key, sealed: Buffer, at: Buffer): string => unseal(key, sealed, at).toString("utf8")

const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES
