import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { sendingId } from "../letter/arbitrary.ts"
import { EventId, EventPosition, type SenderEvent } from "./index.ts"

export const eventId: fc.Arbitrary<EventId> = fc.uuid({ version: 7 }).map((id) => EventId.make(id))
export const eventPosition: fc.Arbitrary<EventPosition> = fc
  .integer({ min: 1, max: 1_000_000 })
  .map((position) => EventPosition.make(position))

const event = { id: eventId, sending: sendingId, at: instant }

export const senderEvent: fc.Arbitrary<SenderEvent> = fc.oneof(
  fc.record({ _tag: fc.constant("Accepted" as const), ...event }),
  fc.record({ _tag: fc.constant("Delivered" as const), ...event, visibleAt: instant }),
  fc.record({ _tag: fc.constant("Refused" as const), ...event, rules: fc.constant(["LIFE-1"]) }),
  fc.record({ _tag: fc.constant("Opened" as const), ...event }),
  fc.record({ _tag: fc.constant("Confirmed" as const), ...event })
)
