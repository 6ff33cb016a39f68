import { DateTime, Effect, Result } from "effect"
import { Hex } from "effect/encoding"
import { osloDateOf } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import { type DocumentId, type LetterId, Sha256 } from "../letter/index.ts"
import { asOwner, type MailboxId } from "../mailbox/index.ts"
import type { SessionId } from "../session/index.ts"
import { follow, headAt, type LogAltered, type LogEntry, type LogEntryNotFound, leafOf } from "./log.ts"
import { emptyFrontier, type Frontier, grow, type HashFunction, rootOfFrontier, verifyConsistency } from "./merkle.ts"
import type { LogGrowth, LogPage } from "./model.ts"
import { AccessLog, LogSeal } from "./port.ts"
import type { DocumentReceipt } from "./receipt.ts"
import { type HeadRefused, type SignedHead, signHead, verifyHead } from "./signature.ts"
import { consistencySpans, inclusionSpans, nodesOf, type Span } from "./span.ts"

/**
 * Writes an entry into its mailbox's log, in the transaction of what it tells of: both are kept, or neither. Once a
 * session, Oslo day, act, letter and document; once ever where no session brought it about.
 */
export const writeDown = Effect.fnUntraced(function* (entry: LogEntry, session: SessionId | null) {
  const { sha256 } = yield* LogSeal
  // Asked without the lock first: a document is read in many ranges, and they shall not wait for one another.
  if ((yield* (yield* AccessLog).indexOf(entry.mailbox, onceOf(sha256, entry, session))) !== null) return
  yield* writeNew(entry, session)
})

/** The same for what is hardly there already: the log is locked at once. */
export const writeNew = Effect.fnUntraced(function* (entry: LogEntry, session: SessionId | null) {
  const { mailbox } = entry
  const log = yield* AccessLog
  const { sha256, salt: newSalt, originOf, keys } = yield* LogSeal
  const once = onceOf(sha256, entry, session)
  const { frontier, index } = yield* log.lock(mailbox, once)
  if (index !== null) return
  const salt = yield* newSalt
  const growth = grow(sha256, frontier, leafOf(sha256, { _tag: "Kept", entry, salt }))
  const head = headAt(sha256, originOf(mailbox), growth.frontier)
  const signature = signHead(yield* keys, head, yield* DateTime.now)
  if (signature === null) return yield* Effect.die(new Error("No key is left that access logs are signed with."))
  yield* log.add(mailbox, { entry, salt, once, growth, signed: { head, signature } })
})

/** A page of the log for the mailbox's owner, the newest lines before `before`, found to be what its signed head stands for. */
export const viewAccessLog = (
  mailbox: MailboxId,
  person: PersonId,
  { limit, before }: { readonly limit: number; readonly before: number | null }
) =>
  asOwner(
    mailbox,
    person,
    Effect.fnUntraced(function* () {
      const log = yield* AccessLog
      const { sha256 } = yield* LogSeal
      const { frontier, signed } = yield* log.find(mailbox)
      // What was signed is what there has to be, whatever the rest says.
      const size = signed?.head.size ?? frontier.size
      const to = Math.min(before ?? size, size)
      const from = Math.max(0, to - limit)
      const start = yield* edgeAt(mailbox, from)
      const lines = yield* log.lines(mailbox, { from, to })
      const end = follow(sha256, start, lines)
      const page: LogPage = { signed, before: start, lines }
      if (signed === null) return frontier.size === 0 ? Result.succeed(page) : Result.fail<LogFault>(altered)
      const proof = yield* proofOf(mailbox, consistencySpans(to, signed.head.size) ?? [])
      const state = { size: end.size, root: rootOfFrontier(sha256, end) }
      const isWhole = end.size === to && verifyConsistency(sha256, state, signed.head, proof)
      return isWhole ? Result.map(yield* vouch(signed), () => page) : Result.fail<LogFault>(altered)
    })
  )

/** An entry of the log with the proof that it stands there, for its mailbox's owner. */
export const proveEntry = (mailbox: MailboxId, person: PersonId, index: number) =>
  asOwner(mailbox, person, () => proofAt(mailbox, index))

/** The proof that the log has grown from its first `before` lines, for its mailbox's owner. */
export const proveGrowth = (mailbox: MailboxId, person: PersonId, before: number) =>
  asOwner(
    mailbox,
    person,
    Effect.fnUntraced(function* () {
      const { sha256 } = yield* LogSeal
      const { signed } = yield* (yield* AccessLog).find(mailbox)
      const spans = signed === null ? null : consistencySpans(before, signed.head.size)
      if (signed === null || spans === null) return Result.fail(noEntry)
      const then = headAt(sha256, signed.head.origin, yield* edgeAt(mailbox, before))
      return Result.succeed<LogGrowth>({ before: then, now: signed, proof: yield* proofOf(mailbox, spans) })
    })
  )

/** The receipt of a document that arrived, in the mailbox's transaction: whoever asks has been let in by an opening (TRUST-3). */
export const receiptOf = Effect.fnUntraced(function* (mailbox: MailboxId, letter: LetterId, document: DocumentId) {
  const { sha256 } = yield* LogSeal
  const once = digestOf(sha256, [null, "arrived", letter, document])
  const index = yield* (yield* AccessLog).indexOf(mailbox, once)
  return index === null ? Result.fail(noEntry) : yield* proofAt(mailbox, index)
})

const proofAt = Effect.fnUntraced(function* (mailbox: MailboxId, index: number) {
  const log = yield* AccessLog
  const { signed } = yield* log.find(mailbox)
  const spans = signed === null ? null : inclusionSpans(signed.head.size, index)
  if (signed === null || spans === null) return Result.fail(noEntry)
  const [line] = yield* log.lines(mailbox, { from: index, to: index + 1 })
  if (line?._tag !== "Kept") return Result.fail(noEntry)
  const { entry, salt } = line
  return Result.succeed<DocumentReceipt>({ entry, salt, index, proof: yield* proofOf(mailbox, spans), ...signed })
})

const vouch = Effect.fnUntraced(function* (signed: SignedHead) {
  const { keyOf, verifies } = yield* LogSeal
  const key = yield* keyOf(signed.signature.key)
  return verifyHead({ keys: key === null ? [] : [key], verifies }, signed)
})

const edgeAt = Effect.fnUntraced(function* (mailbox: MailboxId, size: number) {
  if (size === 0) return emptyFrontier
  return { size, roots: yield* (yield* AccessLog).nodes(mailbox, nodesOf({ from: 0, to: size })) } satisfies Frontier
})

/** The spans' roots. All their subtrees are asked for at once. */
const proofOf = Effect.fnUntraced(function* (mailbox: MailboxId, spans: ReadonlyArray<Span>) {
  const { sha256 } = yield* LogSeal
  const wanted = spans.map(nodesOf)
  const found = yield* (yield* AccessLog).nodes(mailbox, wanted.flat())
  let taken = 0
  return wanted.map(({ length: size }) => {
    taken += size
    return rootOfFrontier(sha256, { size, roots: found.slice(taken - size, taken) })
  })
})

/** What makes an entry the only one. A session can live for weeks (AUTH-8), so its day is part of it. */
const onceOf = (hash: HashFunction, { act, letter, document, at }: LogEntry, session: SessionId | null): Sha256 =>
  digestOf(hash, session === null ? [null, act, letter, document] : [session, act, letter, document, osloDateOf(at)])

const digestOf = (hash: HashFunction, of: ReadonlyArray<string | null>): Sha256 =>
  Sha256.make(Hex.encode(hash(utf8.encode(JSON.stringify(of)))))

type LogFault = LogAltered | HeadRefused

const utf8 = new TextEncoder()
const noEntry: LogEntryNotFound = { _tag: "LogEntryNotFound", rules: ["FIELD-24"] }
const altered: LogAltered = { _tag: "LogAltered", rules: ["FIELD-24", "TRUST-3"] }
