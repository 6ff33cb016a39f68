import { DateTime, Effect, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { OrganisationNumber } from "../identity/index.ts"
import type { SendingId } from "../letter/index.ts"
import { EventId, EventLog } from "../receipt/index.ts"
import {
  commit,
  DeliveryOutbox,
  evolve,
  type FilesMissing,
  type Sending,
  type SendingNotFound,
  type SendingNotOpen,
  Sendings,
  sendingNotFound
} from "../sending/index.ts"
import { Identifiers, Transactor } from "../transaction/index.ts"
import { awaitsScan } from "./policy.ts"
import { MalwareScanner, ScanOutbox } from "./port.ts"

/**
 * Accepts a sending whose files have all come: from here on Postkasse answers for it (SEND-3). In one transaction it is
 * accepted, put out for what comes next and told to the sender's log; asked again, it answers the same.
 */
export const commitSending = Effect.fnUntraced(function* (number: OrganisationNumber, id: SendingId) {
  const sendings = yield* Sendings
  const log = yield* EventLog
  const identifiers = yield* Identifiers
  return yield* (yield* Transactor).within(
    { _tag: "Organisation", number },
    Effect.gen(function* () {
      const sending = yield* sendings.lock(number, id)
      if (sending === null) return Result.fail<SendingNotFound | SendingNotOpen | FilesMissing>(sendingNotFound)
      if (isAccepted(sending)) return Result.succeed<Sending>(sending)
      const at = yield* DateTime.now
      const decision = commit(sending, at)
      if (Result.isFailure(decision)) return Result.fail(decision.failure)
      const accepted = evolve(sending, decision.success)
      yield* sendings.record(accepted, decision.success)
      yield* sendOut(accepted, at)
      yield* log.take(number, { _tag: "Accepted", id: EventId.make(yield* identifiers.next), sending: id, at })
      return Result.succeed<Sending>(accepted)
    })
  )
})

/** Puts an accepted sending out: for the scan where there is a scanner, or for delivery (TRUST-7). */
const sendOut = Effect.fnUntraced(function* (accepted: Sending, at: Instant) {
  const ref = { organisation: accepted.sender.organisation, sending: accepted.id }
  const { scan } = yield* MalwareScanner
  if (scan === null || !awaitsScan(accepted)) return yield* (yield* DeliveryOutbox).put(ref)
  yield* (yield* ScanOutbox).put(ref, at)
})

const isAccepted = (sending: Sending): boolean => sending.state._tag !== "Open" && sending.state._tag !== "Lapsed"
