import { Effect } from "effect"
import { BlobMissing, type BlobStore } from "../blobs/index.ts"

/** No blob's id: what is asked for by it is missing, where the store answers. */
const nobodys = "00000000-0000-0000-0000-000000000000"

/** A look into a bucket: it says that what was never written is missing. */
export const lookInBucket = (blobs: BlobStore): Effect.Effect<void> => {
  const look = async () => {
    for await (const _ of blobs.read(nobodys)) return
  }
  return Effect.tryPromise({ try: look, catch: (cause) => cause }).pipe(
    Effect.catch((cause) => (cause instanceof BlobMissing ? Effect.void : Effect.die(cause)))
  )
}
