export { mayActOn } from "./act.ts"
export {
  ConfirmationAwaited,
  type ConfirmationRefusal,
  type LetterAct,
  LetterConfirmed,
  LetterHeld,
  LetterNotFound,
  LetterOpened,
  ListedLetter,
  Lock,
  NoConfirmationAsked,
  type OpeningRefusal,
  type Reader
} from "./model.ts"
export { confirm, levelToOpen, list, open } from "./policy.ts"
export { preview } from "./preview.ts"
export { lookUpLetters, readReceipt } from "./trace.ts"
export {
  confirmLetter,
  type LetterPage,
  listLetters,
  type OpenedLetter,
  openLetter,
  readDocument,
  viewLetter
} from "./workflow.ts"
