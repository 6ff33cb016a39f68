export { Instant, OsloDate } from "./model.ts"
export { addDays, addMonths, endOf, osloDateOf } from "./policy.ts"
