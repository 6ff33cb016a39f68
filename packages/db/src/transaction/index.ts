export { appRole, workerRole } from "./role.ts"
export { query, scan, transactorOn } from "./transactor.ts"
