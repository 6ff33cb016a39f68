export {
  type DirectoryEntry,
  LookupResult,
  NationalIdNotAllowed,
  type Recipient,
  RecipientQuery,
  TooManyRecipients
} from "./model.ts"
export { mailboxOf, mayLookUp, normalised, parseRecipient, tell } from "./policy.ts"
export { Directory } from "./port.ts"
export { lookUp } from "./workflow.ts"
