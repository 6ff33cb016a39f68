import { Readable } from "node:stream"
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3"
import { Upload } from "@aws-sdk/lib-storage"
import { Unavailable } from "@postkasse/core/transaction"
import { codeOf } from "../driver/index.ts"
import { BlobMissing, BlobRemoved, type BlobStore, BlobStoreUnusable, type Bucket, part, pathOf } from "./store.ts"

/** Blobs as objects in a bucket, tried once before it is given out. `close` ends its connections. */
export const openBucket = async ({ name: Bucket, region, endpoint }: Bucket) => {
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // The ciphers say whether anything changed; a checksum in the stream's own encoding is what not every store takes.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 }
  })
  const close = () => client.destroy()
  await client.send(new HeadBucketCommand({ Bucket })).catch((cause: unknown) => {
    close()
    throw new BlobStoreUnusable({ message: `The bucket that S3_BUCKET names cannot be used (${reasonOf(cause)}).` })
  })
  const blobs: BlobStore = {
    write: async (id, cipher) => {
      const source = heard(cipher)
      const Body = Readable.from(source.bytes)
      try {
        await new Upload({ client, queueSize, partSize, params: { Bucket, Key: pathOf(id), Body } }).done()
      } catch (cause) {
        throw source.fault() ?? faultOf(cause)
      } finally {
        Body.destroy()
      }
    },
    read: (id) => contentOf(client, { Bucket, Key: pathOf(id) }),
    remove: async (id) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key: pathOf(id) })).catch((cause: unknown) => {
        throw faultOf(cause)
      })
    },
    disk: null
  }
  return { blobs, close }
}

// What a write holds in memory: so many parts of a size, of which S3 takes none smaller but the last.
const queueSize = 2
const partSize = 5 * 1024 * 1024

async function* contentOf(client: S3Client, at: { readonly Bucket: string; readonly Key: string }) {
  try {
    const { Body } = await client.send(new GetObjectCommand(at))
    if (!(Body instanceof Readable)) throw new Error("an object without a stream")
    // A reader that stops destroys it, and with it the connection that the rest would come on.
    yield* Body as AsyncIterable<Uint8Array>
  } catch (cause) {
    throw faultOf(cause)
  }
}

/** A stream whose own fault is remembered: a store that fails to clear up after it says something else. */
const heard = (bytes: AsyncIterable<Uint8Array>) => {
  let fault: unknown = null
  async function* passed() {
    try {
      yield* bytes
    } catch (thrown) {
      fault = thrown
      throw thrown
    }
  }
  return { bytes: passed(), fault: () => fault }
}

const faultOf = (cause: unknown): unknown => {
  const reason = reasonOf(cause)
  if (reason === "NoSuchKey") return new BlobMissing()
  if (reason === "NoSuchUpload") return new BlobRemoved()
  return mayPass(cause, reason) ? new Unavailable({ part, cause: reason }) : cause
}

// Without a status there was no whole answer: no connection, a lost one, or one that took too long.
const mayPass = (cause: unknown, reason: string): boolean => {
  const status = statusOf(cause)
  if (status === null) return isLost.has(reason)
  return status >= 500 || status === 408 || status === 429 || reason === "RequestTimeout"
}

const isLost: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "EMFILE",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ETIMEDOUT",
  "TimeoutError"
])

/** The code or name of a fault, which holds nothing of the request. */
const reasonOf = (cause: unknown): string => codeOf(cause) ?? (cause instanceof Error ? cause.name : "fault")

const statusOf = (cause: unknown): number | null => {
  if (!(cause instanceof Error) || !("$metadata" in cause)) return null
  const { httpStatusCode } = cause.$metadata as { readonly httpStatusCode?: number }
  return httpStatusCode ?? null
}
