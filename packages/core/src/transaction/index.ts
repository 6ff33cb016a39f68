export { Identifier } from "./identifier.ts"
export { DiskFull, type DistributionKey, Identifiers, Transaction, Transactor, Unavailable } from "./port.ts"
export { eachGroupOfRound, eachOfRound } from "./round.ts"
