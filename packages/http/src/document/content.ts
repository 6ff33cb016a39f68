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

/** The document's bytes from `from` to `to`, as they stream. */
export const streamed = Effect.fnUntraced(function* (path: DocumentPath, from: number, to: number) {
  const contents = yield* DocumentContents
  const bytes = yield* contents.read(path.mailbox, path.letter, path.document.id, { from, to })
  return ReadableStream.from(bytes) as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>
})

/** The whole document as text: for those small enough to be cleaned before they are shown. */
export const asText = Effect.fnUntraced(function* (path: DocumentPath) {
  if (path.document.bytes === 0) return ""
  const stream = yield* streamed(path, 0, path.document.bytes - 1)
  return yield* Effect.promise(() => new Response(stream).text())
})
