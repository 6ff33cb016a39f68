export { Correctable, Explanation, type ForEachRefusal, Refusal, type RefusalByTag, Remedy } from "./model.ts"
export { answerFor, explain } from "./policy.ts"
