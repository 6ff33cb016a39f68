export {
  AddressInvalid,
  addressKey,
  ContactAddress,
  EmailAddress,
  PhoneNumber,
  parseEmailAddress,
  parsePhoneNumber,
  sameAddress
} from "./address.ts"
export { Origin, VerificationCode, VerificationToken, verificationLink } from "./link.ts"
export {
  AddressNotFound,
  AlreadyVerified,
  Contact,
  ContactEvent,
  ContactRegistered,
  HeldAddress,
  OrganisationContact,
  PersonContact,
  PopulationEntry,
  PostalAddress,
  type RegisterContact,
  Standing,
  TooManyAddresses,
  VerificationId,
  VerificationLapsed
} from "./model.ts"
export {
  askVerification,
  confirmationDay,
  confirmContact,
  evolve,
  followRegister,
  isConfirmationDue,
  markBounced,
  noContact,
  ownerOf,
  register,
  removeAddress,
  verify
} from "./policy.ts"
export { readRegister } from "./register.ts"
export { chooseVisibility, VisibilityChosen, withVisibility } from "./visibility.ts"
