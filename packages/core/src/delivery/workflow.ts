import { DateTime, Effect, Result } from "effect"
import { type Mailbox, Mailboxes } from "../mailbox/index.ts"
import { Policy } from "../policy/index.ts"
import { EventId, EventOutbox, type SenderEvent } from "../receipt/index.ts"
import { awaitsScan, MalwareScanner, ScanOutbox } from "../scan/index.ts"
import {
  DeliveryOutbox,
  evolve,
  isOnItsWay,
  type Sending,
  type SendingRef,
  Sendings,
  Staging
} from "../sending/index.ts"
import { eachOfRound, Identifiers, Transactor } from "../transaction/index.ts"
import { writeArrival } from "./arrival.ts"
import type { DeliveryOutcome } from "./model.ts"
import { deliver } from "./policy.ts"
import { Deliveries, type Parcel } from "./port.ts"

/** Delivers accepted sendings that wait, at most `limit`; answers how many there were. */
export const deliverWaiting = Effect.fnUntraced(function* (limit: number) {
  const refs = yield* (yield* DeliveryOutbox).waiting(limit)
  yield* eachOfRound(refs, deliverSending)
  return refs.length
})

/**
 * Delivers one accepted sending, or has it scanned first where there is a scanner (TRUST-7): judged and placed in one transaction at the recipient's mailbox, then told to the
 * sender's rows in another. Broken off anywhere and begun again it makes no second letter: the mailbox remembers how it
 * judged the sending.
 */
export const deliverSending = Effect.fnUntraced(function* (ref: SendingRef) {
  const outbox = yield* DeliveryOutbox
  const sendings = yield* Sendings
  const deliveries = yield* Deliveries
  const scans = yield* ScanOutbox
  const { scan } = yield* MalwareScanner
  const transactor = yield* Transactor
  const organisation = { _tag: "Organisation", number: ref.organisation } as const

  const packed = yield* transactor.within(
    organisation,
    Effect.gen(function* () {
      const sending = yield* sendings.find(ref.organisation, ref.sending)
      if (sending !== null && isOnItsWay(sending)) {
        if (scan === null || !awaitsScan(sending)) return { sending, parcel: yield* deliveries.pack(ref) }
        yield* scans.put(ref, yield* DateTime.now)
      }
      // It waits for the scan now, or another has delivered it since it was seen waiting.
      yield* outbox.remove(ref)
      return null
    })
  )
  if (packed === null) return
  const outcome = yield* judgeAtMailbox(packed.sending, packed.parcel)
  yield* transactor.within(organisation, recordAtSender(ref, outcome))
})

const judgeAtMailbox = Effect.fnUntraced(function* (sending: Sending, parcel: Parcel) {
  const mailboxes = yield* Mailboxes
  const deliveries = yield* Deliveries
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id: sending.recipient },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.lock(sending.recipient)
      return (yield* deliveries.find(sending.recipient, sending.id)) ?? (yield* judge(mailbox, sending, parcel))
    })
  )
})

const judge = Effect.fnUntraced(function* (mailbox: Mailbox | null, sending: Sending, parcel: Parcel) {
  const deliveries = yield* Deliveries
  const at = yield* DateTime.now
  const decision = deliver(yield* Policy, mailbox, sending, at)
  const id = EventId.make(yield* (yield* Identifiers).next)
  if (Result.isFailure(decision)) {
    const { rules } = decision.failure
    yield* tellSender(sending, { _tag: "Refused", id, sending: sending.id, at, rules, reason: takesNoMail })
    return yield* keep(sending, { outcome: "refused", at, rules })
  }
  const { letter, rules } = decision.success
  yield* deliveries.place(letter, parcel)
  yield* writeArrival(letter, at, rules)
  yield* tellSender(sending, { _tag: "Delivered", id, sending: sending.id, at, visibleAt: letter.visibleAt })
  return yield* keep(sending, { outcome: "delivered", at, rules })
})

const takesNoMail = { _tag: "MailboxTakesNoMail" } as const

const keep = Effect.fnUntraced(function* (sending: Sending, outcome: DeliveryOutcome) {
  yield* (yield* Deliveries).record(sending.recipient, sending.id, outcome)
  return outcome
})

const tellSender = Effect.fnUntraced(function* (sending: Sending, event: SenderEvent) {
  yield* (yield* EventOutbox).put(sending.recipient, { organisation: sending.sender.organisation, event })
})

const recordAtSender = Effect.fnUntraced(function* (ref: SendingRef, { outcome, at, rules }: DeliveryOutcome) {
  const sendings = yield* Sendings
  const staging = yield* Staging
  const sending = yield* sendings.lock(ref.organisation, ref.sending)
  if (sending !== null && isOnItsWay(sending)) {
    const event = { _tag: outcome === "delivered" ? "SendingDelivered" : "SendingRefused", at, rules } as const
    yield* sendings.record(evolve(sending, event), event)
    yield* outcome === "delivered" ? staging.handOver(ref) : staging.release(ref)
  }
  yield* (yield* DeliveryOutbox).remove(ref)
})
