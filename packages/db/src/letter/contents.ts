import { DocumentContents, type DocumentId, type LetterId } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { and, eq } from "drizzle-orm"
import { Effect, Layer } from "effect"
import { type DocumentKey, decrypt, openWith, slice, unwrapDocumentKey, wipe } from "../crypto/index.ts"
import type { Stores } from "../stores.ts"
import { query } from "../transaction/index.ts"
import { document } from "./table.ts"

interface Range {
  readonly from: number
  readonly to: number
}

/** The plaintext of documents, decrypted as it streams, from their rows or their blobs. */
export const documentContents = (stores: Stores): Layer.Layer<DocumentContents> =>
  Layer.succeed(DocumentContents, {
    read: (mailbox, letter, id, range) => {
      const key = { _tag: "Mailbox", id: mailbox } as const
      const found = query(key, (tx) =>
        tx
          .select()
          .from(document)
          .where(and(eq(document.mailbox, mailbox), eq(document.letter, letter), eq(document.id, id)))
      )
      return stores.transactor
        .within(key, found)
        .pipe(
          Effect.flatMap(([row]) =>
            row === undefined
              ? Effect.die(new Error("A document that was let in is not stored."))
              : Effect.promise(() => open(stores, mailbox, letter, id, row, range))
          )
        )
    }
  })

type Row = typeof document.$inferSelect

/**
 * Begins to read before it answers, so that a key that is gone, a blob that is missing and a disk that does not give it are
 * faults before the first byte leaves.
 */
const open = async (stores: Stores, mailbox: MailboxId, letter: LetterId, id: DocumentId, row: Row, range: Range) => {
  const holder = { _tag: "Mailbox", id: mailbox } as const
  const unwrap = (): Promise<DocumentKey> =>
    stores.keys.use(holder, (keys) =>
      openWith(keys, (key) => unwrapDocumentKey(key, row.wrappedKey, { holder, letter, document: id }))
    )
  const bytes = stream(stores, unwrap, row, range)
  return continued(await bytes.next(), bytes)
}

/** A stream that has been begun. No generator, which closes nothing where it is given up before it is asked. */
const continued = <A>(first: IteratorResult<A, void>, rest: AsyncGenerator<A, void>): AsyncIterable<A> => {
  let given = false
  const next = async () => {
    if (given) return rest.next()
    given = true
    return first
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: () => rest.return() }) }
}

async function* stream({ blobs }: Stores, unwrap: () => Promise<DocumentKey>, { blob, content }: Row, range: Range) {
  const key = await unwrap()
  try {
    yield* slice(decrypt(key, blob, content === null ? blobs.read(blob) : [content]), range)
  } finally {
    wipe(key)
  }
}
