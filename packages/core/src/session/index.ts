export { Device, GuessCount, Proof, Session, SessionId } from "./model.ts"
export { choosePassword, forgetGuesses, logInWithPassword } from "./password.ts"
export {
  afterWrongGuess,
  endedBefore,
  guessesPassedBefore,
  judgeGuess,
  judgePassword,
  judgeSession,
  levelOfProof,
  mayChoosePassword,
  mayRegister,
  passwordMoment,
  renewSession,
  useSession,
  withoutGuess
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
  endSession,
  forgetSessions,
  type NewSession,
  peekSession,
  type Resumed,
  resumeSession
} from "./workflow.ts"
