import { DateTime, Effect } from "effect"
import type { DocumentId } from "../letter/index.ts"
import { Policy } from "../policy/index.ts"
import { EventId, EventLog } from "../receipt/index.ts"
import { DeliveryOutbox, evolve, filesOf, type Sending, type SendingRef, Sendings, Staging } from "../sending/index.ts"
import { Identifiers, Transactor, Unavailable } from "../transaction/index.ts"
import type { ScanAnswer } from "./model.ts"
import { awaitsScan, judgeScan, takeTurn } from "./policy.ts"
import { MalwareScanner, type Scanner, ScanOutbox } from "./port.ts"

type NoVerdict = Extract<ScanAnswer, { _tag: "NotScanned" | "NoAnswer" }>
type Answers = ReadonlyMap<DocumentId, ScanAnswer>

/** Puts an accepted sending out, in its own transaction: for the scan where there is a scanner, or for delivery (TRUST-7). */
export const sendOut = Effect.fnUntraced(function* (accepted: Sending) {
  const ref = { organisation: accepted.sender.organisation, sending: accepted.id }
  const { scan } = yield* MalwareScanner
  if (scan === null || !awaitsScan(accepted)) return yield* (yield* DeliveryOutbox).put(ref)
  yield* (yield* ScanOutbox).put(ref, yield* DateTime.now)
})

/**
 * Scans accepted sendings whose turn has come, at most `limit`; answers how many there were. Where the scanner is silent the
 * round ends; then, and where it could not look at a file, it dies of what whoever runs it should know. What is held comes
 * again by itself.
 */
export const scanWaiting = Effect.fnUntraced(function* (limit: number) {
  const refs = yield* (yield* ScanOutbox).waiting(yield* DateTime.now, limit)
  let missing: NoVerdict | null = null
  for (const ref of refs) {
    missing = (yield* scanSending(ref)) ?? missing
    if (missing?._tag === "NoAnswer") break
  }
  return missing === null ? refs.length : yield* Effect.die(new Unavailable({ part: partOf(missing) }))
})

/**
 * Scans one accepted sending: its files are read from where they lie with the sender, and what the answers come to is
 * recorded in one transaction. Broken off anywhere, it is scanned again. Answers what the scanner owes, or null.
 */
export const scanSending = Effect.fnUntraced(function* (ref: SendingRef) {
  const { within } = yield* Transactor
  const { scan } = yield* MalwareScanner
  const organisation = { _tag: "Organisation", number: ref.organisation } as const
  if (scan === null) {
    yield* within(organisation, passUnseen(ref))
    return null
  }
  const sending = yield* within(organisation, take(ref))
  if (sending === null) return null
  const answers = yield* scanFiles(scan, ref, sending)
  yield* within(organisation, record(ref, answers))
  return missingIn(answers)
})

const take = Effect.fnUntraced(function* (ref: SendingRef) {
  const outbox = yield* ScanOutbox
  const turn = yield* outbox.lock(ref)
  const next = turn === null ? null : takeTurn((yield* Policy).scan, turn, yield* DateTime.now)
  if (next === null) return null
  yield* outbox.record(ref, next)
  return yield* (yield* Sendings).find(ref.organisation, ref.sending)
})

// There was a scanner when it was put here, and whoever runs it wants none any more.
const passUnseen = Effect.fnUntraced(function* (ref: SendingRef) {
  if ((yield* (yield* ScanOutbox).lock(ref)) !== null) yield* sendOn(ref)
})

/** What the scanner says of each file, until it says nothing. */
const scanFiles = Effect.fnUntraced(function* (scan: Scanner, ref: SendingRef, sending: Sending) {
  const staging = yield* Staging
  const answers = new Map<DocumentId, ScanAnswer>()
  for (const { document } of filesOf(sending)) {
    const answer = yield* scan(yield* staging.read(ref, document))
    answers.set(document, answer)
    if (answer._tag === "NoAnswer") break
  }
  return answers
})

const record = Effect.fnUntraced(function* (ref: SendingRef, answers: Answers) {
  const sendings = yield* Sendings
  const sending = yield* sendings.lock(ref.organisation, ref.sending)
  // Another has judged it since it was taken.
  if (sending?.state._tag !== "Accepted") return yield* (yield* ScanOutbox).remove(ref)
  const at = yield* DateTime.now
  const judgement = judgeScan((yield* Policy).scan, sending, answers, at)
  if (judgement === null) return
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

const missingIn = (answers: Answers): NoVerdict | null => {
  const missing = [...answers.values()].filter((answer) => answer._tag === "NoAnswer" || answer._tag === "NotScanned")
  return missing.at(-1) ?? null
}

const partOf = (missing: NoVerdict): string =>
  missing._tag === "NoAnswer"
    ? "malware scanner"
    : { TooLarge: "malware scanner: a file is larger than it takes", Failed: "malware scanner: a scan failed" }[
        missing.why
      ]
