export { hold, waitForHolds } from "./hold.ts"
export { entryOfKeeper } from "./role.ts"
export { sweepEach } from "./sweep.ts"
export { query, scan, transactorOn, write } from "./transactor.ts"
