import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { DocumentId, Letter, LetterId } from "./model.ts"

/** Where a page of letters begins: after this letter, in the order (visible at, id), newest first. */
export interface LetterCursor {
  readonly visibleAt: Instant
  readonly id: LetterId
}

/** Letters of one mailbox, in that mailbox's transaction. */
export class Letters extends Context.Service<
  Letters,
  {
    /**
     * The letter as it is, without a lock: for reading. Null where it is not visible at `at`, with no more work than for one
     * that is not there (FIELD-6, FIELD-25).
     */
    readonly find: (mailbox: MailboxId, id: LetterId, at: Instant) => Effect.Effect<Letter | null, never, Transaction>
    /** The same letter, its row locked until the transaction ends. */
    readonly lock: (mailbox: MailboxId, id: LetterId, at: Instant) => Effect.Effect<Letter | null, never, Transaction>
    /** Letters visible at `at`, newest first, at most `limit`, after `after`. */
    readonly page: (
      mailbox: MailboxId,
      at: Instant,
      limit: number,
      after: LetterCursor | null
    ) => Effect.Effect<ReadonlyArray<Letter>, never, Transaction>
    /** Stores what may change in a letter: when it was opened and confirmed. */
    readonly record: (letter: Letter) => Effect.Effect<void, never, Transaction>
  }
>()("@postkasse/core/Letters") {}

/** The plaintext of documents. Whoever asks has been let in by an opening. */
export class DocumentContents extends Context.Service<
  DocumentContents,
  {
    /** Streams bytes `from` up to and including `to` (both counted from 0) of a document. */
    readonly read: (
      mailbox: MailboxId,
      letter: LetterId,
      document: DocumentId,
      range: { readonly from: number; readonly to: number }
    ) => Effect.Effect<AsyncIterable<Uint8Array>>
  }
>()("@postkasse/core/DocumentContents") {}
