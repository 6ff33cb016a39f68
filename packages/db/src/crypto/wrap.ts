import { asKey, type DocumentKey, type HolderKey, type Key, keyBytes, wipe } from "./key.ts"
import { place, seal, Unopenable, unseal } from "./seal.ts"

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

/** The keys of a holder, the newest first: one, or two while it gets a new one. Each opens; what is new is locked with the first. */
export type HolderKeys = readonly [newest: HolderKey, older?: HolderKey]

/** The bytes that a holder's keys are wrapped as. The caller wipes them. */
export const packHolderKeys = (keys: HolderKeys): Buffer => Buffer.concat(each(keys))

/** A holder's keys from what `packHolderKeys` made; throws where it is anything else. */
export const unpackHolderKeys = (bytes: Buffer): HolderKeys => {
  const newest = asKey<HolderKey>(bytes.subarray(0, keyBytes))
  return bytes.length === keyBytes ? [newest] : [newest, asKey<HolderKey>(bytes.subarray(keyBytes))]
}

/** Where a holder's keys belong under the root key. */
export const holderPlace = (holder: Holder): Buffer => place("holder key", ...partsOf(holder))

export const wipeHolderKeys = (keys: HolderKeys): void => each(keys).forEach(wipe)

/** Opens with the one of a holder's keys that fits; throws `Unopenable` where none does. */
export const openWith = <A>(keys: HolderKeys, open: (key: HolderKey) => A): A => {
  const [newest, older] = keys
  if (older === undefined) return open(newest)
  try {
    return open(newest)
  } catch (cause) {
    if (!(cause instanceof Unopenable)) throw cause
    return open(older)
  }
}

/** What was sealed under an older of the keys, sealed under the newest; null where it already is. Throws `Unopenable`. */
export const reseal = (keys: HolderKeys, sealed: Buffer, at: Buffer): Buffer | null =>
  openWith(keys, (key) => {
    const plain = unseal(key, sealed, at)
    const [newest] = keys
    const again = key === newest ? null : seal(newest, plain, at)
    wipe(plain)
    return again
  })

/** Wraps a document's key under its holder's. */
export const wrapDocumentKey = (holder: HolderKey, key: DocumentKey, at: DocumentPlace): Buffer =>
  seal(holder, key, documentPlace(at))

/** The key of a document; throws `Unopenable`. The caller wipes it. */
export const unwrapDocumentKey = (holder: HolderKey, wrapped: Buffer, at: DocumentPlace): DocumentKey =>
  asKey(unseal(holder, wrapped, documentPlace(at)))

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

/** Where a document's key belongs under its holder's. */
export const documentPlace = (at: DocumentPlace): Buffer =>
  place("document key", ...partsOf(at.holder), at.letter, at.document)

const each = ([newest, older]: HolderKeys): Array<HolderKey> => (older === undefined ? [newest] : [newest, older])
