export { StorageHealth, storageHealth } from "./health.ts"
