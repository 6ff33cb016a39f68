export {
  Bytes,
  DirectoryPolicy,
  LifePolicy,
  OpeningPolicy,
  PasswordPolicy,
  ProviderProfile,
  SendingPolicy,
  SessionPolicy
} from "./model.ts"
export { inEffect } from "./policy.ts"
export { Policy } from "./port.ts"
export { digipost, eBoks } from "./profiles.ts"
