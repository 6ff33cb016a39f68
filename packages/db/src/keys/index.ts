export { claimOf } from "./claim.ts"
export { openRootKey, type RootKey, type RootKeyPlace } from "./root.ts"
export { KeyGone, type KeyStore, openKeyStore } from "./store.ts"
