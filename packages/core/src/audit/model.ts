/**
 * Audit: who has seen what in a mailbox, for its owner to read (TRUST-4, FIELD-24), and how it is shown that nothing of it
 * was changed since (TRUST-3).
 *
 * @module
 */
import type { Sha256 } from "../letter/index.ts"
import type { LogEntry, LogHead, LogLine, Salt } from "./log.ts"
import type { Frontier, Growth } from "./merkle.ts"
import type { SignedHead } from "./signature.ts"

/** What is kept of a log beside its lines: all that adding takes. */
export interface KeptLog {
  readonly frontier: Frontier
  /** Null while nothing has been added. */
  readonly signed: SignedHead | null
}

/** A line that is added, and what the log is with it. */
export interface AddedLine {
  readonly entry: LogEntry
  readonly salt: Salt
  /** Tells that it is there already: two entries of one log never have the same. */
  readonly once: Sha256
  readonly growth: Growth
  readonly signed: SignedHead
}

/** A stretch of the log, oldest line first: `before` is the right edge that it goes on from. */
export interface LogPage {
  readonly signed: SignedHead | null
  readonly before: Frontier
  readonly lines: ReadonlyArray<LogLine>
}

/** That a log has grown from what it was: both states, and the proof. */
export interface LogGrowth {
  readonly before: LogHead
  readonly now: SignedHead
  readonly proof: ReadonlyArray<Sha256>
}
