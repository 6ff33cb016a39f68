export {
  Bytes,
  CaseKind,
  CaseNeeds,
  CasePolicy,
  ChannelPolicy,
  ContactPolicy,
  DelegationPolicy,
  DirectoryPolicy,
  KontrollPolicy,
  LifePolicy,
  NotificationPolicy,
  OpeningPolicy,
  OrganisationPolicy,
  PaperKind,
  PasswordPolicy,
  PersonalSendingPolicy,
  PrintPolicy,
  Provider,
  ProviderProfile,
  RequestPolicy,
  RetentionPolicy,
  ScanPolicy,
  SendingPolicy,
  SessionPolicy,
  StoragePolicy
} from "./model.ts"
export { inEffect } from "./policy.ts"
export { Policy } from "./port.ts"
export { digipost, eBoks } from "./profiles.ts"
