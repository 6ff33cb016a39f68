export { holdToo, waitForHolds } from "./hold.ts"
export { entryOfKeeper } from "./role.ts"
export { sweepEach } from "./sweep.ts"
export { query, scan, transactorOn, type Working, write } from "./transactor.ts"
