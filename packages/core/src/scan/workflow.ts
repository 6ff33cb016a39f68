import { Cause, DateTime, Effect, Exit } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import type { DocumentId } from "../letter/index.ts"
import { Policy, type ScanPolicy } from "../policy/index.ts"
import { EventId, EventLog } from "../receipt/index.ts"
import { DeliveryOutbox, evolve, filesOf, type SendingRef, Sendings, Staging } from "../sending/index.ts"
import { groupsOf, Identifiers, Transactor, Unavailable } from "../transaction/index.ts"
import type { ScanAnswer, ScanTurn } from "./model.ts"
import { handBackTurn, judgeScan, putOffTurn, renewTurn, takeTurn } from "./policy.ts"
import { MalwareScanner, type Scanner, ScanOutbox, type WaitingScan } from "./port.ts"

type NoVerdict = Extract<ScanAnswer, { _tag: "NotScanned" | "NoAnswer" }>
type Answers = ReadonlyMap<DocumentId, ScanAnswer>

/** How many sendings are scanned at the same time. */
const scansAtATime = 4

/**
 * Scans accepted sendings whose turn has come, at most `limit`; answers how many there were. Where the scanner is silent the
 * round ends; then, and where it could not look at a file, it dies of what whoever runs it should know. What is held comes
 * again by itself.
 */
export const scanWaiting = Effect.fnUntraced(function* (limit: number) {
  const waiting = yield* (yield* ScanOutbox).waiting(yield* DateTime.now, limit)
  let missing: NoVerdict | null = null
  for (const group of groupsIn(waiting)) {
    missing = (yield* scanTogether(group)) ?? missing
    if (missing?._tag === "NoAnswer") break
  }
  return missing === null ? waiting.length : yield* Effect.die(new Unavailable({ part: partOf(missing) }))
})

/** A sender's new ones together; each that was tried before by itself, since it may have broken off that try. */
const groupsIn = (waiting: ReadonlyArray<WaitingScan>): ReadonlyArray<ReadonlyArray<SendingRef>> => [
  ...groupsOf(
    waiting.filter(({ tries }) => tries === 0),
    ({ organisation }) => organisation
  ),
  ...waiting.filter(({ tries }) => tries > 0).map((ref) => [ref])
]

/**
 * Scans one accepted sending: its files are read from where they lie with the sender, and what the answers come to is
 * recorded in one transaction. Broken off anywhere, it is scanned again. Answers what the scanner owes, or null.
 */
export const scanSending = (ref: SendingRef) => scanTogether([ref])

/** The same for several of one sender's, in the same transactions. */
const scanTogether = Effect.fnUntraced(function* (refs: ReadonlyArray<SendingRef>) {
  const { within } = yield* Transactor
  const { scan } = yield* MalwareScanner
  const [first] = refs
  if (first === undefined) return null
  const organisation = { _tag: "Organisation", number: first.organisation } as const
  if (scan === null) {
    yield* within(organisation, Effect.forEach(refs, passUnseen, atOnce))
    return null
  }
  // Taken and handed back without a gap that an interruption could fall into.
  return yield* Effect.acquireUseRelease(
    Effect.map(within(organisation, Effect.forEach(refs, take, atOnce)), (taken) =>
      taken.filter((one) => one !== null)
    ),
    (taken) => scanTaken(organisation.number, scan, taken),
    (taken, exit) => (Exit.isFailure(exit) ? letGo(organisation.number, taken, exit.cause) : Effect.void)
  )
})

/** Scans what turns were taken of, and records what the answers come to; broken off where a turn is no longer ours. */
const scanTaken = Effect.fnUntraced(function* (number: OrganisationNumber, scan: Scanner, taken: ReadonlyArray<Taken>) {
  if (taken.length === 0) return null
  const answered = yield* Effect.raceFirst(scanAll(scan, taken), keepTurns(number, taken))
  const { within } = yield* Transactor
  yield* within({ _tag: "Organisation", number }, Effect.forEach(answered, record, atOnce))
  return missingIn(answered.flatMap(({ answers }) => [...answers.values()]))
})

/** Renews turns for as long as it is let, so that none ends before its scan; dies where one is lost, or cannot be renewed in time. */
const keepTurns = Effect.fnUntraced(function* (number: OrganisationNumber, taken: ReadonlyArray<Taken>) {
  const { within } = yield* Transactor
  // A third to wait, a third for the database to answer, and a third to spare.
  const third = (yield* Policy).scan.turnLives / 3
  const renewed = within({ _tag: "Organisation", number }, Effect.forEach(taken, changeTurn(renewTurn), atOnce)).pipe(
    Effect.timeoutOrElse({ duration: third, orElse: () => Effect.die(new Unavailable({ part: "database" })) })
  )
  while (true) {
    yield* Effect.sleep(third)
    if ((yield* renewed).includes(false)) return yield* Effect.die(new Error("Another has taken a turn that was held."))
  }
})

/** Gives up turns whose scan was broken off. One that cannot be given up now ends by itself. */
const letGo = Effect.fnUntraced(
  function* (number: OrganisationNumber, taken: ReadonlyArray<Taken>, cause: Cause.Cause<never>) {
    const { within } = yield* Transactor
    const next: ChangeTurn = Cause.hasInterrupts(cause) ? (_, turn, at) => handBackTurn(turn, at) : putOffTurn
    yield* within({ _tag: "Organisation", number }, Effect.forEach(taken, changeTurn(next), atOnce))
  },
  Effect.catchCause(() => Effect.void)
)

// Within one transaction: what does not wait for an answer goes out together.
const atOnce = { concurrency: "unbounded" } as const

/** A sending whose turn was taken, and how its files are read. */
interface Taken {
  readonly ref: SendingRef
  readonly turn: ScanTurn
  readonly files: ReadonlyArray<{
    readonly document: DocumentId
    readonly read: Effect.Effect<AsyncIterable<Uint8Array> | null>
  }>
}

const take = Effect.fnUntraced(function* (ref: SendingRef) {
  const outbox = yield* ScanOutbox
  const staging = yield* Staging
  const turn = yield* outbox.lock(ref)
  const next = turn === null ? null : takeTurn((yield* Policy).scan, turn, yield* DateTime.now)
  if (next === null) return null
  yield* outbox.record(ref, next)
  const sending = yield* (yield* Sendings).find(ref.organisation, ref.sending)
  const files = sending?.state._tag === "Accepted" ? filesOf(sending) : []
  const reading = files.map(({ document }) => Effect.map(staging.read(ref, document), (read) => ({ document, read })))
  return { ref, turn: next, files: yield* Effect.all(reading, atOnce) } satisfies Taken
})

type ChangeTurn = (policy: ScanPolicy, turn: ScanTurn, at: Instant) => ScanTurn

/** Changes a turn that we hold; answers false, and changes nothing, where another has taken it or judged its sending. */
const changeTurn = (next: ChangeTurn) =>
  Effect.fnUntraced(function* ({ ref, turn }: Pick<Taken, "ref" | "turn">) {
    const outbox = yield* ScanOutbox
    const now = yield* outbox.lock(ref)
    if (now?.tries !== turn.tries) return false
    yield* outbox.record(ref, next((yield* Policy).scan, turn, yield* DateTime.now))
    return true
  })

// There was a scanner when it was put here, and whoever runs it wants none any more.
const passUnseen = Effect.fnUntraced(function* (ref: SendingRef) {
  if ((yield* (yield* ScanOutbox).lock(ref)) !== null) yield* sendOn(ref)
})

/** A sending, and what the scanner has said of its files. */
interface Scanned extends Pick<Taken, "ref" | "turn"> {
  readonly answers: Answers
}

/** What the scanner says of each file, until it says nothing: what it was not asked of then has no answer. */
const scanAll = Effect.fnUntraced(function* (scan: Scanner, taken: ReadonlyArray<Taken>) {
  let isSilent = false
  const scanOne = Effect.fnUntraced(function* ({ ref, turn, files }: Taken) {
    const answers = new Map<DocumentId, ScanAnswer>()
    for (const { document, read } of files) {
      if (isSilent) break
      const content = yield* read
      const answer: ScanAnswer = content === null ? { _tag: "Gone" } : yield* scan(content)
      answers.set(document, answer)
      if (answer._tag === "NoAnswer") isSilent = true
    }
    return { ref, turn, answers } satisfies Scanned
  })
  return yield* Effect.forEach(taken, scanOne, { concurrency: scansAtATime })
})

const record = Effect.fnUntraced(function* ({ ref, turn, answers }: Scanned) {
  const sendings = yield* Sendings
  const sending = yield* sendings.lock(ref.organisation, ref.sending)
  // Another has judged it since it was taken.
  if (sending?.state._tag !== "Accepted") return yield* (yield* ScanOutbox).remove(ref)
  const at = yield* DateTime.now
  const judgement = judgeScan((yield* Policy).scan, sending, answers, at)
  if (judgement === null) return void (yield* changeTurn(putOffTurn)({ ref, turn }))
  const { event, reason } = judgement
  yield* sendings.record(evolve(sending, event), event)
  if (reason === null) return yield* sendOn(ref)
  yield* (yield* ScanOutbox).remove(ref)
  yield* (yield* Staging).release(ref)
  const id = EventId.make(yield* (yield* Identifiers).next)
  const { rules } = event
  const told = { _tag: "Refused", id, sending: ref.sending, at, rules, reason } as const
  yield* (yield* EventLog).take(ref.organisation, told)
})

const sendOn = Effect.fnUntraced(function* (ref: SendingRef) {
  yield* (yield* ScanOutbox).remove(ref)
  yield* (yield* DeliveryOutbox).put(ref)
})

const missingIn = (answers: ReadonlyArray<ScanAnswer>): NoVerdict | null => {
  const missing = answers.filter((answer) => answer._tag === "NoAnswer" || answer._tag === "NotScanned")
  return missing.find(({ _tag }) => _tag === "NoAnswer") ?? missing.at(-1) ?? null
}

const partOf = (missing: NoVerdict): string =>
  missing._tag === "NoAnswer"
    ? "malware scanner"
    : { TooLarge: "malware scanner: a file is larger than it takes", Failed: "malware scanner: a scan failed" }[
        missing.why
      ]
