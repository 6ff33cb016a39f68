import { Result } from "effect"
import { type Instant, osloDateOf } from "../calendar/index.ts"
import type { AccessGranted } from "../case/index.ts"
import { type LevelTooLow, type PersonId, reaches } from "../identity/index.ts"
import { enter, type LifeForbids, type Mailbox, type MailboxIsClosed, type MailboxNotFound } from "../mailbox/index.ts"
import type { DelegationPolicy, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { asOf, ended } from "./lapse.ts"
import type {
  AccessActor,
  AccessAlreadyGiven,
  AccessChanged,
  AccessEnded,
  AccessGiven,
  AccessHasEnded,
  Actor,
  DelegateIsOwner,
  DelegateNotFound,
  EndDayPassed,
  FoundPerson,
  GivenByAnother,
  Grant,
  GrantId,
  GrantKind,
  GrantNotFound,
  GrantTerms,
  OperatorKind,
  OwnersAlone
} from "./model.ts"
import { grantTo, isDayOver, isInForce, personOwning } from "./policy.ts"

type Giving = EndDayPassed | DelegateIsOwner | AccessAlreadyGiven

/**
 * The owner lets somebody in (ACCESS-1): a person with a mailbox here, whom the owner may find (ACCESS-3, ACCESS-9). It
 * takes the level that the policy asks for, since it opens what the owner's weaker login does not. A delegate gives
 * nothing onward (ACCESS-4). `grants` are those that lie in the mailbox.
 */
export const giveAccess = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  grants: ReadonlyArray<Grant>,
  by: Actor,
  to: FoundPerson | null,
  terms: GrantTerms,
  id: GrantId,
  at: Instant
): Result.Result<
  AccessGiven,
  MailboxNotFound | MailboxIsClosed | OwnersAlone | LevelTooLow | DelegateNotFound | Giving
> => {
  const entered = enter(profile, mailbox, { _tag: "PersonOwner", person: by.person }, at)
  if (Result.isFailure(entered)) {
    return Result.fail(grantTo(by, mailbox, at) === null ? entered.failure : ownersAlone)
  }
  const weak = levelBar(profile.delegation, by)
  if (weak !== null) return Result.fail(weak)
  const delegate = to === null ? null : delegateOf(profile, to)
  if (delegate === null) return Result.fail({ _tag: "DelegateNotFound", rules: ["ACCESS-3", "ACCESS-9", "FIELD-25"] })
  return give(profile, mailbox, grants, delegate, { _tag: "OwnerGiven", owner: by.person }, terms, id, at)
}

/**
 * The operator lets somebody in, just as a case of customer service has granted it after papers and approval (ACCESS-5,
 * ACCESS-6, ACCESS-7): a guardian or an attorney while the owner lives, the estate once the owner is known as dead.
 */
export const giveAccessOnCase = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  grants: ReadonlyArray<Grant>,
  granted: AccessGranted,
  id: GrantId,
  at: Instant
): Result.Result<AccessGiven, MailboxNotFound | LifeForbids | Giving> => {
  if (granted.mailbox !== mailbox.id) return Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
  const kind: OperatorKind = { _tag: granted.kind, case: granted.case }
  const terms: GrantTerms = { senders: null, kinds: null, endDay: granted.endDay }
  const given = give(profile, mailbox, grants, granted.person, kind, terms, id, at)
  if (Result.isFailure(given) || isInForce(given.success.grant, mailbox, at)) return given
  return Result.fail({ _tag: "LifeForbids", rules: ["LIFE-1", ...giving[kind._tag]], from: mailbox.life._tag })
}

/** Narrows, widens or renews a grant (FIELD-22): whoever gave it, the owner at the level that giving takes. */
export const changeAccess = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  grant: Grant,
  by: AccessActor,
  terms: GrantTerms,
  at: Instant
): Result.Result<AccessChanged, Barred | OwnersAlone | LevelTooLow | EndDayPassed> => {
  const barred = barTo(profile, mailbox, grant, by, at)
  if (barred !== null) return Result.fail(barred)
  if (isDelegate(grant, by)) return Result.fail(ownersAlone)
  const unfit = (by._tag === "PersonActs" ? levelBar(profile.delegation, by) : null) ?? dayBar(terms, at)
  if (unfit !== null) return Result.fail(unfit)
  const { version: policy } = profile
  return Result.succeed({ _tag: "AccessChanged", grant: grant.id, terms, at, rules: ["FIELD-22"], policy })
}

/**
 * Ends a grant at once, at any time and whatever the level (ACCESS-1): the owner, or the delegate who lays it down, what
 * the owner gave; the operator, and nobody else, what the operator gave (ACCESS-11).
 */
export const endAccess = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  grant: Grant,
  by: AccessActor,
  at: Instant
): Result.Result<AccessEnded, Barred> => {
  const barred = barTo(profile, mailbox, grant, by, at)
  if (barred !== null) return Result.fail(barred)
  if (by._tag === "OperatorActs") return Result.succeed(ended(grant, "endedByOperator", ["ACCESS-11"], at))
  return Result.succeed(ended(grant, isDelegate(grant, by) ? "laidDown" : "withdrawn", ["ACCESS-1"], at))
}

const give = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  grants: ReadonlyArray<Grant>,
  delegate: PersonId,
  kind: GrantKind,
  terms: GrantTerms,
  id: GrantId,
  at: Instant
): Result.Result<AccessGiven, Giving> => {
  if (delegate === personOwning(mailbox)) return Result.fail({ _tag: "DelegateIsOwner", rules: ["ACCESS-1"] })
  const passed = dayBar(terms, at)
  if (passed !== null) return Result.fail(passed)
  const same = grants.find(
    (one) =>
      one.mailbox === mailbox.id &&
      one.delegate === delegate &&
      one.kind._tag === kind._tag &&
      asOf(one, mailbox, at).state._tag === "Given"
  )
  if (same !== undefined) return Result.fail({ _tag: "AccessAlreadyGiven", rules: ["ACCESS-1"], grant: same.id })
  const grant: Grant = { id, mailbox: mailbox.id, delegate, kind, since: at, terms, state: { _tag: "Given" } }
  return Result.succeed({ _tag: "AccessGiven", grant, rules: giving[kind._tag], policy: profile.version })
}

type Barred = MailboxIsClosed | GrantNotFound | GivenByAnother | AccessHasEnded

/** What keeps somebody from changing or ending a grant: it is not theirs to know of, not theirs, or over. */
const barTo = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  grant: Grant,
  by: AccessActor,
  at: Instant
): Barred | null => {
  if (grant.mailbox !== mailbox.id) return notFound
  if (by._tag === "PersonActs" && !isDelegate(grant, by)) {
    const entered = enter(profile, mailbox, { _tag: "PersonOwner", person: by.person }, at)
    if (Result.isFailure(entered)) return entered.failure._tag === "MailboxIsClosed" ? entered.failure : notFound
  }
  const givenBy = grant.kind._tag === "OwnerGiven" ? "owner" : "operator"
  if ((by._tag === "OperatorActs") !== (givenBy === "operator")) {
    return { _tag: "GivenByAnother", rules: ["ACCESS-11"], givenBy }
  }
  const { state } = asOf(grant, mailbox, at)
  return state._tag === "Given" ? null : { _tag: "AccessHasEnded", rules: ["ACCESS-1"], at: state.at, how: state.how }
}

const isDelegate = (grant: Grant, by: AccessActor): boolean => by._tag === "PersonActs" && by.person === grant.delegate

/** The person whom the giver has found: visible where the search found them, and with a mailbox that they can log in to. */
const delegateOf = ({ provider }: ProviderProfile, { mailbox, ...found }: FoundPerson): PersonId | null => {
  const searched = found.foundBy === "search"
  const { _tag } = mailbox.life
  const there = _tag === "Active" || (_tag === "Deactivated" && !searched)
  return found.provider === provider && there && (mailbox.visible || !searched) ? personOwning(mailbox) : null
}

const levelBar = ({ giveLevel }: DelegationPolicy, { level: has }: Actor): LevelTooLow | null =>
  reaches(has, giveLevel) ? null : { _tag: "LevelTooLow", rules: ["ACCESS-1"], has, stepUpTo: giveLevel }

const dayBar = (terms: GrantTerms, at: Instant): EndDayPassed | null =>
  terms.endDay !== null && isDayOver(terms, at)
    ? { _tag: "EndDayPassed", rules: ["FIELD-22", "LIFE-8"], endDay: terms.endDay, today: osloDateOf(at) }
    : null

const giving = {
  OwnerGiven: ["ACCESS-1", "ACCESS-3"],
  Guardian: ["ACCESS-5"],
  Attorney: ["ACCESS-6"],
  Estate: ["ACCESS-7"]
} as const satisfies Readonly<Record<GrantKind["_tag"], ReadonlyArray<RuleId>>>

const ownersAlone: OwnersAlone = { _tag: "OwnersAlone", rules: ["ACCESS-4"] }
const notFound: GrantNotFound = { _tag: "GrantNotFound", rules: ["FIELD-25"] }
