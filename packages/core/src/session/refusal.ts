import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { Level } from "../identity/index.ts"
import { RuleId } from "../rule/index.ts"

const rules = Schema.Array(RuleId)

/** What a living session is worth now, and when it ends if it is not used. */
export const SessionStanding = Schema.Struct({ level: Level, rules, endsAt: Instant })
export type SessionStanding = typeof SessionStanding.Type

/** Nobody is logged in: no session, one that ended, or one that never was (AUTH-8, AUTH-10, AUTH-13). */
export const SessionEnded = Schema.TaggedStruct("SessionEnded", { rules })
export type SessionEnded = typeof SessionEnded.Type

/** National id and password do not belong together, or there is no such account: the two look alike (AUTH-12). */
export const LoginRefused = Schema.TaggedStruct("LoginRefused", { rules })
export type LoginRefused = typeof LoginRefused.Type

/** Too many wrong guesses for this account or from this address; `retryAt` says when the next one is heard (AUTH-12). */
export const TooManyGuesses = Schema.TaggedStruct("TooManyGuesses", { rules, retryAt: Instant })
export type TooManyGuesses = typeof TooManyGuesses.Type

/** The password may not be chosen (AUTH-12). */
export const PasswordRefused = Schema.TaggedStruct("PasswordRefused", {
  rules,
  why: Schema.Literals(["TooShort", "TooLong", "Common"]),
  minCharacters: Schema.Int,
  maxCharacters: Schema.Int
})
export type PasswordRefused = typeof PasswordRefused.Type

/** This electronic ID may read, but not create a mailbox (AUTH-6). */
export const ElectronicIdTooWeak = Schema.TaggedStruct("ElectronicIdTooWeak", { rules })
export type ElectronicIdTooWeak = typeof ElectronicIdTooWeak.Type
