export {
  DeclaredContents,
  DeclaredFile,
  FileDiffers,
  FileReceived,
  FilesMissing,
  LetterTooLarge,
  RecipientNotDigital,
  Sending,
  SendingAccepted,
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
  commit,
  evolve,
  expectFile,
  filesOf,
  lapse,
  type NewIds,
  openSending,
  type OpenSendingRefusal,
  receiveFile
} from "./policy.ts"
export { DeliveryOutbox, Sendings, type SendingRef, type Staged, Staging, type Written } from "./port.ts"
