export { RuleId } from "./model.ts"
