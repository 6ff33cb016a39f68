export {
  Account,
  AccountAct,
  AccountEvent,
  AccountExists,
  AccountNotFound,
  AccountOpened,
  AccountUser,
  type Applicant,
  addUser,
  changeReception,
  changeRoles,
  ElectronicIdNotAccepted,
  evolveAccount,
  LastAccountManager,
  mayAct,
  mayOpenFor,
  NotSignatory,
  openAccount,
  ownAccess,
  Role,
  RoleMissing,
  removeUser,
  UserExists,
  UserNotFound
} from "./account.ts"
export { Organisation, OrganisationName, Sender, SenderKind } from "./model.ts"
export { Organisations } from "./port.ts"
export { parseSignatories, type RegisteredOrganisation } from "./register.ts"
