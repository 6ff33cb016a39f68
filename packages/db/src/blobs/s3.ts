import { Readable } from "node:stream"
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  type PutObjectCommand,
  S3Client
} from "@aws-sdk/client-s3"
import { Upload } from "@aws-sdk/lib-storage"
import { Unavailable } from "@postkasse/core/transaction"
import { codeOf } from "../driver/index.ts"
import { BlobMissing, BlobRemoved, type BlobStore, BlobStoreUnusable, type Bucket, part, pathOf } from "./store.ts"

/**
 * Blobs as objects in a bucket, tried once before it is given out. `close` ends its connections. The store may take `patience`
 * ms to answer a request, over all attempts at it, and as long for each piece of what is read: whoever brings a blob, or takes
 * it, may be slower.
 */
export const openBucket = async ({ name: Bucket, region, endpoint }: Bucket, patience = 10_000) => {
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // The ciphers say whether anything changed; a checksum in the stream's own encoding is what not every store takes.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: 5_000 }
  })
  const close = () => client.destroy()
  await inTime(patience, (abortSignal) => client.send(new HeadBucketCommand({ Bucket }), { abortSignal })).catch(
    (cause: unknown) => {
      close()
      throw new BlobStoreUnusable({ message: `The bucket that S3_BUCKET names cannot be used (${reasonOf(cause)}).` })
    }
  )
  const blobs: BlobStore = {
    write: async (id, cipher) => {
      const source = heard(cipher)
      const Body = Readable.from(source.bytes)
      const params = { Bucket, Key: pathOf(id), Body }
      const abortController = new AbortController()
      const asked = givingUp(client, patience, abortController)
      try {
        await new Upload({ client: asked, abortController, queueSize, partSize, params }).done()
      } catch (cause) {
        throw source.fault() ?? faultOf(abortController.signal.reason ?? cause)
      } finally {
        Body.destroy()
      }
    },
    read: (id) => contentOf(client, patience, { Bucket, Key: pathOf(id) }),
    remove: async (id) => {
      const command = new DeleteObjectCommand({ Bucket, Key: pathOf(id) })
      await inTime(patience, (abortSignal) => client.send(command, { abortSignal })).catch((cause: unknown) => {
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

async function* contentOf(client: S3Client, patience: number, at: { readonly Bucket: string; readonly Key: string }) {
  try {
    const { Body } = await inTime(patience, (abortSignal) => client.send(new GetObjectCommand(at), { abortSignal }))
    if (!(Body instanceof Readable)) throw new Error("an object without a stream")
    yield* piecesOf(Body, patience)
  } catch (cause) {
    throw faultOf(cause)
  }
}

/** What comes, each piece in time. A reader that stops ends the connection that the rest would come on. */
async function* piecesOf(body: Readable, patience: number): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  try {
    while (true) {
      const piece = await inTime(patience, () => pieces.next())
      if (piece.done) return
      yield piece.value
    }
  } finally {
    body.destroy()
  }
}

/**
 * The client as an upload asks it. Where a request has got no answer in time, the upload is given up at once, whatever else it
 * waits for; what it asks then, to clear up, nobody waits for.
 */
const givingUp = (client: S3Client, patience: number, upload: AbortController): S3Client => {
  const send = (command: PutObjectCommand) =>
    inTime(patience, (abortSignal) => client.send(command, { abortSignal })).catch((cause: unknown) => {
      if (cause instanceof Silent) upload.abort(cause)
      throw cause
    })
  return Object.create(client, { send: { value: send } })
}

/** The store has not answered in time. */
class Silent extends Error {
  readonly code = "ETIMEDOUT"
}

/** What comes of work at the store, which is broken off after `patience` ms. It may still be done. */
const inTime = async <A>(patience: number, work: (broken: AbortSignal) => Promise<A>): Promise<A> => {
  const over = new AbortController()
  const silent = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    silent.reject(new Silent())
    over.abort()
  }, patience)
  try {
    return await Promise.race([work(over.signal), silent.promise])
  } finally {
    clearTimeout(timer)
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
