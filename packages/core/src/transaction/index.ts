export { Identifier } from "./identifier.ts"
export { DiskFull, type DistributionKey, Identifiers, Transaction, Transactor, Unavailable } from "./port.ts"
export { eachOfRound } from "./round.ts"
