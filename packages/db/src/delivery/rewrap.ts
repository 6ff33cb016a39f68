import { type DocumentPlace, openWith, spend, unwrapDocumentKey, wrapDocumentKey } from "../crypto/index.ts"
import type { Held, KeyStore } from "../keys/index.ts"

/** A file as it lies at the sender: its ciphertext or the name of its blob, and its key, wrapped for that place. */
export interface PackedFile {
  readonly blob: string
  readonly wrappedKey: Buffer
  readonly place: DocumentPlace
  readonly content: Buffer | null
}

/** Wraps a file's key under its mailbox's newest. The ciphertext stays: it is bound to its blob, not to who holds it. */
export const rewrap = async (
  keys: KeyStore,
  { wrappedKey, place }: Pick<PackedFile, "wrappedKey" | "place">,
  held: Held,
  to: Omit<DocumentPlace, "holder">
): Promise<Buffer> => {
  const key = await keys.use(place.holder, (of) => openWith(of, (one) => unwrapDocumentKey(one, wrappedKey, place)))
  return spend(key, () => keys.lock(held, (of) => wrapDocumentKey(of, key, { holder: held.holder, ...to })))
}
