import { createHash } from "node:crypto"
import { Sha256 } from "@postkasse/core/letter"
import { Bytes } from "@postkasse/core/policy"
import type { Written } from "@postkasse/core/sending"

/** A file on its way in: counted and digested as it passes, and stopped where it grows too long or breaks off. */
export interface Incoming {
  readonly most: Bytes
  /** Its bytes. Throws once it is known that the file cannot be whole; `judge` then says why. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** How it went, as far as the file itself goes: a fault of the writing is another's to tell. */
  readonly judge: () => Written
  /** Whether a fault in writing came of the file. */
  readonly caused: (thrown: unknown) => boolean
}

/** Watches a stream of at most `most` bytes. */
export const watch = (content: AsyncIterable<Uint8Array>, most: Bytes, signal: AbortSignal): Incoming => {
  const digest = createHash("sha256")
  let counted = 0
  let stopped: Stopped | null = null

  const stop = (why: "TooLong" | "BrokenOff"): Stopped => {
    stopped = new Stopped(why)
    return stopped
  }

  async function* bytes() {
    const source = content[Symbol.asyncIterator]()
    try {
      while (true) {
        const next = await source.next().catch(() => null)
        if (next === null || signal.aborted) throw stop("BrokenOff")
        if (next.done === true) return
        counted += next.value.byteLength
        if (counted > most) throw stop("TooLong")
        digest.update(next.value)
        yield next.value
      }
    } finally {
      await source.return?.().catch(() => {})
    }
  }

  return {
    most,
    bytes: bytes(),
    caused: (thrown) => thrown === stopped,
    judge: () => {
      if (stopped !== null) return { _tag: stopped.why }
      return { _tag: "Whole", bytes: Bytes.make(counted), sha256: Sha256.make(digest.digest("hex")) }
    }
  }
}

class Stopped extends Error {
  readonly why: "TooLong" | "BrokenOff"
  constructor(why: "TooLong" | "BrokenOff") {
    super("the file stopped")
    this.why = why
  }
}
