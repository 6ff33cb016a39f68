import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { documentId, sendingId } from "../letter/arbitrary.ts"
import type { DocumentId } from "../letter/index.ts"
import { EventId, EventPosition, type RefusalReason, type SenderEvent, Signature } from "./index.ts"

export const eventId: fc.Arbitrary<EventId> = fc.uuid({ version: 7 }).map((id) => EventId.make(id))
export const eventPosition: fc.Arbitrary<EventPosition> = fc
  .integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
  .map((position) => EventPosition.make(position))

export const signature: fc.Arbitrary<Signature> = fc
  .stringMatching(/^[A-Z][a-z]{2,8}\.[A-Z][a-z]{2,12}-[0-9]{1,7}$/)
  .map((name) => Signature.make(name))

export const refusalReason: fc.Arbitrary<RefusalReason> = fc.oneof(
  fc.constant({ _tag: "MailboxTakesNoMail" as const }),
  fc.constant({ _tag: "NeverScanned" as const }),
  fc
    .array(fc.record({ document: documentId, signature }), { minLength: 1, maxLength: 3 })
    .map(([first, ...others]) => ({
      _tag: "MalwareFound" as const,
      found: [first as { document: DocumentId; signature: Signature }, ...others] as const
    }))
)

const event = { id: eventId, sending: sendingId, at: instant }

export const senderEvent: fc.Arbitrary<SenderEvent> = fc.oneof(
  fc.record({ _tag: fc.constant("Accepted" as const), ...event }),
  fc.record({ _tag: fc.constant("Delivered" as const), ...event, visibleAt: instant }),
  fc.record({ _tag: fc.constant("Refused" as const), ...event, rules: fc.constant(["LIFE-1"]), reason: refusalReason }),
  fc.record({ _tag: fc.constant("Opened" as const), ...event }),
  fc.record({ _tag: fc.constant("Confirmed" as const), ...event })
)
