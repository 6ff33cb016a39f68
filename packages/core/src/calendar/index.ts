export { addBankDays, isBankDay, nextBankDay } from "./bank.ts"
export { Instant, OsloDate } from "./model.ts"
export { addDays, addMillis, addMonths, daysBetween, endOf, firstBetween, osloDateOf } from "./policy.ts"
