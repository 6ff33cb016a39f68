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
export { judgePassword, judgeSession, levelOfProof, mayCall, mayRegister, useSession } from "./policy.ts"
export { Claims, People, Sessions, type StoredSession } from "./port.ts"
export {
  ElectronicIdTooWeak,
  LoginRefused,
  PasswordRefused,
  ScopeMissing,
  SessionEnded,
  SessionStanding,
  TokenRefused,
  TooManyGuesses
} from "./refusal.ts"
