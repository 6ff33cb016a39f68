import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import type { DocumentId, SendingId, Sha256 } from "../letter/index.ts"
import type { Bytes } from "../policy/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { Sending, SendingEvent } from "./model.ts"

/** Sendings of an organisation, in its own transaction. */
export class Sendings extends Context.Service<
  Sendings,
  {
    /** Stores a new sending. */
    readonly add: (sending: Sending) => Effect.Effect<void, never, Transaction>
    /** The sending as it is, without a lock: for reading. */
    readonly find: (
      organisation: OrganisationNumber,
      id: SendingId
    ) => Effect.Effect<Sending | null, never, Transaction>
    /** The sending, its row locked until the transaction ends. */
    readonly lock: (
      organisation: OrganisationNumber,
      id: SendingId
    ) => Effect.Effect<Sending | null, never, Transaction>
    /** Stores the sending as `evolve` has made it by `event`. */
    readonly record: (sending: Sending, event: SendingEvent) => Effect.Effect<void, never, Transaction>
    /** Open sendings that lapse at or before `at`, at most `limit`: a hint, read without a transaction. */
    readonly lapsing: (at: Instant, limit: number) => Effect.Effect<ReadonlyArray<SendingRef>>
  }
>()("@postkasse/core/Sendings") {}

/** Names one sending from outside its transaction. */
export interface SendingRef {
  readonly organisation: OrganisationNumber
  readonly sending: SendingId
}

/** Names bytes that are staged: on disk or on their way there, and no part of a sending yet. */
export interface Staged {
  readonly organisation: OrganisationNumber
  readonly sending: SendingId
  readonly document: DocumentId
  /** Names this one attempt. */
  readonly attempt: string
}

/** Whom a file on its way in is for: the mailbox whose key locks it from its first byte, and the letter that it will be of (LIFE-10). */
export type Addressed = Pick<Sending, "recipient" | "letter">

/** How writing a staged file went: whole, with what was counted; or not, and why. */
export type Written =
  | { readonly _tag: "Whole"; readonly bytes: Bytes; readonly sha256: Sha256 }
  | { readonly _tag: "TooLong" }
  | { readonly _tag: "BrokenOff" }

/**
 * Files on their way in, encrypted as they stream. A small one is kept in memory until it is placed. Of a larger one an
 * attempt's row is committed first, then the bytes are written, then it is linked; whatever is never linked is swept by its
 * row, when it has expired.
 */
export class Staging extends Context.Service<
  Staging,
  {
    /**
     * Takes in a small file, stopping above `most`, and works on with how that went. `place` makes it the file's content,
     * in place of an earlier one, for whoever it is addressed to; where it is not, nothing is left of it.
     */
    readonly take: <A, E, R>(
      staged: Staged,
      content: AsyncIterable<Uint8Array>,
      most: Bytes,
      then: (
        written: Written,
        place: (to: Addressed) => Effect.Effect<void, never, Transaction>
      ) => Effect.Effect<A, E, R>
    ) => Effect.Effect<A, E, R>
    /** Notes an attempt before its first byte: what expires is swept. */
    readonly begin: (staged: Staged, expiresAt: Instant) => Effect.Effect<void, never, Transaction>
    /** Writes the bytes of an attempt durably, stopping above `most`. A stream that fails is `BrokenOff`. */
    readonly write: (
      staged: Staged,
      to: Addressed,
      content: AsyncIterable<Uint8Array>,
      most: Bytes
    ) => Effect.Effect<Written>
    /** Makes the attempt the file's content, in place of an earlier one. */
    readonly link: (staged: Staged) => Effect.Effect<void, never, Transaction>
    /**
     * A file in its place, of a sending on its way. What it answers gives the bytes, as they stream, after the transaction too;
     * null where its recipient's mailbox was deleted for good, since nobody reads it any more (LIFE-10).
     */
    readonly read: (
      ref: SendingRef,
      document: DocumentId
    ) => Effect.Effect<Effect.Effect<AsyncIterable<Uint8Array> | null>, never, Transaction>
    /** Marks the attempt as waste, to be swept. */
    readonly discard: (staged: Staged) => Effect.Effect<void, never, Transaction>
    /**
     * The sending was delivered: its content is the letter's now, and none of the sender's. What is still being written
     * stays until its writer discards it, or it expires.
     */
    readonly handOver: (ref: SendingRef) => Effect.Effect<void, never, Transaction>
    /** The sending came to nothing: its content is waste, to be swept; what is still being written as at `handOver`. */
    readonly release: (ref: SendingRef) => Effect.Effect<void, never, Transaction>
    /** Deletes up to `limit` attempts that are waste or expired at `at`; answers how many. */
    readonly sweep: (at: Instant, limit: number) => Effect.Effect<number>
  }
>()("@postkasse/core/Staging") {}

/** Accepted sendings that wait for delivery, put in the sending's own transaction. */
export class DeliveryOutbox extends Context.Service<
  DeliveryOutbox,
  {
    /** Keeps a sending until it is removed. */
    readonly put: (ref: SendingRef) => Effect.Effect<void, never, Transaction>
    /** Lets go of a sending that was delivered or refused. */
    readonly remove: (ref: SendingRef) => Effect.Effect<void, never, Transaction>
    /** Sendings that wait, oldest first, at most `limit`: a hint, read without a transaction. */
    readonly waiting: (limit: number) => Effect.Effect<ReadonlyArray<SendingRef>>
  }
>()("@postkasse/core/DeliveryOutbox") {}
