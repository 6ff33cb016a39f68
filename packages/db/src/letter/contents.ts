import { DocumentContents, type DocumentId, type LetterId } from "@postkasse/core/letter"
import type { MailboxId } from "@postkasse/core/mailbox"
import { and, eq } from "drizzle-orm"
import { Effect, Layer } from "effect"
import { openContent, type Range } from "../blobs/index.ts"
import { openWith, unwrapDocumentKey } from "../crypto/index.ts"
import type { Stores } from "../stores.ts"
import { query } from "../transaction/index.ts"
import { document } from "./table.ts"

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

const open = (
  { keys, blobs }: Stores,
  mailbox: MailboxId,
  letter: LetterId,
  id: DocumentId,
  row: Row,
  range: Range
) => {
  const holder = { _tag: "Mailbox", id: mailbox } as const
  const unwrap = () =>
    keys.use(holder, (keys) =>
      openWith(keys, (key) => unwrapDocumentKey(key, row.wrappedKey, { holder, letter, document: id }))
    )
  return openContent(blobs, row, unwrap, range)
}
