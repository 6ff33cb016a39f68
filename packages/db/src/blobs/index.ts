export { everything, openContent, type Range } from "./content.ts"
export { openBlobFiles } from "./files.ts"
export { openBlobs } from "./open.ts"
export { BlobMissing, BlobRemoved, type BlobStore, BlobStoreUnusable, type Bucket } from "./store.ts"
