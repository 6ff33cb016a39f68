import { Context, type Effect } from "effect"
import type { MailboxId } from "../mailbox/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { AccessEntry } from "./model.ts"

/** The access log of a mailbox: only ever added to. */
export class AccessLog extends Context.Service<
  AccessLog,
  {
    /** Adds an entry; one a session, letter, document and act, so that asking again adds none. */
    readonly add: (entry: AccessEntry) => Effect.Effect<void, never, Transaction>
    /** The newest entries, at most `limit`. */
    readonly newest: (
      mailbox: MailboxId,
      limit: number
    ) => Effect.Effect<ReadonlyArray<AccessEntry>, never, Transaction>
  }
>()("@postkasse/core/AccessLog") {}
