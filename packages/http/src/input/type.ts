import { MediaType } from "@postkasse/core/letter"
import { Effect, Schema } from "effect"
import { fileTypeFromBuffer } from "file-type"

/** Bytes on their way in, and the type that the first of them tell. */
export interface Watched {
  readonly content: AsyncIterable<Uint8Array>
  /** Asked for once they have come; null where they tell none. */
  readonly looksLike: Effect.Effect<MediaType | null>
}

/** Bytes that a type is told by: what file-type asks for. */
const toldBy = 4_100

/** The same bytes; the first ones are kept, until they are asked for. */
export const watched = (content: AsyncIterable<Uint8Array>): Watched => {
  const first = new Array<Uint8Array>()
  let missing = toldBy
  return {
    content: (async function* () {
      for await (const chunk of content) {
        // Copied: whoever reads on may write over what they were given.
        if (missing > 0) first.push(Uint8Array.from(chunk.subarray(0, missing)))
        missing = Math.max(0, missing - chunk.byteLength)
        yield chunk
      }
    })(),
    looksLike: Effect.promise(() => typeOf(Buffer.concat(first)))
  }
}

const typeOf = (first: Buffer): Promise<MediaType | null> =>
  fileTypeFromBuffer(first).then(
    (found) => {
      // One whose pictures move is a PNG too.
      const type = found?.mime === "image/apng" ? "image/png" : found?.mime
      return isMediaType(type) ? type : null
    },
    () => null
  )

const isMediaType = Schema.is(MediaType)
