import { DateTime, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { ChannelChoice } from "../channel/index.ts"
import type { NationalId } from "../identity/index.ts"
import { type DocumentId, documentsOf, isVisible, type Letter, type LetterId, type Sha256 } from "../letter/index.ts"
import {
  enter,
  type Mailbox,
  type MailboxIsClosed,
  type MailboxNotFound,
  type Owner,
  receives
} from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RecipientNotDigital } from "../sending/index.ts"
import type {
  Hindrance,
  LetterMove,
  Migration,
  MigrationEvent,
  MigrationId,
  MigrationNotOpen,
  MigrationPackage,
  MigrationPlanned,
  MovedLetterAccepted,
  NotChosenProvider,
  PackageRefused,
  ReportLine
} from "./model.ts"

/** A letter that may move, and the moments of notifications that are still to be sent of it. */
export interface MovableLetter {
  readonly letter: Letter
  readonly dueNotifications: ReadonlyArray<Instant>
}

/**
 * Whether a letter can move now, and if not, why and until when: every hindrance, not the first only (FIELD-18). What is
 * sent by anybody but a public body stays.
 */
export const judgeMove = ({ letter, dueNotifications }: MovableLetter, at: Instant): ReportLine => {
  const last = dueNotifications.reduce<Instant | null>(
    (latest, due) => (latest === null ? due : DateTime.max(latest, due)),
    null
  )
  const hindrances: ReadonlyArray<Hindrance | null> = [
    letter.sender.kind === "public" ? null : { why: "NotPublic", until: null },
    isVisible(letter, at) ? null : { why: "NotVisibleYet", until: letter.visibleAt },
    letter.asksConfirmation && letter.confirmedAt === null ? { why: "ConfirmationAwaited", until: null } : null,
    last === null ? null : { why: "NotificationsDue", until: last }
  ]
  return { letter: letter.id, hindrances: hindrances.filter((hindrance) => hindrance !== null) }
}

/**
 * Plans a migration, and reports on every letter before any moves (FIELD-18): to the provider that is chosen now, from ours
 * (CHOICE-5). The owner alone asks for it. A letter that is not visible yet is not told of (FIELD-6).
 */
export const planMigration = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  by: Owner,
  choice: ChannelChoice,
  letters: ReadonlyArray<MovableLetter>,
  id: MigrationId,
  at: Instant
): Result.Result<MigrationPlanned, MailboxNotFound | MailboxIsClosed | NotChosenProvider> => {
  const entered = enter(profile, mailbox, by, at)
  if (Result.isFailure(entered)) return Result.fail(entered.failure)
  const { chosen } = choice
  if (chosen === null || chosen === profile.provider) {
    return Result.fail({ _tag: "NotChosenProvider", rules: ["CHOICE-5"], chosen })
  }
  const own = letters.filter(({ letter }) => letter.mailbox === mailbox.id)
  const lines = own.map((movable) => ({ movable, line: judgeMove(movable, at) }))
  const report = lines.filter(({ movable }) => isVisible(movable.letter, at)).map(({ line }) => line)
  const waiting = report
    .filter(({ hindrances }) => hindrances.length === 0)
    .map(({ letter }): LetterMove => ({ letter, state: "waiting" }))
  const migration: Migration = {
    id,
    mailbox: mailbox.id,
    from: profile.provider,
    to: chosen,
    report,
    letters: waiting,
    phase: "planned"
  }
  return Result.succeed({
    _tag: "MigrationPlanned",
    migration,
    at,
    rules: ["CHOICE-5", "FIELD-18"],
    policy: profile.version
  })
}

type Step = Result.Result<MigrationEvent, MigrationNotOpen>

/**
 * Starts what was planned, once the person has seen the report (FIELD-18).
 *
 * @example
 * ```ts
 * import { MailboxId } from "@postkasse/core/mailbox"
 * import { evolve, type Migration, MigrationId, startMigration } from "@postkasse/core/migration"
 * import { DateTime, Result } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 * const planned: Migration = {
 *   id: MigrationId.make("0190b5a0-0000-7000-8000-000000000001"),
 *   mailbox: MailboxId.make("0190b5a0-0000-7000-8000-000000000002"),
 *   from: "e-boks",
 *   to: "digipost",
 *   report: [],
 *   letters: [],
 *   phase: "planned"
 * }
 * const running = evolve(planned, Result.getOrThrow(startMigration(planned, at)))
 * console.log(running.phase) // → running
 * const again = startMigration(running, at)
 * if (Result.isFailure(again)) console.log(again.failure._tag) // → MigrationNotOpen
 * ```
 */
export const startMigration = (migration: Migration, at: Instant): Step =>
  migration.phase === "planned"
    ? Result.succeed({ _tag: "MigrationStarted", ...marks(migration, at) })
    : Result.fail(notOpen(migration))

/**
 * What carries the letter over, or null where it is none of those to move. It is judged again: what has come to hinder it
 * since the report holds it back, and so does another mailbox than the migration's. `recipient` is that mailbox's owner.
 */
export const packageOf = (
  migration: Migration,
  recipient: NationalId,
  movable: MovableLetter,
  at: Instant
): MigrationPackage | null => {
  const { letter } = movable
  if (letter.mailbox !== migration.mailbox) return null
  if (migration.phase !== "running" || moveOf(migration, letter.id)?.state === "moved") return null
  if (moveOf(migration, letter.id) === undefined || judgeMove(movable, at).hindrances.length > 0) return null
  return { migration: migration.id, recipient, letter, receivedAt: letter.visibleAt, openedAt: letter.openedAt }
}

/** Records that the other provider has the letter. Told again, or of a letter that is none of these: null. */
export const recordMoved = (
  migration: Migration,
  letter: LetterId,
  at: Instant
): Result.Result<MigrationEvent | null, MigrationNotOpen> => record(migration, letter, "LetterMoved", at)

/** Records that the other provider did not take the letter: it is tried again. What has moved stays moved: null. */
export const recordFailed = (
  migration: Migration,
  letter: LetterId,
  at: Instant
): Result.Result<MigrationEvent | null, MigrationNotOpen> => record(migration, letter, "LetterMoveFailed", at)

/** Completes a migration of which no letter is left to move; null where one is. */
export const completeMigration = (
  migration: Migration,
  at: Instant
): Result.Result<MigrationEvent | null, MigrationNotOpen> => {
  if (migration.phase !== "running") return Result.fail(notOpen(migration))
  return Result.succeed(
    migration.letters.every(({ state }) => state === "moved")
      ? { _tag: "MigrationCompleted", ...marks(migration, at) }
      : null
  )
}

/** Ends a migration that is planned or running. What has moved stays at both, as CHOICE-5 has it. */
export const cancelMigration = (migration: Migration, at: Instant): Step =>
  migration.phase === "planned" || migration.phase === "running"
    ? Result.succeed({ _tag: "MigrationCancelled", ...marks(migration, at) })
    : Result.fail(notOpen(migration))

/** The migration after an event. */
export const evolve = (migration: Migration, event: MigrationEvent): Migration => {
  switch (event._tag) {
    case "MigrationStarted":
      return { ...migration, phase: "running" }
    case "MigrationCompleted":
      return { ...migration, phase: "completed" }
    case "MigrationCancelled":
      return { ...migration, phase: "cancelled" }
    case "LetterMoved":
      return { ...migration, letters: withState(migration, event.letter, "moved") }
    case "LetterMoveFailed":
      return { ...migration, letters: withState(migration, event.letter, "failed") }
  }
}

/**
 * Judges a letter that another provider moves to this mailbox, whose owner is `owner` (FIELD-18): addressed to that same
 * person, else the mailbox is not found (FIELD-25); from a public body; each document with the digest that it had. It comes
 * as it was, with its own times; one that is here already is not taken twice: null.
 */
export const acceptMoved = (
  mailbox: Mailbox,
  owner: NationalId,
  parcel: MigrationPackage,
  arrived: ReadonlyMap<DocumentId, Sha256>,
  here: ReadonlySet<LetterId>,
  at: Instant
): Result.Result<MovedLetterAccepted | null, MailboxNotFound | PackageRefused | RecipientNotDigital> => {
  const { letter } = parcel
  if (parcel.recipient !== owner) return Result.fail({ _tag: "MailboxNotFound", rules: ["FIELD-25"] })
  if (!receives(mailbox)) {
    const result = { _tag: "IdentifiedNotDigital" } as const
    return Result.fail({ _tag: "RecipientNotDigital", rules: ["LIFE-1", "FIELD-9"], result })
  }
  if (letter.sender.kind !== "public") return refused("NotPublic")
  if (!documentsOf(letter).every(({ id, sha256 }) => arrived.get(id) === sha256)) return refused("Altered")
  if (here.has(letter.id)) return Result.succeed(null)
  return Result.succeed({
    _tag: "MovedLetterAccepted",
    letter: { ...letter, mailbox: mailbox.id },
    at,
    rules: ["FIELD-18", "CHOICE-5", "TRUST-3"]
  })
}

const record = (
  migration: Migration,
  letter: LetterId,
  _tag: "LetterMoved" | "LetterMoveFailed",
  at: Instant
): Result.Result<MigrationEvent | null, MigrationNotOpen> => {
  if (migration.phase !== "running") return Result.fail(notOpen(migration))
  const move = moveOf(migration, letter)
  return Result.succeed(move === undefined || move.state === "moved" ? null : { _tag, letter, ...marks(migration, at) })
}

const moveOf = (migration: Migration, letter: LetterId): LetterMove | undefined =>
  migration.letters.find((move) => move.letter === letter)

const withState = (migration: Migration, letter: LetterId, state: LetterMove["state"]): ReadonlyArray<LetterMove> =>
  migration.letters.map((move) => (move.letter === letter ? { letter, state } : move))

const marks = ({ id }: Migration, at: Instant) => ({ migration: id, at, rules: ["FIELD-18"] as const })

const notOpen = ({ phase }: Migration): MigrationNotOpen => ({ _tag: "MigrationNotOpen", rules: ["FIELD-18"], phase })

const refused = (why: PackageRefused["why"]): Result.Result<never, PackageRefused> =>
  Result.fail({ _tag: "PackageRefused", rules: ["FIELD-18", "TRUST-3"], why })
