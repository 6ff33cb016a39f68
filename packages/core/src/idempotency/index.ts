export { IdempotencyKey, KeyRecord, KeyReused, KeyUnderWay } from "./model.ts"
export { judgeKey, rememberedUntil } from "./policy.ts"
export { IdempotencyKeys } from "./port.ts"
