/**
 * Delegation: letting others into a mailbox (ACCESS-1 to ACCESS-11, FIELD-21, FIELD-22). A grant lies in the mailbox that
 * it opens, and is asked at every access: withdrawn is withdrawn at once.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { CaseId } from "../case/index.ts"
import { type Level, OrganisationNumber, PersonId } from "../identity/index.ts"
import { LetterKind } from "../letter/index.ts"
import { type Mailbox, MailboxId } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"

export const GrantId = Identifier.pipe(Schema.brand("GrantId"))
export type GrantId = typeof GrantId.Type

/** What a grant opens, and for how long (FIELD-22). A narrowed one opens those letters and nothing else. */
export const GrantTerms = Schema.Struct({
  /** The senders whose letters it opens; null for all. */
  senders: Schema.NullOr(Schema.NonEmptyArray(OrganisationNumber)),
  /** The kinds of letter that it opens; null for all. */
  kinds: Schema.NullOr(Schema.NonEmptyArray(LetterKind)),
  /** The last Oslo day of it; null where it has no end. */
  endDay: Schema.NullOr(OsloDate)
}).annotate({ identifier: "GrantTerms" })
export type GrantTerms = typeof GrantTerms.Type

/**
 * By whom and why a grant was given: by the owner (ACCESS-1), or by the operator, on a case with its papers and who
 * approved them (ACCESS-5, ACCESS-6, ACCESS-7).
 */
export const GrantKind = Schema.Union([
  Schema.TaggedStruct("OwnerGiven", { owner: PersonId }),
  Schema.TaggedStruct("Guardian", { case: CaseId }),
  Schema.TaggedStruct("Attorney", { case: CaseId }),
  Schema.TaggedStruct("Estate", { case: CaseId })
])
export type GrantKind = typeof GrantKind.Type

/** The kinds that the operator gives, and alone ends (ACCESS-11). */
export type OperatorKind = Exclude<GrantKind, { readonly _tag: "OwnerGiven" }>

/** How a grant ended: by its giver, by its delegate, when its last day had ended, or with its owner's life (ACCESS-11). */
export const GrantEnd = Schema.Literals(["withdrawn", "laidDown", "endedByOperator", "dayOver", "ownerDied"])
export type GrantEnd = typeof GrantEnd.Type

/** Whether a grant was ended, and how. From `at` it lets nobody in. */
export const GrantState = Schema.Union([
  Schema.TaggedStruct("Given", {}),
  Schema.TaggedStruct("Ended", { at: Instant, how: GrantEnd })
])
export type GrantState = typeof GrantState.Type

/** One person's access to one mailbox. */
export const Grant = Schema.Struct({
  id: GrantId,
  mailbox: MailboxId,
  delegate: PersonId,
  kind: GrantKind,
  since: Instant,
  terms: GrantTerms,
  state: GrantState
})
export type Grant = typeof Grant.Type

/** Who asks, how firmly known at this moment, and what they have been given. */
export interface Actor {
  readonly person: PersonId
  readonly level: Level
  /** Grants, whoever's and wherever: each is asked whether it holds here. None where it is left out. */
  readonly grants?: ReadonlyArray<Grant>
}

/** Who asks for a change in access: a person, or the operator, on a case (ACCESS-11). */
export type AccessActor = ({ readonly _tag: "PersonActs" } & Actor) | { readonly _tag: "OperatorActs" }

/** Somebody whom the directory found (ACCESS-9): by search, or by the whole address of their mailbox. */
export interface FoundPerson {
  readonly mailbox: Mailbox
  readonly provider: ProviderProfile["provider"]
  readonly foundBy: "search" | "wholeAddress"
}

/** What a delegate may do: this list and nothing else (ACCESS-4). */
export const DelegateAct = Schema.Literals(["read", "download", "file", "trash", "putBack", "upload", "send"])
export type DelegateAct = typeof DelegateAct.Type

/** What is the owner's alone: no delegate does it, whatever the grant (ACCESS-4). */
export const OwnersAct = Schema.Literals([
  "confirm",
  "share",
  "deleteForGood",
  "emptyTrash",
  "export",
  "pay",
  "block",
  "changeContact",
  "changeNotifications",
  "chooseProvider",
  "moveMail",
  "giveAccess",
  "changeAccess",
  "withdrawAccess",
  "deactivate",
  "reactivate",
  "close"
])
export type OwnersAct = typeof OwnersAct.Type

export const MailboxAct = Schema.Literals([...DelegateAct.literals, ...OwnersAct.literals])
export type MailboxAct = typeof MailboxAct.Type

const rules = Schema.Array(RuleId)
const policy = Schema.NonEmptyString

/** Who does something, and on whose behalf: both are told of everything that is done (ACCESS-4). */
export const onBehalf = {
  person: PersonId,
  /** The owner, where a delegate did it for them; null where the owner did it. */
  onBehalfOf: Schema.NullOr(PersonId),
  /** The grant by which the delegate did it; null where the owner did it. */
  grant: Schema.NullOr(GrantId)
}

/** Somebody did something in a mailbox. */
export const Acted = Schema.TaggedStruct("Acted", {
  mailbox: MailboxId,
  act: MailboxAct,
  ...onBehalf,
  at: Instant,
  rules,
  policy
})
export type Acted = typeof Acted.Type

/** The grant says by whom. */
export const AccessGiven = Schema.TaggedStruct("AccessGiven", { grant: Grant, rules, policy })
export type AccessGiven = typeof AccessGiven.Type
export const AccessChanged = Schema.TaggedStruct("AccessChanged", {
  grant: GrantId,
  terms: GrantTerms,
  at: Instant,
  rules,
  policy
})
export type AccessChanged = typeof AccessChanged.Type
/** It lets nobody in from `at`, which lies before now where nobody had noticed that it was over. */
export const AccessEnded = Schema.TaggedStruct("AccessEnded", { grant: GrantId, at: Instant, how: GrantEnd, rules })
export type AccessEnded = typeof AccessEnded.Type

/** What happens to a grant once it is given. */
export const GrantEvent = Schema.Union([AccessChanged, AccessEnded])
export type GrantEvent = typeof GrantEvent.Type

/** The owner alone does this, and nobody on the owner's behalf (ACCESS-4). */
export const OwnersAlone = Schema.TaggedStruct("OwnersAlone", { rules })
export type OwnersAlone = typeof OwnersAlone.Type

/** Delegates may do it, but not with this grant: it was narrowed (FIELD-22), or is an estate's, who read (LIFE-7). */
export const OutsideGrant = Schema.TaggedStruct("OutsideGrant", { rules })
export type OutsideGrant = typeof OutsideGrant.Type

/** No such grant, or none that one may know of (FIELD-25). */
export const GrantNotFound = Schema.TaggedStruct("GrantNotFound", { rules })
export type GrantNotFound = typeof GrantNotFound.Type

/** Nobody with a mailbox here whom the giver may find (ACCESS-3, ACCESS-9). */
export const DelegateNotFound = Schema.TaggedStruct("DelegateNotFound", { rules })
export type DelegateNotFound = typeof DelegateNotFound.Type

/** The mailbox is this person's own: there is nothing to give. */
export const DelegateIsOwner = Schema.TaggedStruct("DelegateIsOwner", { rules })
export type DelegateIsOwner = typeof DelegateIsOwner.Type

/** This person has access of this kind already: change it, or end it first. */
export const AccessAlreadyGiven = Schema.TaggedStruct("AccessAlreadyGiven", { rules, grant: GrantId })
export type AccessAlreadyGiven = typeof AccessAlreadyGiven.Type

/** The last day of the access has ended already (LIFE-8). */
export const EndDayPassed = Schema.TaggedStruct("EndDayPassed", { rules, endDay: OsloDate, today: OsloDate })
export type EndDayPassed = typeof EndDayPassed.Type

/** Only who gave the access changes or ends it (ACCESS-11). */
export const GivenByAnother = Schema.TaggedStruct("GivenByAnother", {
  rules,
  givenBy: Schema.Literals(["owner", "operator"])
})
export type GivenByAnother = typeof GivenByAnother.Type

/** The access has ended: there is nothing left to change or end. */
export const AccessHasEnded = Schema.TaggedStruct("AccessHasEnded", { rules, at: Instant, how: GrantEnd })
export type AccessHasEnded = typeof AccessHasEnded.Type
