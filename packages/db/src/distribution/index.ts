export { bytes, instant } from "./columns.ts"
export { app, ofClaim, ofMailbox, ofOrganisation, seenByWorker, worker } from "./wall.ts"
