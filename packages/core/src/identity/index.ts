export {
  Acr,
  acrOf,
  ElectronicId,
  electronicIdOf,
  firmer,
  Level,
  levelOfAcr,
  levelOfElectronicId,
  reaches,
  weaker
} from "./level.ts"
export {
  ApiScope,
  Device,
  GuessCount,
  Integration,
  NationalId,
  OrganisationNumber,
  Person,
  PersonId,
  PersonName,
  Proof,
  Session,
  SessionId
} from "./model.ts"
export {
  afterWrongGuess,
  judgeGuess,
  judgePassword,
  judgeSession,
  levelOfProof,
  mayCall,
  mayChoosePassword,
  mayRegister,
  useSession
} from "./policy.ts"
export { Claims, Guesses, Passwords, People, Sessions, type StoredSession } from "./port.ts"
export {
  ElectronicIdTooWeak,
  LevelTooLow,
  LoginRefused,
  PasswordRefused,
  ScopeMissing,
  SessionEnded,
  SessionStanding,
  TokenRefused,
  TooManyGuesses
} from "./refusal.ts"
export {
  beginSession,
  choosePassword,
  endSession,
  findPerson,
  type LoggedIn,
  logInWithPassword,
  type NewSession,
  peekSession,
  type Resumed,
  resumeSession
} from "./workflow.ts"
