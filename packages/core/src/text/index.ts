export { Language, type RefusalText, type RefusalTexts } from "./model.ts"
export { textOf } from "./refusal.ts"
