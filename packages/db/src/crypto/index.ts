export {
  asKey,
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
  documentPlace,
  type Holder,
  type HolderKeys,
  holderPlace,
  openWith,
  packHolderKeys,
  partsOf,
  reseal,
  spend,
  unpackHolderKeys,
  unwrapDocumentKey,
  wipeHolderKeys,
  wrapDocumentKey
} from "./wrap.ts"
