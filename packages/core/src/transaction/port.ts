/**
 * Transaction: fetch, decide, record as one, on one mailbox, one organisation or one lookup claim. What a transaction
 * writes lies together, so that a mailbox can live on any node.
 *
 * @module
 */
import { Context, Data, type Effect } from "effect"
import type { OrganisationNumber } from "../identity/index.ts"
import type { MailboxId } from "../mailbox/index.ts"

/** What a transaction is about. Rows of another key are out of its reach. */
export type DistributionKey =
  | { readonly _tag: "Mailbox"; readonly id: MailboxId }
  | { readonly _tag: "Organisation"; readonly number: OrganisationNumber }
  | { readonly _tag: "Claim"; readonly hash: string }

/** The transaction that a repository writes in; only `Transactor.within` gives one. */
export class Transaction extends Context.Service<Transaction, { readonly key: DistributionKey }>()(
  "@postkasse/core/Transaction"
) {}

/**
 * Runs work in one transaction of `key`. A value commits it, and a refusal is a value; a defect or an interruption
 * rolls it back. Transactions do not nest.
 */
export class Transactor extends Context.Service<
  Transactor,
  {
    /** Runs the work in a transaction of this key: what fails or is interrupted leaves nothing behind. */
    readonly within: <A, E, R>(
      key: DistributionKey,
      work: Effect.Effect<A, E, R>
    ) => Effect.Effect<A, E, Exclude<R, Transaction>>
  }
>()("@postkasse/core/Transactor") {}

/** New ids: UUIDv7, so that ids sort by time. */
export class Identifiers extends Context.Service<Identifiers, { readonly next: Effect.Effect<string> }>()(
  "@postkasse/core/Identifiers"
) {}

/** The defect of a part that cannot answer now but may soon: the caller may retry. */
export class Unavailable extends Data.TaggedError("Unavailable")<{ readonly part: string; readonly cause?: unknown }> {}

/** The defect of a part that takes nothing in for now, a standby it may be: what is there can be read. */
export class ReadOnly extends Unavailable {}

/** The defect of a part that has no room for what was to be written. Nothing of it was kept; what is there can be read. */
export class DiskFull extends Data.TaggedError("DiskFull")<{ readonly part: string }> {}

/** Whether a write failed where reading goes on. */
export const isStillRead = (fault: unknown): boolean => fault instanceof DiskFull || fault instanceof ReadOnly
