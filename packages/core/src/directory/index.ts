export {
  BlockEvent,
  Blocklist,
  block,
  evolveBlocklist,
  isBlocked,
  NeverWrote,
  PersonBlocked,
  PersonUnblocked,
  unblock
} from "./blocking.ts"
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
export { type Candidate, type SearchAnswer, type Searcher, type SearchQuery, search, sortKey } from "./search.ts"
export { lookUp } from "./workflow.ts"
