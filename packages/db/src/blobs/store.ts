/**
 * Blob: the ciphertext of a document too large for a row, under an id of its own. What lies here is only ever found by a
 * row that names it; no listing is trusted.
 *
 * @module
 */
import { Data } from "effect"
import type { Turns } from "../driver/index.ts"

/** A bucket of an S3-compatible store. Its credentials are found where the AWS SDK looks for them. */
export interface Bucket {
  readonly name: string
  readonly region: string
  /** Where it answers; null for AWS' own. */
  readonly endpoint: string | null
}

/** The bucket cannot be used; in words for whoever starts the program. */
export class BlobStoreUnusable extends Data.TaggedError("BlobStoreUnusable")<{ readonly message: string }> {}

/** The blob was removed while it was written. */
export class BlobRemoved extends Error {
  override readonly name = "BlobRemoved"
}

/** There is no such blob: it was never written whole, or has been removed. */
export class BlobMissing extends Error {
  override readonly name = "BlobMissing"
}

/** Faults that may pass are `Unavailable`, or `DiskFull`. */
export interface BlobStore {
  /**
   * Writes a blob, kept for good when it answers. An id is written once: each attempt has its own. A stream that fails
   * leaves nothing that counts, and is told by its own error; `BlobRemoved` where it is seen that somebody removed the
   * blob meanwhile, which a store need not see: whoever writes asks the blob's row afterwards whether it still counts.
   */
  readonly write: (id: string, cipher: AsyncIterable<Uint8Array>) => Promise<void>
  /** The blob from its beginning; nothing more is read once the reader stops. Throws `BlobMissing`. */
  readonly read: (id: string) => AsyncIterable<Uint8Array>
  /** Removes a blob, if there is any. */
  readonly remove: (id: string) => Promise<void>
  /** The turns at its disk; null where what does not answer in time is broken off. */
  readonly disk: Turns | null
}

/** Where a blob lies in its store. The last two digits, of a UUIDv7 the random end, spread blobs over 256 folders. */
export const pathOf = (id: string): string => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) throw new RangeError("not the id of a blob")
  return `${id.slice(-2)}/${id}`
}

/** The store's name to whoever is told that it does not answer. */
export const part = "blob store"
