import { Schema } from "effect"
import { RuleId } from "../rule/index.ts"
import { Level } from "./level.ts"
import { ApiScope } from "./model.ts"

const rules = Schema.Array(RuleId)

/** What is asked for is the person's, after logging in at `stepUpTo` or above (AUTH-3, AUTH-4). */
export const LevelTooLow = Schema.TaggedStruct("LevelTooLow", { rules, has: Level, stepUpTo: Level })
export type LevelTooLow = typeof LevelTooLow.Type

/** The integration has no token, or one that does not hold (FIELD-2). */
export const TokenRefused = Schema.TaggedStruct("TokenRefused", { rules })
export type TokenRefused = typeof TokenRefused.Type

/** The integration's token does not cover the operation (FIELD-2, BUSINESS-4). */
export const ScopeMissing = Schema.TaggedStruct("ScopeMissing", { rules, needs: ApiScope })
export type ScopeMissing = typeof ScopeMissing.Type
