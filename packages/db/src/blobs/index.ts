export { BlobRemoved, type BlobStore, openBlobFiles } from "./store.ts"
