import { type DocumentPlace, openWith, spend, unwrapDocumentKey, wrapDocumentKey } from "../crypto/index.ts"
import type { Held, KeyStore } from "../keys/index.ts"

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
  held: Held,
  to: Omit<DocumentPlace, "holder">
): Promise<Buffer> => {
  const key = await keys.use(from.holder, (of) => openWith(of, (one) => unwrapDocumentKey(one, wrapped, from)))
  return spend(key, () => keys.lock(held, (of) => wrapDocumentKey(of, key, { holder: held.holder, ...to })))
}
