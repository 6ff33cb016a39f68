export {
  ChannelChoice,
  ChannelEvent,
  ContactPoint,
  type Notifiable,
  PrintReason,
  type ProviderChosen,
  type PublicLetter,
  RegisteredPerson,
  RegisterLanguage,
  RepliesNotTaken,
  type ReservationMade,
  type ReservationRemoved,
  ReservationRemovedOnSite,
  Route
} from "./model.ts"
export {
  canBeNotified,
  choiceOf,
  chooseByOpening,
  chooseProvider,
  evolve,
  mayReply,
  notifiable,
  providersToChoose,
  removeReservation,
  reserve,
  route
} from "./policy.ts"
export { parseRegisterAnswer } from "./register.ts"
