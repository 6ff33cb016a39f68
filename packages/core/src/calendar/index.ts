export { Instant, OsloDate } from "./model.ts"
export { addDays, addMonths, endOf, firstBetween, osloDateOf } from "./policy.ts"
