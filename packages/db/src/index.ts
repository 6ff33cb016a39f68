/**
 * The core's ports on Postgres, embedded or a server, with keys and large documents in folders of their own.
 *
 * @module
 */
export { BackupRefused, backUp, restore } from "./backup/index.ts"
export { BlobStoreUnusable, type Bucket } from "./blobs/index.ts"
export { Unopenable } from "./crypto/index.ts"
export {
  DatabaseUnusable,
  DataFolderBroken,
  DataFolderInUse,
  diskThreads,
  isMissing,
  type PoolLimits,
  RestoreUnfinished,
  turnsOf
} from "./driver/index.ts"
export { StorageHealth } from "./health/index.ts"
export { KeysMissing } from "./installation/compare-keys.ts"
export { KeysDiffer } from "./installation/join.ts"
export { changeFile, writeNew } from "./keys/files.ts"
export { KeyGone, KeyMissing, keyDisk } from "./keys/index.ts"
export { beginRootKey, endRootKey, rewrapKeys } from "./keys/rotate.ts"
export { checkKeys, layerStorage, rotateKey, type StorageOptions } from "./layer.ts"
export { DatabaseIsNewer } from "./migration/index.ts"
