/**
 * Audit: who has seen what in a mailbox, for its owner to read (TRUST-4, FIELD-24), and how it is shown that nothing of it
 * was changed since (TRUST-3).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { PersonId } from "../identity/index.ts"
import { DocumentId, LetterId } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { RuleId } from "../rule/index.ts"
import { SessionId } from "../session/index.ts"

/** An access through a session, as it is stored: never a subject, a name or content. `LogEntry` is the readable log's. */
export const AccessEntry = Schema.Struct({
  mailbox: MailboxId,
  letter: LetterId,
  /** The document read, or null where the act was on the letter. */
  document: Schema.NullOr(DocumentId),
  act: Schema.Literals(["opened", "confirmed", "read"]),
  person: PersonId,
  session: SessionId,
  at: Instant,
  rules: Schema.Array(RuleId),
  policy: Schema.NonEmptyString
})
export type AccessEntry = typeof AccessEntry.Type
