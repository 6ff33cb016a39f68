export {
  Accepted,
  Confirmed,
  Delivered,
  EventId,
  EventPosition,
  Finding,
  type LoggedEvent,
  Opened,
  RefusalReason,
  Refused,
  SenderEvent,
  Signature
} from "./model.ts"
export { EventLog, EventOutbox, type OutgoingEvent } from "./port.ts"
export { carryWaiting, orderWaiting, readEvents, relayWaiting } from "./workflow.ts"
