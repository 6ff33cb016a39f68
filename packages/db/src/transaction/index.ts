export { enterAsKeeper } from "./role.ts"
export { sweepEach } from "./sweep.ts"
export { query, scan, transactorOn } from "./transactor.ts"
