import { DateTime } from "effect"
import { addDays, endOf, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { Mailbox } from "../mailbox/index.ts"
import type { DelegationPolicy } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { AccessEnded, Grant, GrantEnd, GrantEvent } from "./model.ts"
import { isDayOver } from "./policy.ts"

/**
 * What ends a grant by itself: its last day (FIELD-22), or the owner's death, which ends what the owner gave (ACCESS-11).
 * Null where nothing has. Every other decision reckons with it, whether or not the job has come by.
 */
export const lapse = (grant: Grant, { life }: Mailbox, at: Instant): AccessEnded | null => {
  if (grant.state._tag === "Ended") return null
  const { endDay } = grant.terms
  const over = endDay !== null && isDayOver(grant.terms, at) ? endOf(endDay) : null
  const died = grant.kind._tag === "OwnerGiven" && life._tag === "Deceased" ? life.since : null
  if (died !== null && (over === null || DateTime.isLessThan(died, over))) {
    return ended(grant, "ownerDied", ["ACCESS-11"], died)
  }
  return over === null ? null : ended(grant, "dayOver", ["FIELD-22", "LIFE-8"], over)
}

/** The grant after an event. */
export const evolve = (grant: Grant, event: GrantEvent): Grant =>
  event._tag === "AccessChanged"
    ? { ...grant, terms: event.terms }
    : { ...grant, state: { _tag: "Ended", at: event.at, how: event.how } }

/** The grant as it is at `at`: ended where it has lapsed. */
export const asOf = (grant: Grant, mailbox: Mailbox, at: Instant): Grant => {
  const lapsed = lapse(grant, mailbox, at)
  return lapsed === null ? grant : evolve(grant, lapsed)
}

/**
 * The Oslo day from which owner and delegate are warned that a grant is about to end (FIELD-22): so many days before its
 * last one, or its first where it is shorter than that. Null where it has no last day, or has ended.
 */
export const warnsOn = ({ warnDays }: DelegationPolicy, { since, state, terms }: Grant): OsloDate | null => {
  if (terms.endDay === null || state._tag === "Ended") return null
  const [first, warned] = [osloDateOf(since), addDays(terms.endDay, -warnDays)]
  return warned < first ? first : warned
}

/** The event that ends a grant. */
export const ended = (grant: Grant, how: GrantEnd, rules: ReadonlyArray<RuleId>, at: Instant): AccessEnded => ({
  _tag: "AccessEnded",
  grant: grant.id,
  at,
  how,
  rules
})
