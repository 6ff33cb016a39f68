import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { Unavailable } from "@postkasse/core/transaction"
import { type Proxy, startProxy } from "@postkasse/testkit/proxy"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest"
import { startS3 } from "../../test/blob-stores.ts"
import { type BlobStore, BlobStoreUnusable, type Bucket, openBlobs } from "./index.ts"
import { openBucket } from "./s3.ts"

const id = "0190b5a0-0000-7000-8000-000000000001"

async function* chunks(count: number) {
  for (let number = 0; number < count; number++) yield Buffer.alloc(65_536, number)
}
const collect = async (bytes: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(bytes))

describe("a bucket", () => {
  let s3: Awaited<ReturnType<typeof startS3>>
  beforeAll(async () => {
    s3 = await startS3()
  })
  afterAll(() => s3.stop())

  it("that is not there, or does not answer, is refused in words that name no secret", async () => {
    const refused: ReadonlyArray<readonly [Bucket, string]> = [
      [{ ...s3.bucket, name: "annen" }, "NotFound"],
      [{ ...s3.bucket, endpoint: "http://127.0.0.1:1" }, "ECONNREFUSED"]
    ]
    for (const [bucket, why] of refused) {
      const fault = await openBucket(bucket).catch((cause: unknown) => cause)
      expect(fault).toBeInstanceOf(BlobStoreUnusable)
      expect(fault).toMatchObject({ message: expect.stringContaining(why) })
    }
  })

  it("is the blob store where it is named, and is refused to whoever starts where it cannot be used", async () => {
    const kept = await Effect.runPromise(
      Effect.scoped(
        Effect.flatMap(openBlobs("nowhere", s3.bucket), (blobs) =>
          Effect.promise(async () => {
            await blobs.write(id, chunks(3))
            const bytes = await collect(blobs.read(id))
            await blobs.remove(id)
            return bytes
          })
        )
      )
    )
    expect(kept.equals(await collect(chunks(3)))).toBe(true)
    await expect(
      Effect.runPromise(Effect.scoped(openBlobs("nowhere", { ...s3.bucket, name: "annen" })))
    ).rejects.toMatchObject({ _tag: "BlobStoreUnusable" })
  })

  it("whose store goes away makes it unavailable, in the middle of a blob too, and serves again when it is back", async () => {
    const { proxy, blobs } = await byProxy(s3.bucket)
    await blobs.write(id, chunks(160))
    const reading = blobs.read(id)[Symbol.asyncIterator]()
    await reading.next()
    proxy.cut()
    const works = [rest(reading), collect(blobs.read(id)), blobs.write(id, chunks(160)), blobs.remove(id)]
    await expectUnavailable(works)
    proxy.heal()
    expect((await collect(blobs.read(id))).equals(await collect(chunks(160)))).toBe(true)
    await blobs.remove(id)
  })

  it("whose store goes silent is unavailable once it was waited for, over all attempts, and serves again when it is back", async () => {
    const { proxy, blobs } = await byProxy(s3.bucket, 1000)
    await blobs.write(id, chunks(160))
    const reading = blobs.read(id)[Symbol.asyncIterator]()
    await reading.next()
    async function* silentAfter(count: number) {
      yield* chunks(count)
      proxy.stall()
      await new Promise(() => {})
    }
    await expectUnavailable([blobs.write(id, silentAfter(100)), rest(reading)])
    const other = "0190b5a0-0000-7000-8000-000000000002"
    const works = [
      collect(blobs.read(id)),
      blobs.write(other, chunks(1)),
      blobs.write(other, chunks(160)),
      blobs.remove(other)
    ]
    await expectUnavailable(works)
    await expect(openBucket({ ...s3.bucket, endpoint: proxy.url }, 1000)).rejects.toThrow("(ETIMEDOUT)")
    proxy.heal()
    expect((await collect(blobs.read(id))).equals(await collect(chunks(160)))).toBe(true)
    await blobs.remove(id)
  })

  it("waits for whoever brings a blob, or takes it, for as long as they let it", async () => {
    const { blobs } = await byProxy(s3.bucket)
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    onTestFinished(() => void vi.useRealTimers())
    async function* slow(pieces: AsyncIterable<Uint8Array>) {
      for await (const piece of pieces) {
        vi.advanceTimersByTime(60_000)
        yield piece
      }
    }
    await blobs.write(id, slow(chunks(20)))
    expect((await collect(slow(blobs.read(id)))).equals(await collect(chunks(20)))).toBe(true)
    await blobs.remove(id)
  })

  it.each([
    [503, "SlowDown", true],
    [500, "InternalError", true],
    [403, "AccessDenied", false]
  ])("that answers %s may answer later, or is a fault of ours", async (status, code, passes) => {
    const refusing = await refuseAll(status, code)
    const { blobs, close } = await openBucket({ ...s3.bucket, endpoint: refusing.endpoint })
    const fault = await blobs.write(id, chunks(1)).catch((cause: unknown) => cause)
    expect(fault instanceof Unavailable).toBe(passes)
    if (!passes) expect(fault).toMatchObject({ name: code })
    close()
    refusing.server.close()
  })
})

/** A bucket by a way that can be broken. */
const byProxy = async (bucket: Bucket, patience?: number): Promise<{ proxy: Proxy; blobs: BlobStore }> => {
  const proxy = await startProxy(bucket.endpoint ?? "")
  const { blobs, close } = await openBucket({ ...bucket, endpoint: proxy.url }, patience)
  onTestFinished(async () => {
    close()
    await proxy.close()
  })
  return { proxy, blobs }
}

/** Reads what is left. */
const rest = async (reading: AsyncIterator<Uint8Array>): Promise<void> => {
  while ((await reading.next()).done !== true);
}

const expectUnavailable = async (works: ReadonlyArray<Promise<unknown>>): Promise<void> => {
  for (const outcome of await Promise.allSettled(works)) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { _tag: "Unavailable", part: "blob store" } })
  }
}

/** A store that has its bucket and refuses everything else. */
const refuseAll = async (status: number, code: string): Promise<{ server: Server; endpoint: string }> => {
  const server = createServer((request, response) => {
    request.resume()
    request.on("end", () => {
      if (request.method === "HEAD") return void response.writeHead(200).end()
      response.writeHead(status, { "content-type": "application/xml" })
      response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { server, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
