export { done, json, raw } from "./answer.ts"
export type { Answer, Operation } from "./model.ts"
export { isDeclared, type Operate, operateWith } from "./operate.ts"
