export { answer, approve, correct, endAccess, prepare, reject } from "./decision.ts"
export {
  AccessEnded,
  AccessGranted,
  ApprovalGiven,
  CaseAnswered,
  CaseEvent,
  CaseOpened,
  CasePrepared,
  CaseRejected,
  CaseSeen,
  CaseWithdrawn,
  ContactGiven,
  CorrectedField,
  CorrectionReason,
  DeletionGranted,
  MailboxLinked,
  NamedRecorded,
  PaperRegistered,
  PapersAskedFor,
  PersonalDataCorrected,
  WitnessesRecorded
} from "./event.ts"
export { evolve } from "./evolve.ts"
export { type GrantRefusal, isComplete, missingFrom } from "./judgement.ts"
export {
  AccessKind,
  AskerContact,
  Case,
  type CaseActor,
  CaseId,
  CaseOrigin,
  CaseState,
  type CaseView,
  Named,
  Paper,
  RejectionReason,
  Witness
} from "./model.ts"
export {
  askForPapers,
  type CaseRequest,
  giveApproval,
  giveContact,
  handIn,
  linkMailbox,
  look,
  openByMessage,
  openByPost,
  partiesOf,
  recordNamed,
  recordWitnesses,
  registerPaper,
  viewOf,
  withdraw
} from "./policy.ts"
export {
  AuthorityEnded,
  CaseForbids,
  CaseIncomplete,
  CaseNotFound,
  EstateTooLate,
  FourEyesNeeded,
  Missing,
  NotByPost,
  PartyToCase
} from "./refusal.ts"
