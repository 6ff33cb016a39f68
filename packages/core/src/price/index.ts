export { LetterCharged, Ore, Price, PricedService, PriceList, PriceListMissing, Statement } from "./model.ts"
export { chargeLetter, nextNumber, priceOf, statementOf } from "./policy.ts"
