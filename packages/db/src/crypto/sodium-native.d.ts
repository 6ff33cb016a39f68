/**
 * The part of sodium-native 5 that we use. The published types are those of an older one (a `Buffer` for a tag, say). Only
 * the default export is there under Node: its names are not to be seen in the source of a CommonJS module.
 */
declare module "sodium-native" {
  const sodium: {
    readonly crypto_secretstream_xchacha20poly1305_ABYTES: number
    readonly crypto_secretstream_xchacha20poly1305_HEADERBYTES: number
    readonly crypto_secretstream_xchacha20poly1305_STATEBYTES: number
    readonly crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: number
    readonly crypto_secretstream_xchacha20poly1305_TAG_FINAL: number
    crypto_secretstream_xchacha20poly1305_init_push(state: Buffer, header: Buffer, key: Buffer): void
    crypto_secretstream_xchacha20poly1305_init_pull(state: Buffer, header: Buffer, key: Buffer): void
    /** Answers the bytes written. */
    crypto_secretstream_xchacha20poly1305_push(
      state: Buffer,
      cipher: Buffer,
      plain: Buffer,
      associated: Buffer,
      tag: number
    ): number
    /** Answers the bytes written; throws if the chunk does not verify. */
    crypto_secretstream_xchacha20poly1305_pull(
      state: Buffer,
      plain: Buffer,
      tag: Buffer,
      cipher: Buffer,
      associated: Buffer
    ): number

    readonly crypto_aead_xchacha20poly1305_ietf_ABYTES: number
    readonly crypto_aead_xchacha20poly1305_ietf_KEYBYTES: number
    readonly crypto_aead_xchacha20poly1305_ietf_NPUBBYTES: number
    /** Answers the bytes written. */
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      cipher: Buffer,
      plain: Buffer,
      associated: Buffer,
      secretNonce: null,
      nonce: Buffer,
      key: Buffer
    ): number
    /** Throws if the ciphertext does not verify. */
    crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain: Buffer,
      secretNonce: null,
      cipher: Buffer,
      associated: Buffer,
      nonce: Buffer,
      key: Buffer
    ): number

    crypto_kdf_derive_from_key(subkey: Buffer, id: number, context: Buffer, key: Buffer): void
    crypto_generichash(output: Buffer, input: Buffer, key?: Buffer): void
    randombytes_buf(buffer: Buffer): void
    sodium_memzero(buffer: Buffer): void
    /** Memory that is locked out of swap, guarded on both sides, and wiped when it is freed. */
    sodium_malloc(size: number): Buffer
  }
  export default sodium
}
