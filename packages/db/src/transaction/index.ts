export { sweepEach } from "./sweep.ts"
export { query, scan, transactorOn } from "./transactor.ts"
