import { DateTime, Result, Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { PersonId } from "../identity/index.ts"
import { Owner } from "../mailbox/index.ts"
import { RuleId } from "../rule/index.ts"

const rules = Schema.Array(RuleId)
const version = Schema.NonEmptyString

/** One version of the terms, in force from a moment until the next one is. */
export interface Terms {
  readonly version: string
  readonly effectiveFrom: Instant
}

/** A person, or a business by one who may do that for it, has accepted this version (NOTIFY-9, RECEIVE-1, RECEIVE-12). */
export const TermsAccepted = Schema.TaggedStruct("TermsAccepted", {
  owner: Owner,
  by: PersonId,
  version,
  at: Instant,
  rules
})
export type TermsAccepted = typeof TermsAccepted.Type

/** The version is not in force, nor announced: `current` is (NOTIFY-9). */
export const TermsNotCurrent = Schema.TaggedStruct("TermsNotCurrent", { rules, current: Schema.NullOr(version) })
export type TermsNotCurrent = typeof TermsNotCurrent.Type

/** The terms in force at `at`; null before the first. */
export const termsInForce = (terms: ReadonlyArray<Terms>, at: Instant): Terms | null =>
  terms
    .filter(({ effectiveFrom }) => DateTime.isLessThanOrEqualTo(effectiveFrom, at))
    .reduce<Terms | null>((latest, one) => (latest === null || isNewer(one, latest) ? one : latest), null)

/** Accepts the terms in force, or such as are announced and will be (NOTIFY-9). */
export const acceptTerms = (
  terms: ReadonlyArray<Terms>,
  owner: Owner,
  by: PersonId,
  version: string,
  at: Instant
): Result.Result<TermsAccepted, TermsNotCurrent> =>
  holds(terms, version, at)
    ? Result.succeed({ _tag: "TermsAccepted", owner, by, version, at, rules: ["NOTIFY-9"] })
    : Result.fail({ _tag: "TermsNotCurrent", rules: ["NOTIFY-9"], current: termsInForce(terms, at)?.version ?? null })

/** The version that must be accepted before going on; null where what is accepted last is in force or newer (NOTIFY-9). */
export const termsToAccept = (terms: ReadonlyArray<Terms>, accepted: string | null, at: Instant): string | null =>
  holds(terms, accepted, at) ? null : (termsInForce(terms, at)?.version ?? null)

const holds = (terms: ReadonlyArray<Terms>, version: string | null, at: Instant): boolean => {
  const current = termsInForce(terms, at)
  return terms.some((one) => one.version === version && (one === current || current === null || isNewer(one, current)))
}

const isNewer = (one: Terms, other: Terms): boolean => DateTime.isGreaterThan(one.effectiveFrom, other.effectiveFrom)
