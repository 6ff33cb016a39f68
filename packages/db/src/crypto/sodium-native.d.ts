/** The part of sodium-native 5 that we use. The published types are those of an older one (a `Buffer` for a tag, say). */
declare module "sodium-native" {
  export const crypto_secretstream_xchacha20poly1305_ABYTES: number
  export const crypto_secretstream_xchacha20poly1305_HEADERBYTES: number
  export const crypto_secretstream_xchacha20poly1305_STATEBYTES: number
  export const crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number
  export const crypto_secretstream_xchacha20poly1305_TAG_FINAL: number
  export function crypto_secretstream_xchacha20poly1305_init_push(state: Buffer, header: Buffer, key: Buffer): void
  export function crypto_secretstream_xchacha20poly1305_init_pull(state: Buffer, header: Buffer, key: Buffer): void
  /** Answers the bytes written. */
  export function crypto_secretstream_xchacha20poly1305_push(
    state: Buffer,
    cipher: Buffer,
    plain: Buffer,
    associated: Buffer,
    tag: number
  ): number
  /** Answers the bytes written; throws if the chunk does not verify. */
  export function crypto_secretstream_xchacha20poly1305_pull(
    state: Buffer,
    plain: Buffer,
    tag: Buffer,
    cipher: Buffer,
    associated: Buffer
  ): number

  export const crypto_aead_xchacha20poly1305_ietf_ABYTES: number
  export const crypto_aead_xchacha20poly1305_ietf_KEYBYTES: number
  export const crypto_aead_xchacha20poly1305_ietf_NPUBBYTES: number
  /** Answers the bytes written. */
  export function crypto_aead_xchacha20poly1305_ietf_encrypt(
    cipher: Buffer,
    plain: Buffer,
    associated: Buffer,
    secretNonce: null,
    nonce: Buffer,
    key: Buffer
  ): number
  /** Answers the bytes written; throws if the ciphertext does not verify. */
  export function crypto_aead_xchacha20poly1305_ietf_decrypt(
    plain: Buffer,
    secretNonce: null,
    cipher: Buffer,
    associated: Buffer,
    nonce: Buffer,
    key: Buffer
  ): number

  export const crypto_kdf_CONTEXTBYTES: number
  export function crypto_kdf_derive_from_key(subkey: Buffer, id: number, context: Buffer, key: Buffer): void
  export function crypto_generichash(output: Buffer, input: Buffer, key?: Buffer): void
  export function randombytes_buf(buffer: Buffer): void
  export function sodium_memzero(buffer: Buffer): void
  /** Memory that is locked out of swap, guarded on both sides, and wiped when it is freed. */
  export function sodium_malloc(size: number): Buffer
}
