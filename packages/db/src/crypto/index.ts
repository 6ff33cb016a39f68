export {
  asRootKey,
  type ClaimKey,
  type DocumentKey,
  type FieldKey,
  type HolderKey,
  keyBytes,
  newDocumentKey,
  newHolderKey,
  type RootKeyBytes,
  wipe
} from "./key.ts"
export { place, seal, sealText, Unopenable, unseal, unsealText } from "./seal.ts"
export { chunkBytes, cipherLength, decrypt, encrypt, slice } from "./stream.ts"
export {
  type DocumentPlace,
  type Holder,
  partsOf,
  spend,
  unwrapDocumentKey,
  unwrapHolderKey,
  wrapDocumentKey,
  wrapHolderKey
} from "./wrap.ts"
