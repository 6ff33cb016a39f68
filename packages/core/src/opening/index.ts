export {
  ConfirmationAwaited,
  type ConfirmationRefusal,
  LetterConfirmed,
  LetterHeld,
  LetterNotFound,
  LetterOpened,
  LevelTooLow,
  ListedLetter,
  Lock,
  NoConfirmationAsked,
  type OpeningRefusal,
  type Reader
} from "./model.ts"
export { confirm, levelToOpen, list, open } from "./policy.ts"
