import { DateTime, Effect } from "effect"
import { type LogEntry, writeNew } from "../audit/index.ts"
import type { Instant } from "../calendar/index.ts"
import { documentsOf, type Letter, Letters } from "../letter/index.ts"
import { Policy } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { eachOfRound, Transactor } from "../transaction/index.ts"
import { Arrivals, Deliveries, type LetterRef } from "./port.ts"

/**
 * Whether a letter's arrival may be logged now. One that is not visible yet waits: until then its owner's log shows
 * nothing of it either (FIELD-6).
 */
export const mayBeLogged = (letter: Letter): Effect.Effect<boolean> =>
  Effect.map(DateTime.now, (now) => !DateTime.isGreaterThan(letter.visibleAt, now))

/**
 * Writes a letter's arrival down: one entry a document, with its digest, which the log's signed head then vouches for
 * (TRUST-3).
 */
export const writeArrival = Effect.fnUntraced(function* (letter: Letter, at: Instant, rules: ReadonlyArray<RuleId>) {
  const { mailbox, id, sender } = letter
  const { version } = yield* Policy
  const who = { _tag: "Sender", organisation: sender.organisation } as const
  const entry: LogEntry = {
    ...{ mailbox, at, who, act: "arrived", letter: id, document: null, sha256: null, rules, policy: version }
  }
  const documents = documentsOf(letter)
  if (documents.length === 0) yield* writeNew(entry, null)
  for (const { id: document, sha256 } of documents) yield* writeNew({ ...entry, document, sha256 }, null)
})

/** Writes down the arrivals that waited for their letters to become visible, at most `limit`; answers how many there were. */
export const writeArrivals = Effect.fnUntraced(function* (limit: number) {
  const refs = yield* (yield* Arrivals).waiting(yield* DateTime.now, limit)
  yield* eachOfRound(refs, writeWaiting)
  return refs.length
})

const writeWaiting = Effect.fnUntraced(function* (ref: LetterRef) {
  const { mailbox, letter: id } = ref
  const letters = yield* Letters
  const deliveries = yield* Deliveries
  yield* (yield* Transactor).within(
    { _tag: "Mailbox", id: mailbox },
    Effect.gen(function* () {
      const letter = yield* letters.find(mailbox, id, yield* DateTime.now)
      if (letter === null || !(yield* mayBeLogged(letter))) return
      const outcome = yield* deliveries.find(mailbox, letter.sending)
      if (outcome === null) return yield* Effect.die(new Error("A letter was delivered"))
      yield* writeArrival(letter, outcome.at, outcome.rules)
      yield* (yield* Arrivals).done(ref)
    })
  )
})
