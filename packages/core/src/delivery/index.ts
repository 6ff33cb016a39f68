export { DeliveryOutcome, DeliveryRefused, LetterDelivered } from "./model.ts"
export { deliver } from "./policy.ts"
export { Deliveries, type Parcel } from "./port.ts"
export { deliverSending, deliverWaiting } from "./workflow.ts"
