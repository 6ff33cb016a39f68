import fc from "fast-check"
import { type RuleId, ruleIds } from "./index.ts"

export const ruleId: fc.Arbitrary<RuleId> = fc.constantFrom(...ruleIds)
