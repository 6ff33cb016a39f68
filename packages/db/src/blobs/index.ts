export { type BlobStore, openBlobFiles } from "./store.ts"
