import { DateTime, Result } from "effect"
import { hasEnded, type Instant } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import type { Letter } from "../letter/index.ts"
import { enter, type Mailbox, type MailboxIsClosed, type MailboxNotFound, openToEstate } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import {
  type Acted,
  type Actor,
  DelegateAct,
  type Grant,
  type GrantKind,
  type GrantTerms,
  type MailboxAct,
  type OutsideGrant,
  type OwnersAlone
} from "./model.ts"

/**
 * Whether a grant lets its delegate into this mailbox at `at`: given and not ended, from its first moment until its last
 * day has ended, by the owner that the mailbox has. A deceased mailbox lets in the estate alone, and no other lets it in
 * (ACCESS-7); a guardian's or attorney's grant rests there until the operator ends it (ACCESS-11).
 */
export const isInForce = (grant: Grant, mailbox: Mailbox, at: Instant): boolean =>
  grant.mailbox === mailbox.id &&
  grant.state._tag === "Given" &&
  DateTime.isLessThanOrEqualTo(grant.since, at) &&
  letsIn(grant.kind, mailbox, at) &&
  !isDayOver(grant.terms, at)

/**
 * The first of a person's grants that is in force in the mailbox and `opens` what is asked for; null for none. The owner
 * needs none: ask `enter` first.
 */
export const grantTo = (
  { person, grants = none }: Pick<Actor, "person" | "grants">,
  mailbox: Mailbox,
  at: Instant,
  opens: (grant: Grant) => boolean = anything
): Grant | null =>
  grants.find((grant) => grant.delegate === person && opens(grant) && isInForce(grant, mailbox, at)) ?? null

/** Whether a grant opens this letter: none for the recipient only (FIELD-21), none that it was narrowed away from (FIELD-22). */
export const opensLetter = ({ terms: { senders, kinds } }: Grant, letter: Letter): boolean =>
  !letter.recipientOnly &&
  (senders === null || senders.includes(letter.sender.organisation)) &&
  (kinds === null || kinds.includes(letter.kind))

/**
 * Whether a grant reaches an act of the list: an estate reads (LIFE-7), and one that was narrowed to some letters does
 * nothing that is done to none of them (FIELD-22).
 */
export const reachesAct = ({ kind, terms }: Grant, act: DelegateAct): boolean => {
  if (kind._tag === "Estate") return act === "read" || act === "download"
  return (terms.senders === null && terms.kinds === null) || (act !== "upload" && act !== "send")
}

/**
 * Whether a person may do something in a mailbox: the owner whatever its life allows, a delegate what stands on the list
 * (ACCESS-4) and their grant reaches. Whether a letter is theirs to read, and to do something to, `opening` decides.
 */
export const mayAct = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  by: Actor,
  act: MailboxAct,
  at: Instant
): Result.Result<Acted, MailboxNotFound | MailboxIsClosed | OwnersAlone | OutsideGrant> => {
  const entered = enter(profile, mailbox, { _tag: "PersonOwner", person: by.person }, at)
  if (Result.isSuccess(entered)) return Result.succeed(acted(profile, mailbox, by.person, null, act, at))
  const grant = grantTo(by, mailbox, at)
  if (grant === null) return Result.fail(entered.failure)
  if (!isDelegateAct(act)) return Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
  const reaching = grantTo(by, mailbox, at, (grant) => reachesAct(grant, act))
  return reaching === null
    ? Result.fail({ _tag: "OutsideGrant", rules: outside(grant) })
    : Result.succeed(acted(profile, mailbox, by.person, reaching, act, at))
}

/** The record of an act: who did it, and by which grant on the owner's behalf (ACCESS-4). */
export const acted = (
  { version: policy }: ProviderProfile,
  mailbox: Mailbox,
  person: PersonId,
  grant: Grant | null,
  act: MailboxAct,
  at: Instant
): Acted => ({
  _tag: "Acted",
  mailbox: mailbox.id,
  act,
  person,
  onBehalfOf: grant === null ? null : personOwning(mailbox),
  grant: grant === null ? null : grant.id,
  at,
  rules: grant === null ? owners : delegates,
  policy
})

/**
 * Whether an act is on the list of what delegates may do (ACCESS-4).
 *
 * @example
 * ```ts
 * import { isDelegateAct } from "@postkasse/core/delegation"
 *
 * console.log(isDelegateAct("read")) // → true
 * console.log(isDelegateAct("pay")) // → false
 * ```
 */
export const isDelegateAct = (act: MailboxAct): act is DelegateAct => allowed.includes(act)

/** The rules by which a grant does not reach an act that delegates may do. */
export const outside = ({ kind }: Grant): ReadonlyArray<RuleId> => (kind._tag === "Estate" ? ["LIFE-7"] : ["FIELD-22"])

/** The owner, where that is a person: an organisation's users have roles instead of grants (BUSINESS-2). */
export const personOwning = ({ owner }: Mailbox): PersonId | null =>
  owner._tag === "PersonOwner" ? owner.person : null

/** Whether the last day of a grant has ended (FIELD-22, LIFE-8). */
export const isDayOver = ({ endDay }: GrantTerms, at: Instant): boolean => endDay !== null && hasEnded(endDay, at)

const letsIn = (kind: GrantKind, mailbox: Mailbox, at: Instant): boolean => {
  if (mailbox.owner._tag !== "PersonOwner") return false
  if (kind._tag === "Estate") return openToEstate(mailbox, at)
  if (kind._tag === "OwnerGiven" && kind.owner !== mailbox.owner.person) return false
  return mailbox.life._tag === "Active" || mailbox.life._tag === "Deactivated"
}

const none: ReadonlyArray<Grant> = []
const anything = (): boolean => true
const allowed: ReadonlyArray<MailboxAct> = DelegateAct.literals
const owners: ReadonlyArray<RuleId> = ["ACCESS-4"]
const delegates: ReadonlyArray<RuleId> = ["ACCESS-2", "ACCESS-4"]
