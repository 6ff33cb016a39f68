import { DateTime, Effect, Result } from "effect"
import { type Mailbox, Mailboxes } from "../mailbox/index.ts"
import { Policy } from "../policy/index.ts"
import { EventId, EventLog, type SenderEvent } from "../receipt/index.ts"
import { awaitsScan, MalwareScanner, ScanOutbox } from "../scan/index.ts"
import {
  acceptedAt,
  DeliveryOutbox,
  evolve,
  isOnItsWay,
  type Sending,
  type SendingRef,
  Sendings,
  Staging
} from "../sending/index.ts"
import { eachGroupOfRound, Identifiers, Transactor } from "../transaction/index.ts"
import { mayBeLogged, writeArrival } from "./arrival.ts"
import type { DeliveryOutcome } from "./model.ts"
import { deliver, visibleFrom } from "./policy.ts"
import { Deliveries, type Parcel } from "./port.ts"

/** How many senders' sendings are on their way at the same time, each to how many mailboxes. */
const sideBySide = { senders: 3, mailboxes: 2 }

// Within one transaction: what does not wait for an answer goes out together.
const together = { concurrency: "unbounded" } as const

/** Delivers accepted sendings that wait, at most `limit`; answers how many there were. */
export const deliverWaiting = Effect.fnUntraced(function* (limit: number) {
  const refs = yield* (yield* DeliveryOutbox).waiting(limit)
  yield* eachGroupOfRound(refs, ({ organisation }) => organisation, deliverOfSender, sideBySide.senders)
  return refs.length
})

/**
 * Delivers one accepted sending, or has it scanned first where there is a scanner (TRUST-7): judged and placed in one transaction at the recipient's mailbox, then told to the
 * sender's rows in another. Broken off anywhere and begun again it makes no second letter: the mailbox remembers how it
 * judged the sending.
 */
export const deliverSending = (ref: SendingRef) => Effect.asVoid(deliverOfSender([ref]))

/** A sending on its way from its sender's rows to the mailbox's. */
interface Packed {
  readonly sending: Sending
  readonly parcel: Parcel
}

/** A sending as its mailbox has judged it. */
interface Judged {
  readonly sending: Sending
  readonly outcome: DeliveryOutcome
}

/** The same for several of one sender's, in the same transactions. */
const deliverOfSender = Effect.fnUntraced(function* (refs: ReadonlyArray<SendingRef>) {
  const { within } = yield* Transactor
  const [first] = refs
  if (first === undefined) return []
  const organisation = { _tag: "Organisation", number: first.organisation } as const
  const found = yield* within(organisation, Effect.forEach(refs, pack, together))
  const packed = found.filter((one) => one !== null)
  const judged = yield* eachGroupOfRound(
    packed,
    ({ sending }) => sending.recipient,
    judgeAtMailbox,
    sideBySide.mailboxes
  )
  if (judged.length > 0) yield* within(organisation, Effect.forEach(judged, recordAtSender, together))
  return judged
})

const pack = Effect.fnUntraced(function* (ref: SendingRef) {
  const { scan } = yield* MalwareScanner
  const sending = yield* (yield* Sendings).find(ref.organisation, ref.sending)
  const since = sending === null ? null : acceptedAt(sending)
  if (sending !== null && since !== null) {
    if (scan === null || !awaitsScan(sending)) return { sending, parcel: yield* (yield* Deliveries).pack(ref) }
    yield* (yield* ScanOutbox).put(ref, since)
  }
  // It waits for the scan now, or another has delivered it since it was seen waiting.
  yield* (yield* DeliveryOutbox).remove(ref)
  return null
})

const judgeAtMailbox = Effect.fnUntraced(function* (packed: ReadonlyArray<Packed>) {
  const [first] = packed
  if (first === undefined) return []
  const id = first.sending.recipient
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const deliveries = yield* Deliveries
      const mailbox = yield* (yield* Mailboxes).lock(id)
      return yield* Effect.forEach(packed, ({ sending, parcel }) =>
        Effect.gen(function* () {
          const before = yield* deliveries.find(id, sending.id)
          const outcome = before ?? (yield* judge(mailbox, sending, parcel))
          return { sending, outcome } satisfies Judged
        })
      )
    })
  )
})

const judge = Effect.fnUntraced(function* (mailbox: Mailbox | null, sending: Sending, parcel: Parcel) {
  const deliveries = yield* Deliveries
  const at = yield* DateTime.now
  const decision = deliver(yield* Policy, mailbox, sending, at)
  if (Result.isFailure(decision)) {
    return yield* keep(sending, { outcome: "refused", at, rules: decision.failure.rules })
  }
  const { letter, rules } = decision.success
  const isLogged = yield* mayBeLogged(letter)
  yield* deliveries.place(letter, parcel, isLogged)
  if (isLogged) yield* writeArrival(letter, at, rules)
  return yield* keep(sending, { outcome: "delivered", at, rules })
})

const keep = Effect.fnUntraced(function* (sending: Sending, outcome: DeliveryOutcome) {
  yield* (yield* Deliveries).record(sending.recipient, sending.id, outcome)
  return outcome
})

/** Tells the sender's rows and its log: once, since a sending is on its way until then. */
const recordAtSender = Effect.fnUntraced(function* ({ sending: { sender, id }, outcome }: Judged) {
  const { organisation } = sender
  const ref = { organisation, sending: id }
  const sendings = yield* Sendings
  const staging = yield* Staging
  const sending = yield* sendings.lock(organisation, id)
  if (sending !== null && isOnItsWay(sending)) {
    const { at, rules } = outcome
    const isDelivered = outcome.outcome === "delivered"
    const event = { _tag: isDelivered ? "SendingDelivered" : "SendingRefused", at, rules } as const
    yield* sendings.record(evolve(sending, event), event)
    yield* isDelivered ? staging.handOver(ref) : staging.release(ref)
    const told = EventId.make(yield* (yield* Identifiers).next)
    yield* (yield* EventLog).take(organisation, toldOf(sending, outcome, told))
  }
  yield* (yield* DeliveryOutbox).remove(ref)
})

const toldOf = (sending: Sending, { outcome, at, rules }: DeliveryOutcome, id: EventId): SenderEvent =>
  outcome === "delivered"
    ? { _tag: "Delivered", id, sending: sending.id, at, visibleAt: visibleFrom(sending, at) }
    : { _tag: "Refused", id, sending: sending.id, at, rules, reason: { _tag: "MailboxTakesNoMail" } }
