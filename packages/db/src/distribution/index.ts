export { bytes, instant } from "./columns.ts"
export {
  appRole,
  keeperRole,
  keptOfMailbox,
  keptOfOrganisation,
  keptOfRecipient,
  ofClaim,
  ofMailbox,
  ofOrganisation,
  seenByWorker,
  workerRole
} from "./wall.ts"
