import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import { firmer, type Level, type LevelTooLow, reaches } from "../identity/index.ts"
import { documentsOf, isVisible, type Letter } from "../letter/index.ts"
import { enter, type Mailbox, type MailboxIsClosed } from "../mailbox/index.ts"
import type { OpeningPolicy, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type {
  ConfirmationRefusal,
  LetterConfirmed,
  LetterHeld,
  LetterNotFound,
  LetterOpened,
  ListedLetter,
  Lock,
  OpeningRefusal,
  Reader
} from "./model.ts"

/**
 * Decides one request to open a letter of `mailbox`. Reads no clock and stores nothing, so that every decision in the
 * access log can be replayed.
 *
 * Standing is judged before level: a stranger must not learn that the letter exists (FIELD-25).
 */
export const open = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): Result.Result<LetterOpened, OpeningRefusal> => {
  const standing = standingOf(profile, mailbox, letter, reader, at)
  if (standing !== null) return Result.fail(standing)
  const lock = lockOf(profile.opening, letter, reader.level)
  if (lock !== null) return Result.fail(lock)
  return Result.succeed({
    _tag: "LetterOpened",
    mailbox: mailbox.id,
    letter: letter.id,
    at,
    rules: owner,
    policy: profile.version,
    first: letter.openedAt === null
  })
}

/**
 * Decides one confirmation of a letter that asks for it (FIELD-8): whoever may open it apart from that may confirm it.
 */
export const confirm = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): Result.Result<LetterConfirmed, ConfirmationRefusal> => {
  const standing = standingOf(profile, mailbox, letter, reader, at)
  if (standing !== null) return Result.fail(standing)
  const lock = levelLock(profile.opening, letter, reader.level) ?? scanLock(letter)
  if (lock !== null) return Result.fail(lock)
  if (!letter.asksConfirmation) return Result.fail({ _tag: "NoConfirmationAsked", rules: ["FIELD-8"] })
  return Result.succeed({
    _tag: "LetterConfirmed",
    mailbox: mailbox.id,
    letter: letter.id,
    at,
    rules: confirmation,
    policy: profile.version
  })
}

/** What the reader sees of a letter in the list, or null for nothing at all (AUTH-5, FIELD-3, FIELD-25). */
export const list = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): ListedLetter | null => {
  if (standingOf(profile, mailbox, letter, reader, at) !== null) return null
  const lock = lockOf(profile.opening, letter, reader.level)
  const hidden = lock?._tag === "LevelTooLow" && letter.sensitivity === "sensitive"
  return {
    id: letter.id,
    mailbox: letter.mailbox,
    sending: letter.sending,
    sender: letter.sender,
    subject: hidden ? null : letter.subject,
    kind: hidden ? null : letter.kind,
    visibleAt: letter.visibleAt,
    opensAt: levelToOpen(profile.opening, letter),
    asksConfirmation: letter.asksConfirmation,
    recipientOnly: letter.recipientOnly,
    lock,
    openedAt: letter.openedAt,
    confirmedAt: letter.confirmedAt
  }
}

/** The level that opens a letter: its sender's choice, but never below the floor for public mail (AUTH-4). */
export const levelToOpen = (policy: OpeningPolicy, letter: Letter): Level =>
  letter.sender.kind === "public" ? firmer(letter.requires, policy.publicFloor) : letter.requires

/** What keeps this person from knowing of the letter, or null for nothing. */
const standingOf = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): LetterNotFound | MailboxIsClosed | null => {
  const entered = enter(profile, mailbox, { _tag: "PersonOwner", person: reader.person }, at)
  if (Result.isFailure(entered)) return entered.failure._tag === "MailboxIsClosed" ? entered.failure : notFound
  if (letter.mailbox !== mailbox.id || !isVisible(letter, at)) return notFound
  return null
}

const lockOf = (policy: OpeningPolicy, letter: Letter, level: Level): Lock | null =>
  levelLock(policy, letter, level) ?? scanLock(letter) ?? confirmationLock(letter)

const levelLock = (policy: OpeningPolicy, letter: Letter, has: Level): LevelTooLow | null => {
  const stepUpTo = levelToOpen(policy, letter)
  if (reaches(has, stepUpTo)) return null
  return { _tag: "LevelTooLow", rules: reaches(has, letter.requires) ? publicFloor : sendersLevel, has, stepUpTo }
}

const scanLock = (letter: Letter): LetterHeld | null => {
  const documents = documentsOf(letter)
  if (documents.some((document) => document.scan === "refused")) return refusedByScan
  return documents.some((document) => document.scan === "quarantined") ? quarantined : null
}

const confirmationLock = (letter: Letter): Lock | null =>
  letter.asksConfirmation && letter.confirmedAt === null ? awaited : null

const owner: ReadonlyArray<RuleId> = ["AUTH-3"]
const confirmation: ReadonlyArray<RuleId> = ["FIELD-8"]
const sendersLevel: ReadonlyArray<RuleId> = ["AUTH-3"]
const publicFloor: ReadonlyArray<RuleId> = ["AUTH-4"]
const notFound: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
const quarantined: LetterHeld = { _tag: "LetterHeld", rules: ["TRUST-7"], scan: "quarantined" }
const refusedByScan: LetterHeld = { _tag: "LetterHeld", rules: ["TRUST-7"], scan: "refused" }
const awaited: Lock = { _tag: "ConfirmationAwaited", rules: ["FIELD-8"] }
