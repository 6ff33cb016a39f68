export type { Home } from "./catalogue.ts"
export { homeOf, RuleId, ruleIds, type Section, WrittenRuleId } from "./model.ts"
