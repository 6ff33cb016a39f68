import type { MailboxId } from "@postkasse/core/mailbox"
import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "../driver/index.ts"
import { document, letter } from "../letter/table.ts"
import type { Stores } from "../stores.ts"

/**
 * Deletes a mailbox's content for good (LIFE-3). The key goes first and is gone whatever becomes of the transaction:
 * whoever asks has seen that the content is due, and trying again, or the next start, finds the rest (LIFE-10).
 */
export const emptyMailbox = async ({ keys, blobs }: Stores, tx: Tx, id: MailboxId): Promise<void> => {
  await keys.destroy({ _tag: "Mailbox", id })
  const large = await tx
    .select({ blob: document.blob })
    .from(document)
    .where(and(eq(document.mailbox, id), isNull(document.content)))
  for (const { blob } of large) await blobs.remove(blob)
  await tx.delete(document).where(eq(document.mailbox, id))
  await tx.delete(letter).where(eq(letter.mailbox, id))
}
