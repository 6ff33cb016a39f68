export { changeAccess, endAccess, giveAccess, giveAccessOnCase } from "./grant.ts"
export { asOf, evolve, lapse, warnsOn } from "./lapse.ts"
export {
  type AccessActor,
  AccessAlreadyGiven,
  AccessChanged,
  AccessEnded,
  AccessGiven,
  AccessHasEnded,
  Acted,
  type Actor,
  DelegateAct,
  DelegateIsOwner,
  DelegateNotFound,
  EndDayPassed,
  type FoundPerson,
  GivenByAnother,
  Grant,
  GrantEnd,
  GrantEvent,
  GrantId,
  GrantKind,
  GrantNotFound,
  GrantState,
  GrantTerms,
  MailboxAct,
  type OperatorKind,
  OutsideGrant,
  OwnersAct,
  OwnersAlone,
  onBehalf
} from "./model.ts"
export {
  type AccessLine,
  accessOverview,
  type LoggedAct,
  mailboxesOpenTo,
  notifiedToo,
  type OpenMailbox
} from "./overview.ts"
export {
  acted,
  grantTo,
  isDelegateAct,
  isInForce,
  mayAct,
  opensLetter,
  outside,
  personOwning,
  reachesAct
} from "./policy.ts"
