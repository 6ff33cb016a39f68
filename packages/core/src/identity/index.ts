export {
  Acr,
  acrOf,
  ElectronicId,
  ElectronicLevel,
  electronicIdOf,
  firmer,
  Level,
  levelOfAcr,
  levelOfElectronicId,
  levelProved,
  reaches,
  weaker
} from "./level.ts"
export { ApiScope, Integration, NationalId, OrganisationNumber, Person, PersonId, PersonName } from "./model.ts"
export { mayCall } from "./policy.ts"
export { type ChosenPassword, Claims, People } from "./port.ts"
export { LevelTooLow, ScopeMissing, TokenRefused } from "./refusal.ts"
export { findPerson, type LoggedIn } from "./workflow.ts"
