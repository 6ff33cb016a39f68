import { type DocumentPlace, spend, unwrapDocumentKey, wrapDocumentKey } from "../crypto/index.ts"
import type { KeyStore } from "../keys/index.ts"

/** A file as it lies at the sender: its ciphertext or the name of its blob, and its key under the sender's. */
export interface PackedFile {
  readonly blob: string
  readonly wrappedKey: Buffer
  readonly content: Buffer | null
}

/** Wraps a document's key for another holder. The ciphertext stays: it is bound to its blob, not to who holds it. */
export const rewrap = async (
  keys: KeyStore,
  wrapped: Buffer,
  from: DocumentPlace,
  to: DocumentPlace
): Promise<Buffer> => {
  const key = await keys.use(from.holder, (holder) => unwrapDocumentKey(holder, wrapped, from))
  return spend(key, (key) => keys.use(to.holder, (holder) => wrapDocumentKey(holder, key, to)))
}
