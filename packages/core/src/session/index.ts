export { Device, GuessCount, Proof, Session, SessionId } from "./model.ts"
export {
  afterRightGuess,
  afterWrongGuess,
  endedBefore,
  judgeGuess,
  judgePassword,
  judgeSession,
  levelOfProof,
  mayChoosePassword,
  mayRegister,
  useSession
} from "./policy.ts"
export { Guesses, Passwords, Sessions, type StoredSession } from "./port.ts"
export {
  ElectronicIdTooWeak,
  LoginRefused,
  PasswordRefused,
  SessionEnded,
  SessionStanding,
  TooManyGuesses
} from "./refusal.ts"
export {
  beginSession,
  choosePassword,
  endSession,
  forgetSessions,
  logInWithPassword,
  type NewSession,
  peekSession,
  type Resumed,
  resumeSession
} from "./workflow.ts"
