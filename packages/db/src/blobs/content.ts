import { type DocumentKey, decrypt, slice, wipe } from "../crypto/index.ts"
import type { BlobStore } from "./store.ts"

/** Where a document's ciphertext lies: in its row, or, where `content` is null, in the blob. */
export interface StoredContent {
  readonly blob: string
  readonly content: Buffer | null
}

/** Bytes `from` up to and including `to`, counted from 0. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** All of it, however much it is. */
export const everything: Range = { from: 0, to: Number.POSITIVE_INFINITY }

/**
 * A document's plaintext, decrypted as it streams. Begins to read before it answers, so that a key that is gone, a blob that
 * is missing and a disk that does not give it are faults before the first byte leaves.
 */
export const openContent = async (
  blobs: BlobStore,
  stored: StoredContent,
  unwrap: () => Promise<DocumentKey>,
  range: Range
): Promise<AsyncIterable<Uint8Array>> => {
  const bytes = stream(blobs, stored, unwrap, range)
  return continued(await bytes.next(), bytes)
}

/** A stream that has been begun. No generator, which closes nothing where it is given up before it is asked. */
const continued = <A>(first: IteratorResult<A, void>, rest: AsyncGenerator<A, void>): AsyncIterable<A> => {
  let given = false
  const next = async () => {
    if (given) return rest.next()
    given = true
    return first
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: () => rest.return() }) }
}

async function* stream(
  blobs: BlobStore,
  { blob, content }: StoredContent,
  unwrap: () => Promise<DocumentKey>,
  range: Range
) {
  const key = await unwrap()
  try {
    yield* slice(decrypt(key, blob, content === null ? blobs.read(blob) : [content]), range)
  } finally {
    wipe(key)
  }
}
