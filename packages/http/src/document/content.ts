import { ReadableStream } from "node:stream/web"
import { type Document, DocumentContents, type LetterId } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { Effect } from "effect"

/** Names one document. */
export interface DocumentPath {
  readonly mailbox: MailboxId
  readonly letter: LetterId
  readonly document: Document
}

/** The document's bytes from `from` to `to`, as they stream; `broke` is told of what breaks them off. */
export const streamed = Effect.fnUntraced(function* (
  path: DocumentPath,
  from: number,
  to: number,
  broke: (fault: unknown) => void
) {
  const contents = yield* DocumentContents
  const bytes = yield* contents.read(path.mailbox, path.letter, path.document.id, { from, to })
  return streamOf(untold(bytes, broke))
})

const streamOf = (bytes: AsyncIterable<Uint8Array>) =>
  ReadableStream.from(bytes) as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>

// What is thrown under a response on its way, the HTTP server would print, and write after the document.
async function* untold(bytes: AsyncIterable<Uint8Array>, broke: (fault: unknown) => void) {
  try {
    yield* bytes
  } catch (fault) {
    broke(fault)
    throw Object.assign(new Error("The answer broke off."), { code: "ERR_STREAM_PREMATURE_CLOSE" })
  }
}

/** The whole document as text: for those small enough to be cleaned before they are shown. */
export const asText = Effect.fnUntraced(function* (path: DocumentPath) {
  if (path.document.bytes === 0) return ""
  const contents = yield* DocumentContents
  const all = { from: 0, to: path.document.bytes - 1 }
  const bytes = yield* contents.read(path.mailbox, path.letter, path.document.id, all)
  return yield* Effect.promise(() => new Response(streamOf(bytes)).text())
})
