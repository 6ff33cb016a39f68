/**
 * Mailbox: where one person's or organisation's letters lie. It is not its owner: an estate takes it over (LIFE-6).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { Level, OrganisationNumber, PersonId } from "../identity/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"
import { Deceased, Ending, Life, Living } from "./life.ts"

export const MailboxId = Identifier.pipe(Schema.brand("MailboxId"))
export type MailboxId = typeof MailboxId.Type

/**
 * A mailbox's own address: names, a `#`, digits and perhaps a letter, like `ola.nordmann#123A` (CONTACT-6). Written as
 * it is kept: lower-case names, an upper-case letter at the end.
 */
export const MailboxAddress = Schema.String.check(
  Schema.isMaxLength(120),
  Schema.isPattern(/^[a-zæøå0-9]+(?:[.-][a-zæøå0-9]+)*#[0-9]{3,8}[A-Z]?$/u)
).pipe(Schema.brand("MailboxAddress"))
export type MailboxAddress = typeof MailboxAddress.Type

/** The digits of a mailbox address, which tell mailboxes of one name apart (CONTACT-6). */
export const AddressDigits = Schema.String.check(Schema.isPattern(/^[0-9]{3,8}$/u)).pipe(Schema.brand("AddressDigits"))
export type AddressDigits = typeof AddressDigits.Type

/** A mailbox belongs to one person or one organisation, never to two (ACCESS-3, CONTACT-7). */
export const Owner = Schema.Union([
  Schema.TaggedStruct("PersonOwner", { person: PersonId }),
  Schema.TaggedStruct("OrganisationOwner", { organisation: OrganisationNumber })
])
export type Owner = typeof Owner.Type

export const Mailbox = Schema.Struct({
  id: MailboxId,
  owner: Owner,
  address: MailboxAddress,
  life: Life,
  /** Whether others find it by name; one that is not is found by its whole address only (CONTACT-8). */
  visible: Schema.Boolean
})
export type Mailbox = typeof Mailbox.Type

const rules = Schema.Array(RuleId)
const event = { mailbox: MailboxId, at: Instant, rules }

export const MailboxDeactivated = Schema.TaggedStruct("MailboxDeactivated", event)
export const MailboxReactivated = Schema.TaggedStruct("MailboxReactivated", event)
export const MailboxClosed = Schema.TaggedStruct("MailboxClosed", {
  ...event,
  deletionDay: OsloDate,
  policy: Schema.NonEmptyString
})
export type MailboxClosed = typeof MailboxClosed.Type
export const MailboxReopened = Schema.TaggedStruct("MailboxReopened", event)
/** The owner's death was registered: `life` is what the mailbox's has become (LIFE-5, LIFE-11). */
export const DeathNoticed = Schema.TaggedStruct("DeathNoticed", { ...event, life: Deceased })
/** The notice of a death was a mistake: the mailbox goes back to this life. */
export const DeathNoticeWithdrawn = Schema.TaggedStruct("DeathNoticeWithdrawn", { ...event, life: Living })
/** The estate has asked for deletion sooner, and got it (LIFE-11). */
export const DeletionBroughtForward = Schema.TaggedStruct("DeletionBroughtForward", { ...event, life: Deceased })
/** The operator has decided to use the provider's right to delete (LIFE-7). */
export const DeletionDecided = Schema.TaggedStruct("DeletionDecided", { ...event, life: Deceased })
/** A new version of the policy has moved the day of deletion, or has been found not to (LIFE-8). */
export const DeletionRecomputed = Schema.TaggedStruct("DeletionRecomputed", { ...event, life: Ending })
export const MailboxDeleted = Schema.TaggedStruct("MailboxDeleted", event)

/** What happens in a mailbox's life. */
export const LifeEvent = Schema.Union([
  MailboxDeactivated,
  MailboxReactivated,
  MailboxClosed,
  MailboxReopened,
  DeathNoticed,
  DeathNoticeWithdrawn,
  DeletionBroughtForward,
  DeletionDecided,
  DeletionRecomputed,
  MailboxDeleted
])
export type LifeEvent = typeof LifeEvent.Type

/** Who asks for a change in a mailbox's life: its owner at a level, or the operator (LIFE-2). */
export type LifeActor =
  | { readonly _tag: "OwnerActs"; readonly owner: Owner; readonly level: Level }
  | { readonly _tag: "OperatorActs" }

/** What one is shown before closing (LIFE-4). */
export interface ClosingPreview {
  /** Give somebody access instead; save everything first. */
  readonly betterWays: ReadonlyArray<"GiveAccess" | "SaveEverything">
  /** The Oslo day at whose end all content would be deleted for good. */
  readonly deletionDay: OsloDate
  /** The least level at which the mailbox could be reopened until then. */
  readonly reopenLevel: Level
  readonly rules: ReadonlyArray<RuleId>
}

/** No such mailbox, or none that one may know of (FIELD-25). */
export const MailboxNotFound = Schema.TaggedStruct("MailboxNotFound", { rules })
export type MailboxNotFound = typeof MailboxNotFound.Type

/** The mailbox is closed: nothing is read in it, but until `deletionDay` ends it can be reopened (LIFE-3). */
export const MailboxIsClosed = Schema.TaggedStruct("MailboxIsClosed", {
  rules,
  deletionDay: OsloDate,
  reopenLevel: Level
})
export type MailboxIsClosed = typeof MailboxIsClosed.Type

/** The mailbox's life does not allow the change: `from` says where it is (LIFE-1). */
export const LifeForbids = Schema.TaggedStruct("LifeForbids", {
  rules,
  from: Schema.Literals(["Active", "Deactivated", "Closed", "Deceased", "Deleted"])
})
export type LifeForbids = typeof LifeForbids.Type

/** The change asks for a firmer login (LIFE-3). */
export const ReopeningNeedsLevel = Schema.TaggedStruct("ReopeningNeedsLevel", { rules, has: Level, stepUpTo: Level })
export type ReopeningNeedsLevel = typeof ReopeningNeedsLevel.Type

/** The content is not due for deletion before `deletionDay` has ended (LIFE-3, LIFE-7). */
export const DeletionNotDue = Schema.TaggedStruct("DeletionNotDue", { rules, deletionDay: OsloDate })
export type DeletionNotDue = typeof DeletionNotDue.Type

/** The provider may delete the content, but need not: the operator has yet to decide (LIFE-7). */
export const DeletionUndecided = Schema.TaggedStruct("DeletionUndecided", { rules, deletionDay: OsloDate })
export type DeletionUndecided = typeof DeletionUndecided.Type
