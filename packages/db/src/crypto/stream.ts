/**
 * Encryption of documents as they stream: libsodium's secretstream in chunks of one size. Each chunk is bound to the
 * blob and to its number, and the last one says that it is the last, so that nothing is swapped, moved or cut off
 * unseen.
 *
 * A secretstream opens from its beginning only, so a range costs the decryption of what is before it: 30 MB, the most
 * that a letter holds, takes some 40 ms.
 *
 * @module
 */
import sodium from "sodium-native"
import type { DocumentKey } from "./key.ts"
import { place, Unopenable } from "./seal.ts"

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Bytes of plaintext in every chunk but the last. */
export const chunkBytes = 64 * 1024

/** Bytes of ciphertext for so many of plaintext. */
export const cipherLength = (plain: number): number =>
  headerBytes + plain + overhead * Math.max(1, Math.ceil(plain / chunkBytes))

/** Encrypts `plain` as the content of `blob`. However the plaintext comes cut, the ciphertext is as long. */
export async function* encrypt(key: DocumentKey, blob: string, plain: Bytes): AsyncGenerator<Buffer, void, undefined> {
  const state = Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES)
  try {
    const header = Buffer.alloc(headerBytes)
    sodium.crypto_secretstream_xchacha20poly1305_init_push(state, header, key)
    yield header
    let number = 0
    for await (const { bytes, last } of cut(plain, chunkBytes)) {
      yield push(state, bytes, chunkPlace(blob, number++), last ? final : message)
    }
  } finally {
    sodium.sodium_memzero(state)
  }
}

/**
 * Decrypts the content of `blob`. Each chunk is verified before it is given out; the iteration throws `Unopenable`
 * when one does not verify, or when the end is missing. Only an iteration that ended has shown the whole.
 */
export async function* decrypt(key: DocumentKey, blob: string, cipher: Bytes): AsyncGenerator<Buffer, void, undefined> {
  const state = Buffer.alloc(sodium.crypto_secretstream_xchacha20poly1305_STATEBYTES)
  try {
    let number: number | null = null
    for await (const { bytes, last } of cut(cipher, chunkBytes + overhead, headerBytes)) {
      if (number === null) {
        if (bytes.length !== headerBytes || last) throw new Unopenable()
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, bytes, key)
        number = 0
      } else {
        yield pull(state, bytes, chunkPlace(blob, number++), last ? final : message)
      }
    }
  } finally {
    sodium.sodium_memzero(state)
  }
}

/** Bytes `from` up to and including `to` of a stream, counted from 0; ends without reading what is after. */
export async function* slice(
  bytes: AsyncIterable<Uint8Array>,
  range: { readonly from: number; readonly to: number }
): AsyncGenerator<Uint8Array, void, undefined> {
  let at = 0
  if (range.to < range.from) return
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(0, range.from - at), Math.max(0, range.to + 1 - at))
    if (part.length > 0) yield part
    at += chunk.length
    if (at > range.to) return
  }
}

const push = (state: Buffer, plain: Buffer, at: Buffer, tag: number): Buffer => {
  const cipher = Buffer.allocUnsafeSlow(plain.length + overhead)
  const written = sodium.crypto_secretstream_xchacha20poly1305_push(state, cipher, plain, at, tag)
  if (written !== cipher.length) throw new Error("encryption wrote too little")
  return cipher
}

const pull = (state: Buffer, cipher: Buffer, at: Buffer, expected: number): Buffer => {
  if (cipher.length < overhead) throw new Unopenable()
  const plain = Buffer.allocUnsafeSlow(cipher.length - overhead)
  const tag = Buffer.alloc(1)
  try {
    sodium.crypto_secretstream_xchacha20poly1305_pull(state, plain, tag, cipher, at)
  } catch {
    throw new Unopenable()
  }
  // The last chunk says so under authentication: without it the stream was cut, with it too early something was added.
  if (tag[0] !== expected) throw new Unopenable()
  return plain
}

const chunkPlace = (blob: string, number: number): Buffer => place("chunk", blob, String(number))

/**
 * Cuts a stream into pieces of `size` (the first of `first`), knowing of each whether it is the last. At least one. All lie in
 * the same memory: a piece is good until the next is asked for.
 */
async function* cut(
  bytes: Bytes,
  size: number,
  first: number = size
): AsyncGenerator<{ readonly bytes: Buffer; readonly last: boolean }, void, undefined> {
  const piece = Buffer.alloc(Math.max(first, size))
  try {
    let want = first
    let filled = 0
    for await (const chunk of bytes) {
      let rest = chunk
      while (rest.length > 0) {
        if (filled === want) {
          yield { bytes: piece.subarray(0, filled), last: false }
          want = size
          filled = 0
        }
        const taken = rest.subarray(0, want - filled)
        piece.set(taken, filled)
        filled += taken.length
        rest = rest.subarray(taken.length)
      }
    }
    yield { bytes: piece.subarray(0, filled), last: true }
  } finally {
    sodium.sodium_memzero(piece)
  }
}

const headerBytes = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
const overhead = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
// The numbers, never a Buffer: given a Buffer, sodium-native writes nothing and says nothing.
const message = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
const final = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
