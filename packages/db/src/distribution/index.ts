export { bytes, instant } from "./columns.ts"
export { appRole, ofClaim, ofMailbox, ofOrganisation, seenByWorker, workerRole } from "./wall.ts"
