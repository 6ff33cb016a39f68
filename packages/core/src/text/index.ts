export { Language, type RefusalText, type RefusalTexts, type RuleTexts } from "./model.ts"
export { textOf } from "./refusal.ts"
