export { evolve } from "./evolve.ts"
export {
  BoughtSpace,
  DocumentTooLarge,
  Origin,
  type Purpose,
  Reservation,
  ReservationExceeded,
  ReservationId,
  type Space,
  SpaceBought,
  SpaceFreed,
  SpaceNotReserved,
  SpaceReleased,
  type SpaceRequest,
  SpaceReserved,
  SpaceTaken,
  SpaceUsed,
  StorageAccount,
  StorageEvent,
  StorageFull
} from "./model.ts"
export {
  buy,
  commit,
  counted,
  counts,
  emptyAccount,
  free,
  lapse,
  receive,
  release,
  reserve,
  spaceOf,
  sum
} from "./policy.ts"
