export { IdempotencyKey, KeyRecord, KeyReused, KeyUnderWay } from "./model.ts"
export { forgottenBefore, judgeKey, rememberedUntil } from "./policy.ts"
export { IdempotencyKeys } from "./port.ts"
export { forgetKeys } from "./workflow.ts"
