/**
 * The access log that a mailbox's owner reads and anybody can check (FIELD-24, TRUST-2, TRUST-3, TRUST-4). What goes into
 * the Merkle log is a commitment to each entry, under a salt of its own: where entry and salt are erased, the log still
 * holds together and tells nothing.
 *
 * @module
 */
import { Result, Schema } from "effect"
import { Base64, Hex } from "effect/encoding"
import { Instant } from "../calendar/index.ts"
import { OrganisationNumber, PersonId } from "../identity/index.ts"
import { DocumentId, LetterId, Sha256 } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { RuleId, WrittenRuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"
import { append, emptyFrontier, type Frontier, type HashFunction, leafHash, rootOfFrontier } from "./merkle.ts"

/** Who did it, and for staff and Kontroll why: the case, the request (FIELD-24). */
export const LogActor = Schema.Union([
  Schema.TaggedStruct("Owner", { person: PersonId }),
  /** Whoever sent what arrived (TRUST-3). */
  Schema.TaggedStruct("Sender", { organisation: OrganisationNumber }),
  /** Somebody whom the owner or the operator has let in (ACCESS-4, ACCESS-5). */
  Schema.TaggedStruct("Delegate", { person: PersonId }),
  /** One of the operator's staff, and the case that called for it (TRUST-2). */
  Schema.TaggedStruct("Staff", { staff: Identifier, case: Schema.NullOr(Identifier) }),
  /** A business that a document is shared with (KONTROLL-2). */
  Schema.TaggedStruct("Kontroll", { organisation: OrganisationNumber, request: Identifier }),
  Schema.TaggedStruct("Integration", { client: Schema.NonEmptyString, consumer: OrganisationNumber }),
  /** Nobody's doing: a deadline that came. */
  Schema.TaggedStruct("Deadline", {})
])
export type LogActor = typeof LogActor.Type

/** What was done. */
export const LogAct = Schema.Literals([
  "arrived",
  "opened",
  "confirmed",
  "read",
  "downloaded",
  "filed",
  "trashed",
  "putBack",
  "deletedForGood",
  "uploaded",
  "sent",
  "shared",
  "sharingEnded",
  "checked",
  "exported",
  "accessGiven",
  "accessEnded",
  "personalDataSeen",
  "personalDataCorrected"
])
export type LogAct = typeof LogAct.Type

/** One entry: who, what, when, why, by which rule (FIELD-24). Never a subject, a name or content. */
export const LogEntry = Schema.Struct({
  mailbox: MailboxId,
  at: Instant,
  who: LogActor,
  act: LogAct,
  letter: Schema.NullOr(LetterId),
  document: Schema.NullOr(DocumentId),
  /** The document's digest where it arrived or was uploaded (TRUST-3); else null. */
  sha256: Schema.NullOr(Sha256),
  rules: Schema.Array(WrittenRuleId),
  policy: Schema.NonEmptyString
})
export type LogEntry = typeof LogEntry.Type

/** 32 random bytes as hexadecimal digits, made by the caller and kept beside the entry. */
export const Salt = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u)).pipe(Schema.brand("Salt"))
export type Salt = typeof Salt.Type

/** A line of the log as it is kept: the entry with its salt, or what is left of one that was erased. */
export type LogLine =
  | { readonly _tag: "Kept"; readonly entry: LogEntry; readonly salt: Salt }
  | { readonly _tag: "Erased"; readonly commitment: Sha256 }

/** The state of a log at a moment, as it is signed: an `origin` that names the log, its size and its root. */
export const LogHead = Schema.Struct({
  origin: Schema.String.check(Schema.isPattern(/^[^\n+\s]+$/u)),
  size: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  root: Sha256
})
export type LogHead = typeof LogHead.Type

/** The lines that a log was found to have do not make its head: something was changed, left out, added or moved. */
export const LogAltered = Schema.TaggedStruct("LogAltered", { rules: Schema.Array(RuleId) })
export type LogAltered = typeof LogAltered.Type

/** What stands in the Merkle log for an entry: SHA-256 of the salt's 32 bytes and the entry's JSON (RFC 8785). */
export const commitmentTo = (hash: HashFunction, entry: LogEntry, salt: Salt): Sha256 =>
  Sha256.make(Hex.encode(hash(Uint8Array.from([...bytesOf(salt), ...utf8.encode(canonical(encode(entry)))]))))

/** The leaf of a line: its commitment's 32 bytes, hashed as a leaf. */
export const leafOf = (hash: HashFunction, line: LogLine): Sha256 =>
  leafHash(hash, bytesOf(line._tag === "Erased" ? line.commitment : commitmentTo(hash, line.entry, line.salt)))

/** The line without its entry and salt: what it was can no longer be told, and the log stays whole. */
export const erase = (hash: HashFunction, line: LogLine): LogLine =>
  line._tag === "Erased" ? line : { _tag: "Erased", commitment: commitmentTo(hash, line.entry, line.salt) }

/**
 * The right edge of a log after these lines were added to one that ended at `edge`. So a page of the log, read backwards
 * from its head, is shown to be the log's: it goes on from where the page before it ends (FIELD-24).
 */
export const follow = (hash: HashFunction, edge: Frontier, lines: ReadonlyArray<LogLine>): Frontier =>
  lines.reduce((frontier, line) => append(hash, frontier, leafOf(hash, line)), edge)

/** The head of a log that has these lines. */
export const headOf = (hash: HashFunction, origin: string, lines: ReadonlyArray<LogLine>): LogHead =>
  headAt(hash, origin, follow(hash, emptyFrontier, lines))

/** The head of a log by its right edge. */
export const headAt = (hash: HashFunction, origin: string, edge: Frontier): LogHead => ({
  origin,
  size: edge.size,
  root: rootOfFrontier(hash, edge)
})

/**
 * The entries of a log, oldest first, once its lines were found to be those that its head was signed for (FIELD-24).
 * Erased ones are left out.
 */
export const readLog = (
  hash: HashFunction,
  head: LogHead,
  lines: ReadonlyArray<LogLine>
): Result.Result<ReadonlyArray<LogEntry>, LogAltered> => {
  const found = headOf(hash, head.origin, lines)
  if (found.size !== head.size || found.root !== head.root) {
    return Result.fail({ _tag: "LogAltered", rules: ["FIELD-24", "TRUST-3"] })
  }
  return Result.succeed(lines.flatMap((line) => (line._tag === "Kept" ? [line.entry] : [])))
}

/** The text of a head that is signed: a checkpoint (C2SP tlog-checkpoint), three lines, each ended. */
export const checkpointOf = ({ origin, size, root }: LogHead): string =>
  `${origin}\n${size}\n${Base64.encode(bytesOf(root))}\n`

/** The log has no such entry. */
export const LogEntryNotFound = Schema.TaggedStruct("LogEntryNotFound", { rules: Schema.Array(RuleId) })
export type LogEntryNotFound = typeof LogEntryNotFound.Type

/** One JSON text for one value (RFC 8785): members by name, no spaces. */
const canonical = (value: Schema.Json): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner
  )

const encode = Schema.encodeSync(Schema.toCodecJson(LogEntry))
const utf8 = new TextEncoder()
const bytesOf = (digits: Sha256 | Salt): Uint8Array => Result.getOrElse(Hex.decode(digits), () => new Uint8Array())
