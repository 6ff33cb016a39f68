export {
  Correctable,
  Explanation,
  type ForEachRefusal,
  Language,
  Refusal,
  type RefusalByTag,
  type RefusalText,
  Remedy
} from "./model.ts"
export { explain } from "./policy.ts"
export { textOf } from "./text.ts"
