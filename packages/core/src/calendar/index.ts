export { addBankDays, isBankDay, nextBankDay } from "./bank.ts"
export { Instant, OsloDate } from "./model.ts"
export { addDays, addMonths, daysBetween, endOf, firstBetween, osloDateOf } from "./policy.ts"
