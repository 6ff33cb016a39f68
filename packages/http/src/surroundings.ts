import type { AccessLog, LogKey, LogSeal, Restore } from "@postkasse/core/audit"
import type { Directory } from "@postkasse/core/directory"
import type { IdempotencyKeys } from "@postkasse/core/idempotency"
import type { Claims, People } from "@postkasse/core/identity"
import type { DocumentContents, Letters } from "@postkasse/core/letter"
import type { Mailboxes, OwnedMailboxes } from "@postkasse/core/mailbox"
import type { Organisations } from "@postkasse/core/organisation"
import type { Policy } from "@postkasse/core/policy"
import type { EventLog, EventOutbox } from "@postkasse/core/receipt"
import type { MalwareScanner, ScanOutbox } from "@postkasse/core/scan"
import type { DeliveryOutbox, Sendings, Staging } from "@postkasse/core/sending"
import type { Guesses, Passwords, Sessions } from "@postkasse/core/session"
import type { Identifiers, Transactor } from "@postkasse/core/transaction"
import type { ManagedRuntime } from "effect"
import type { Health } from "./health/model.ts"
import type { Tokens } from "./identity/token.ts"
import type { IdentityProvider } from "./session/openid.ts"
import type { LoginTransactions } from "./session/transaction.ts"
import type { Answered, FaultId } from "./telemetry/index.ts"

/** The ports of the core that requests are answered with. */
export type Services =
  | AccessLog
  | Claims
  | DeliveryOutbox
  | Directory
  | DocumentContents
  | EventLog
  | EventOutbox
  | Guesses
  | IdempotencyKeys
  | Identifiers
  | Letters
  | LogSeal
  | Mailboxes
  | MalwareScanner
  | Organisations
  | OwnedMailboxes
  | Passwords
  | People
  | Policy
  | ScanOutbox
  | Sendings
  | Sessions
  | Staging
  | Transactor

/** Runs the core's workflows with the adapters that the composition root chose. */
export type Runtime = ManagedRuntime.ManagedRuntime<Services, never>

/** What a request has committed that a job may act on. */
export type Committed = "sending" | "event"

/** What the API stands among, beside the core's ports. */
export interface Surroundings {
  /** Where browsers reach this server: scheme, host and port. */
  readonly origin: string
  readonly tokens: Tokens
  readonly identityProvider: IdentityProvider
  readonly logins: LoginTransactions
  /** What access logs are verified by, as it is now: every key that ever signed them, the newest first. */
  readonly logKeys: () => Promise<ReadonlyArray<LogKey>>
  /** Each time that the installation was put back to a copy, the last one first. */
  readonly restores: () => Promise<ReadonlyArray<Restore>>
  /** How many proxies of our own stand before this server, each adding to `X-Forwarded-For`. */
  readonly proxies: number
  /** Told when something has been committed that a job may act on: a sending, or an event in a mailbox. */
  readonly wake: (committed: Committed) => void
  /** Whether requests should come here, and how the parts are. Not ready from the moment the server begins to stop. */
  readonly health: () => Promise<Health>
  /** Told of every fault, under the id that the caller was given. Never given a request's content. */
  readonly report: (fault: unknown, id: FaultId) => void
  /** Told of what broke off an answer that was on its way. */
  readonly brokeOff: (fault: unknown) => void
  /** Told of every request, when it has been answered. */
  readonly answered: (answered: Answered) => void
}
