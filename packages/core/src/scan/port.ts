import { Context, type Effect } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { SendingRef } from "../sending/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { ScanAnswer, ScanTurn } from "./model.ts"

/** Looks through one file as it streams. What goes wrong with the scanner is an answer; what goes wrong with the file is a defect. */
export type Scanner = (content: AsyncIterable<Uint8Array>) => Effect.Effect<ScanAnswer>

/** The malware scanner: null where there is none, and what was accepted is delivered unseen. */
export class MalwareScanner extends Context.Service<MalwareScanner, { readonly scan: Scanner | null }>()(
  "@postkasse/core/MalwareScanner"
) {}

/** A sending that waits for the scan, and how often it has been tried. */
export interface WaitingScan extends SendingRef {
  readonly tries: number
}

/** Accepted sendings that wait for the scan. */
export class ScanOutbox extends Context.Service<
  ScanOutbox,
  {
    /** Keeps a sending that was accepted at `acceptedAt` until it is removed: its first turn is then. One that waits keeps its turn. */
    readonly put: (ref: SendingRef, acceptedAt: Instant) => Effect.Effect<void, never, Transaction>
    /** The sending's turn, its row locked until the transaction ends; null where it waits no more. */
    readonly lock: (ref: SendingRef) => Effect.Effect<ScanTurn | null, never, Transaction>
    /** Stores what the policy has made of a turn that was locked. */
    readonly record: (ref: SendingRef, turn: ScanTurn) => Effect.Effect<void, never, Transaction>
    /** Lets go of a sending that was judged. */
    readonly remove: (ref: SendingRef) => Effect.Effect<void, never, Transaction>
    /** Sendings whose turn has come at `at`, by their turns, at most `limit`: a hint, read without a transaction. */
    readonly waiting: (at: Instant, limit: number) => Effect.Effect<ReadonlyArray<WaitingScan>>
    /** When the one was accepted that has waited longest, whenever its turn is; null where none waits. Read without a transaction. */
    readonly oldest: Effect.Effect<Instant | null>
  }
>()("@postkasse/core/ScanOutbox") {}
