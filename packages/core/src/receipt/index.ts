export {
  Accepted,
  Confirmed,
  Delivered,
  EventId,
  EventPosition,
  type LoggedEvent,
  Opened,
  Refused,
  SenderEvent
} from "./model.ts"
export { EventLog, EventOutbox, type OutgoingEvent } from "./port.ts"
export { readEvents, relayWaiting } from "./workflow.ts"
