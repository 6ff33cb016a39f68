import { Effect, type Scope } from "effect"
import { openBlobFiles } from "./files.ts"
import { type BlobStore, BlobStoreUnusable, type Bucket } from "./store.ts"

/** Opens the blob store for as long as the scope lives: a bucket, or where none is named files in the folder. */
export const openBlobs = (
  folder: string,
  bucket: Bucket | null
): Effect.Effect<BlobStore, BlobStoreUnusable, Scope.Scope> =>
  bucket === null ? Effect.succeed(openBlobFiles(folder)) : Effect.map(acquire(bucket), ({ blobs }) => blobs)

const acquire = (bucket: Bucket) =>
  Effect.acquireRelease(
    Effect.tryPromise({
      // Loaded only when asked for: S3's client takes 30 MB of memory.
      try: () => import("./s3.ts").then(({ openBucket }) => openBucket(bucket)),
      catch: (cause) => cause
    }).pipe(Effect.catch((cause) => (cause instanceof BlobStoreUnusable ? Effect.fail(cause) : Effect.die(cause)))),
    ({ close }) => Effect.sync(close)
  )
