import { SendingId } from "@postkasse/core/letter"
import { EventId, EventPosition, type LoggedEvent, RefusalReason } from "@postkasse/core/receipt"
import { RuleId } from "@postkasse/core/rule"
import { Schema } from "effect"
import { cursorOf, InstantText } from "../input/text.ts"

const event = { id: EventId, sending: SendingId, at: InstantText }

/** What has happened to a sending (FIELD-12). */
const SenderEvent = Schema.Union([
  Schema.Struct({ type: Schema.Literal("Accepted"), ...event }),
  Schema.Struct({ type: Schema.Literal("Delivered"), ...event, visibleAt: InstantText }),
  Schema.Struct({ type: Schema.Literal("Refused"), ...event, rules: Schema.Array(RuleId), reason: RefusalReason }),
  Schema.Struct({ type: Schema.Literal("Opened"), ...event }),
  Schema.Struct({ type: Schema.Literal("Confirmed"), ...event })
]).annotate({ identifier: "Event" })

export const EventCursor = cursorOf(Schema.fromJsonString(EventPosition))

export const Events = Schema.Struct({
  events: Schema.Array(SenderEvent),
  /** Where to go on from, next time; null while nothing has ever happened. */
  next: Schema.NullOr(EventCursor)
}).annotate({ identifier: "Events" })

/** A page of the log; one that reads to its end goes on from there when more has happened. */
export const events = (logged: ReadonlyArray<LoggedEvent>, after: EventPosition | null): typeof Events.Type => ({
  events: logged.map(({ event: { _tag: type, ...told } }) => ({ type, ...told }) as typeof SenderEvent.Type),
  next: logged.at(-1)?.position ?? after
})
