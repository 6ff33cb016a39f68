/**
 * Migration: moving public mail that has been received to the provider that the person has chosen since, whole and
 * unchanged (CHOICE-5, FIELD-18). At the old provider it stays until it is deleted there.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { NationalId } from "../identity/index.ts"
import { Letter, LetterId } from "../letter/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { Provider } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"

export const MigrationId = Identifier.pipe(Schema.brand("MigrationId"))
export type MigrationId = typeof MigrationId.Type

/** Why a letter cannot move (FIELD-18); `NotPublic` is for good, the others until something has happened. */
export const Hindrance = Schema.Struct({
  why: Schema.Literals(["NotPublic", "NotVisibleYet", "ConfirmationAwaited", "NotificationsDue"]),
  /** When it is over of itself; null where no moment ends it. */
  until: Schema.NullOr(Instant)
})
export type Hindrance = typeof Hindrance.Type

/** What the person is told of a letter before anything moves: movable where there is no hindrance. */
export const ReportLine = Schema.Struct({ letter: LetterId, hindrances: Schema.Array(Hindrance) })
export type ReportLine = typeof ReportLine.Type

/** Where one letter of a migration is. */
export const LetterMove = Schema.Struct({
  letter: LetterId,
  state: Schema.Literals(["waiting", "moved", "failed"])
})
export type LetterMove = typeof LetterMove.Type

/** A migration: *planned*, with its report; *running*; *completed*; or *cancelled*, and then what has moved stays moved. */
export const Migration = Schema.Struct({
  id: MigrationId,
  mailbox: MailboxId,
  from: Provider,
  to: Provider,
  report: Schema.Array(ReportLine),
  letters: Schema.Array(LetterMove),
  phase: Schema.Literals(["planned", "running", "completed", "cancelled"])
})
export type Migration = typeof Migration.Type

/**
 * What carries a letter over: the original, when it was received, and whether it was opened (FIELD-18). Its recipient goes by
 * national id number: our own ids of persons and mailboxes mean nothing at the other provider.
 */
export const MigrationPackage = Schema.Struct({
  migration: MigrationId,
  recipient: NationalId,
  letter: Letter,
  receivedAt: Instant,
  openedAt: Schema.NullOr(Instant)
})
export type MigrationPackage = typeof MigrationPackage.Type

const rules = Schema.Array(RuleId)
const event = { migration: MigrationId, at: Instant, rules }

export const MigrationPlanned = Schema.TaggedStruct("MigrationPlanned", {
  migration: Migration,
  at: Instant,
  rules,
  policy: Schema.NonEmptyString
})
export type MigrationPlanned = typeof MigrationPlanned.Type
const MigrationStarted = Schema.TaggedStruct("MigrationStarted", event)
const LetterMoved = Schema.TaggedStruct("LetterMoved", { ...event, letter: LetterId })
/** The other provider did not take the letter; it can be tried again. */
const LetterMoveFailed = Schema.TaggedStruct("LetterMoveFailed", { ...event, letter: LetterId })
const MigrationCompleted = Schema.TaggedStruct("MigrationCompleted", event)
const MigrationCancelled = Schema.TaggedStruct("MigrationCancelled", event)

/** What happens to a migration after it was planned. */
export const MigrationEvent = Schema.Union([
  MigrationStarted,
  LetterMoved,
  LetterMoveFailed,
  MigrationCompleted,
  MigrationCancelled
])
export type MigrationEvent = typeof MigrationEvent.Type

/** A letter that was moved here has been taken in. */
export const MovedLetterAccepted = Schema.TaggedStruct("MovedLetterAccepted", { letter: Letter, at: Instant, rules })
export type MovedLetterAccepted = typeof MovedLetterAccepted.Type

/** Public mail moves to the provider that is chosen, from another (CHOICE-5). */
export const NotChosenProvider = Schema.TaggedStruct("NotChosenProvider", { rules, chosen: Schema.NullOr(Provider) })
export type NotChosenProvider = typeof NotChosenProvider.Type
/** The migration is not at the point at which this can be done. */
export const MigrationNotOpen = Schema.TaggedStruct("MigrationNotOpen", {
  rules,
  phase: Schema.Literals(["planned", "running", "completed", "cancelled"])
})
export type MigrationNotOpen = typeof MigrationNotOpen.Type
/** What has come cannot be taken in: it is from no public sender, or its documents are not those that it names. */
export const PackageRefused = Schema.TaggedStruct("PackageRefused", {
  rules,
  why: Schema.Literals(["NotPublic", "Altered"])
})
export type PackageRefused = typeof PackageRefused.Type
