export type { Home } from "./catalogue.ts"
export { homeOf, RuleId, type RuleIdSchema, ruleIds, type Section, WrittenRuleId } from "./model.ts"
