export {
  evolve,
  insteadOf,
  judge,
  legalDeadlineStart,
  messageKey,
  type Outcome,
  settle,
  type Verdict
} from "./message.ts"
export {
  type Audience,
  Destination,
  Message,
  MessageEvent,
  MessagePlanned,
  MessageState,
  type NotifiedDelegate,
  type Occasion,
  type Receiver,
  type RegisterAddresses,
  Wording
} from "./model.ts"
export { PlainText, plainText } from "./plain.ts"
export { destinationKey, plan, reminderAt, smsFrom } from "./plan.ts"
export { registerAddressesOf } from "./register.ts"
export {
  defaultSettings,
  LastChannel,
  OccasionKind,
  OrganisationSettings,
  PersonSettings,
  turnOff,
  turnOn
} from "./settings.ts"
export { acceptTerms, type Terms, TermsAccepted, TermsNotCurrent, termsInForce, termsToAccept } from "./terms.ts"
