export { addBankDays, isBankDay, nextBankDay } from "./bank.ts"
export { Instant, OsloDate } from "./model.ts"
export { addDays, addMillis, addMonths, daysBetween, endOf, firstBetween, hasEnded, osloDateOf } from "./policy.ts"
