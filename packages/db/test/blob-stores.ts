/**
 * The blob stores that are tried: files, and a bucket of an S3 server from npm.
 *
 * @module
 */
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CreateBucketCommand, DeleteBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3"
import { startFauxqs } from "fauxqs"
import { type BlobStore, type Bucket, openBlobFiles } from "../src/blobs/index.ts"
import { openBucket } from "../src/blobs/s3.ts"

export interface OpenBlobStore {
  readonly blobs: BlobStore
  /** Whether anything lies in it, and be it the beginning of a blob. */
  readonly isEmpty: () => Promise<boolean>
  readonly close: () => Promise<void>
}

export interface TestBlobStore {
  readonly name: string
  readonly open: () => Promise<OpenBlobStore>
}

const files: TestBlobStore = {
  name: "files",
  open: async () => {
    const folder = await mkdtemp(join(tmpdir(), "postkasse-blobs-"))
    const isEmpty = async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.every((entry) => entry.isDirectory())
    }
    return { blobs: openBlobFiles(folder), isEmpty, close: () => rm(folder, { recursive: true }) }
  }
}

/** An S3 server with an empty bucket. */
export const startS3 = async () => {
  const server = await startFauxqs({ port: 0, logger: false, init: { buckets: ["brev"] } })
  process.env["AWS_ACCESS_KEY_ID"] = "test"
  process.env["AWS_SECRET_ACCESS_KEY"] = "test"
  const bucket: Bucket = { name: "brev", region: "eu-north-1", endpoint: `http://127.0.0.1:${server.port}` }
  return { bucket, stop: () => server.stop() }
}

export const s3: TestBlobStore = {
  name: "S3",
  open: async () => {
    const { bucket, stop } = await startS3()
    const { blobs, close } = await openBucket(bucket)
    const asking = new S3Client({ region: bucket.region, endpoint: bucket.endpoint ?? "", forcePathStyle: true })
    const isEmpty = async () => {
      const Bucket = bucket.name
      const { KeyCount } = await asking.send(new ListObjectsV2Command({ Bucket }))
      if (KeyCount !== 0) return false
      // A bucket with unfinished uploads is not empty, and only an empty one can be deleted.
      const deleted = await asking.send(new DeleteBucketCommand({ Bucket })).then(
        () => true,
        () => false
      )
      if (deleted) await asking.send(new CreateBucketCommand({ Bucket }))
      return deleted
    }
    return {
      blobs,
      isEmpty,
      close: async () => {
        close()
        asking.destroy()
        await stop()
      }
    }
  }
}

export const blobStores: ReadonlyArray<TestBlobStore> = [files, s3]
