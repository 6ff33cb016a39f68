import { createHash, type Hash } from "node:crypto"

/** Bytes on their way in, and whether they turned out to be others than their `Content-Digest` says (RFC 9530). */
export interface Checked {
  readonly content: AsyncIterable<Uint8Array>
  readonly differed: () => boolean
}

/** The digests that a `Content-Digest` header names and we know: null for a header that cannot be read. */
export const digestsIn = (
  header: string
): ReadonlyArray<{ readonly algorithm: string; readonly digest: Buffer }> | null => {
  const members = header.split(",").map((member) => /^\s*([a-z0-9*._-]+)=:([A-Za-z0-9+/]*={0,2}):\s*$/u.exec(member))
  if (members.some((member) => member === null)) return null
  return members.flatMap((member) => {
    const [, name = "", value = ""] = member ?? []
    const algorithm = algorithms.get(name)
    return algorithm === undefined ? [] : [{ algorithm, digest: Buffer.from(value, "base64") }]
  })
}

const algorithms = new Map([
  ["sha-256", "sha256"],
  ["sha-512", "sha512"]
])

/** The same bytes; broken off at the end if they are not the ones that were announced. */
export const checked = (
  content: AsyncIterable<Uint8Array>,
  digests: NonNullable<ReturnType<typeof digestsIn>>
): Checked => {
  let differed = false
  return {
    differed: () => differed,
    content: (async function* () {
      const hashes = digests.map(({ algorithm, digest }): [Hash, Buffer] => [createHash(algorithm), digest])
      for await (const chunk of content) {
        for (const [hash] of hashes) hash.update(chunk)
        yield chunk
      }
      differed = hashes.some(([hash, digest]) => !hash.digest().equals(digest))
      if (differed) throw new Error("The content is not what its digest says")
    })()
  }
}
