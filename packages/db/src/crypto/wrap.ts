import { asKey, type DocumentKey, type HolderKey, type Key, type RootKeyBytes, wipe } from "./key.ts"
import { place, seal, unseal } from "./seal.ts"

/** Who holds documents: a mailbox, or the organisation that a sending waits at. */
export type Holder =
  | { readonly _tag: "Mailbox"; readonly id: string }
  | { readonly _tag: "Organisation"; readonly number: string }

/** Where a document key belongs: its holder, the letter (or sending) and the document. It unwraps nowhere else. */
export interface DocumentPlace {
  readonly holder: Holder
  readonly letter: string
  readonly document: string
}

/** Wraps the key of a mailbox or organisation under the root key. */
export const wrapHolderKey = (root: RootKeyBytes, key: HolderKey, holder: Holder): Buffer =>
  seal(root, key, place("holder key", ...partsOf(holder)))

/** The key of a mailbox or organisation; throws `Unopenable`. The caller wipes it. */
export const unwrapHolderKey = (root: RootKeyBytes, wrapped: Buffer, holder: Holder): HolderKey =>
  asKey(unseal(root, wrapped, place("holder key", ...partsOf(holder))))

/** Wraps a document's key under its holder's. */
export const wrapDocumentKey = (holder: HolderKey, key: DocumentKey, at: DocumentPlace): Buffer =>
  seal(holder, key, placeOf(at))

/** The key of a document; throws `Unopenable`. The caller wipes it. */
export const unwrapDocumentKey = (holder: HolderKey, wrapped: Buffer, at: DocumentPlace): DocumentKey =>
  asKey(unseal(holder, wrapped, placeOf(at)))

/** Runs work with a key and wipes it however the work ends. */
export const spend = async <K extends Key, A>(key: K, work: (key: K) => Promise<A>): Promise<A> => {
  try {
    return await work(key)
  } finally {
    wipe(key)
  }
}

/** A holder in words that no other holder has. */
export const partsOf = (holder: Holder): readonly [kind: string, id: string] =>
  holder._tag === "Mailbox" ? ["mailbox", holder.id] : ["organisation", holder.number]

const placeOf = (at: DocumentPlace): Buffer => place("document key", ...partsOf(at.holder), at.letter, at.document)
