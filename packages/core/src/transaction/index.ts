export { Identifier } from "./identifier.ts"
export {
  DiskFull,
  type DistributionKey,
  Identifiers,
  isStillRead,
  ReadOnly,
  Transaction,
  Transactor,
  Unavailable
} from "./port.ts"
export { eachGroupOfRound, eachOfRound, groupsOf } from "./round.ts"
