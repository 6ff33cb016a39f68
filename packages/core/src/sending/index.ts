export {
  DeclaredContents,
  DeclaredFile,
  FileBrokenOff,
  FileDiffers,
  FileReceived,
  FilesMissing,
  LetterTooLarge,
  RecipientNotDigital,
  SenderUnknown,
  Sending,
  SendingAccepted,
  SendingCleared,
  SendingContents,
  SendingDelivered,
  type SendingEvent,
  SendingFile,
  SendingLapsed,
  SendingNotFound,
  SendingNotOpen,
  SendingOpened,
  SendingRefused,
  SendingRequest,
  SendingState,
  TooManyFiles,
  VisibleInThePast
} from "./model.ts"
export {
  ComputerNeeded,
  mayCompose,
  type PersonalLetter,
  PersonalLetterAllowed,
  type PersonalLetterRefusal,
  sendAsPerson
} from "./person.ts"
export {
  acceptedAt,
  commit,
  evolve,
  expectFile,
  filesOf,
  isOnItsWay,
  judgeSending,
  lapse,
  type NewIds,
  type OpenSendingRefusal,
  openSending,
  receiveFile,
  sendingNotFound
} from "./policy.ts"
export {
  type Addressed,
  DeliveryOutbox,
  type SendingRef,
  Sendings,
  type Staged,
  Staging,
  type Written
} from "./port.ts"
export {
  type ArrivingFile,
  type BeginSendingRefusal,
  type BegunSending,
  beginSending,
  findSending,
  lapseWaiting,
  type ReceiveFileRefusal,
  receiveSendingFile,
  sweepStaging
} from "./workflow.ts"
