export { done, json, raw } from "./answer.ts"
export type { Answer, Operation } from "./model.ts"
export { type Operate, operateWith, refuseUndeclared } from "./operate.ts"
