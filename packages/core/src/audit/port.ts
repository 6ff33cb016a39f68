import { Context, type Effect } from "effect"
import type { Sha256 } from "../letter/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import type { Transaction } from "../transaction/index.ts"
import type { LogLine, Salt } from "./log.ts"
import type { HashFunction } from "./merkle.ts"
import type { AddedLine, KeptLog } from "./model.ts"
import type { LogKey, SigningKey, Verifier } from "./signature.ts"
import type { LogNode, Span } from "./span.ts"

/** The access log of a mailbox, in that mailbox's transaction: only ever added to (FIELD-24). */
export class AccessLog extends Context.Service<
  AccessLog,
  {
    /**
     * The log's right edge, locked until the transaction ends, and where the entry stands then that was added under `once`, or
     * null. What locks other rows too locks this one last.
     */
    readonly lock: (
      mailbox: MailboxId,
      once: Sha256
    ) => Effect.Effect<Pick<KeptLog, "frontier"> & { readonly index: number | null }, never, Transaction>
    /** The log without a lock: for reading. */
    readonly find: (mailbox: MailboxId) => Effect.Effect<KeptLog, never, Transaction>
    /** Where the entry that was added under this stands, or null. */
    readonly indexOf: (mailbox: MailboxId, once: Sha256) => Effect.Effect<number | null, never, Transaction>
    /** Adds a line to the log, which has been locked. */
    readonly add: (mailbox: MailboxId, line: AddedLine) => Effect.Effect<void, never, Transaction>
    /** The lines of a span, oldest first. One that has been tampered with in a way that shows is left out. */
    readonly lines: (mailbox: MailboxId, span: Span) => Effect.Effect<ReadonlyArray<LogLine>, never, Transaction>
    /** The hashes of these subtrees, in this order. One that is not there is left out. */
    readonly nodes: (
      mailbox: MailboxId,
      nodes: ReadonlyArray<LogNode>
    ) => Effect.Effect<ReadonlyArray<Sha256>, never, Transaction>
  }
>()("@postkasse/core/AccessLog") {}

/** What seals a log: the platform's hash and randomness, and the keys that heads are signed with (Ed25519). */
export class LogSeal extends Context.Service<
  LogSeal,
  {
    readonly sha256: HashFunction
    /** 32 random bytes. */
    readonly salt: Effect.Effect<Salt>
    /** What a mailbox's log is called in its heads. */
    readonly originOf: (mailbox: MailboxId) => string
    /** The keys as they are now, the newest first: one at least signs. They may be changed while the process runs. */
    readonly keys: Effect.Effect<ReadonlyArray<SigningKey>>
    /** The key of this name. One that is not known is looked for anew: another server may have signed with it already. */
    readonly keyOf: (name: string) => Effect.Effect<LogKey | null>
    /** Whether a signature of a message was made with a key (Ed25519). */
    readonly verifies: Verifier["verifies"]
  }
>()("@postkasse/core/LogSeal") {}
