export { claimOf } from "./claim.ts"
export { type InstallationKeys, keepInstallationKeys, keptInstallationKeys } from "./installation.ts"
export { openExistingRootKey, openRootKey, type RootKey, type RootKeyPlace } from "./root.ts"
export { type Held, KeyGone, KeyMissing, type KeyStore, openKeyStore } from "./store.ts"
