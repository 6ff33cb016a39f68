import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import { type OwnersAlone, personOwning } from "../delegation/index.ts"
import { firmer, type Level, type LevelTooLow, reaches } from "../identity/index.ts"
import { documentsOf, type Letter } from "../letter/index.ts"
import type { Mailbox } from "../mailbox/index.ts"
import type { OpeningPolicy, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type {
  ConfirmationAwaited,
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
import { notFound, type Standing, standingOf } from "./standing.ts"

/**
 * Decides one request to open a letter of `mailbox`, by its owner or by a delegate: by their own level (ACCESS-4). Reads
 * no clock and stores nothing, so that every decision in the access log can be replayed.
 *
 * Standing is judged before level: a stranger must not learn that the letter exists (FIELD-25).
 *
 * @example
 * ```ts
 * import { PersonId } from "@postkasse/core/identity"
 * import { HttpsUrl, type Letter, LetterId, SendingId, Subject } from "@postkasse/core/letter"
 * import { type Mailbox, MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
 * import { OrganisationNumber } from "@postkasse/core/identity"
 * import { open } from "@postkasse/core/opening"
 * import { digipost } from "@postkasse/core/policy"
 * import { textOf } from "@postkasse/core/text"
 * import { DateTime, Result } from "effect"
 *
 * const person = PersonId.make("0190b5a0-0000-7000-8000-000000000001")
 * const mailbox: Mailbox = {
 *   id: MailboxId.make("0190b5a0-0000-7000-8000-000000000002"),
 *   owner: { _tag: "PersonOwner", person },
 *   address: MailboxAddress.make("ola.nordmann#123"),
 *   life: { _tag: "Active" },
 *   visible: true
 * }
 * const letter: Letter = {
 *   id: LetterId.make("0190b5a0-0000-7000-8000-000000000003"),
 *   mailbox: mailbox.id,
 *   sending: SendingId.make("0190b5a0-0000-7000-8000-000000000004"),
 *   sender: { organisation: OrganisationNumber.make("800011116"), name: "Fjordmyr kommune", kind: "public" },
 *   subject: Subject.make("Svar på søknad"),
 *   kind: "decision",
 *   requires: "substantial",
 *   sensitivity: "normal",
 *   asksConfirmation: false,
 *   recipientOnly: false,
 *   visibleAt: DateTime.makeUnsafe("2026-11-20T08:00:00Z"),
 *   contents: { _tag: "LinkElsewhere", url: HttpsUrl.make("https://fjordmyr.example/svar") },
 *   openedAt: null,
 *   confirmedAt: null
 * }
 * const at = DateTime.makeUnsafe("2026-11-26T12:00:00Z")
 *
 * const opened = open(digipost, mailbox, letter, { person, level: "high" }, at)
 * if (Result.isSuccess(opened)) console.log(opened.success._tag, opened.success.first) // → LetterOpened true
 *
 * const refused = open(digipost, mailbox, letter, { person, level: "password" }, at)
 * if (Result.isFailure(refused)) console.log(textOf(refused.failure, "en").title) // → You must log in more securely
 * ```
 */
export const open = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): Result.Result<LetterOpened, OpeningRefusal> => {
  const standing = standingOf(profile, mailbox, letter, reader, at)
  if (standing._tag === "LetterNotFound") return unknown
  if (standing._tag === "MailboxIsClosed") return Result.fail(standing)
  const lock = lockOf(profile.opening, letter, reader.level, standing)
  if (lock !== null) return Result.fail(lock)
  const isDelegate = standing._tag === "Delegate"
  const link = letter.contents._tag === "LinkElsewhere" ? letter.contents.url : null
  return Result.succeed({
    _tag: "LetterOpened",
    mailbox: mailbox.id,
    letter: letter.id,
    person: reader.person,
    onBehalfOf: isDelegate ? personOwning(mailbox) : null,
    grant: isDelegate ? standing.grant.id : null,
    at,
    rules: (isDelegate ? delegates : owners)[letter.contents._tag],
    policy: profile.version,
    first: letter.openedAt === null,
    loginElsewhere: link
  })
}

/**
 * Decides one confirmation of a letter that asks for it (FIELD-8): the owner, who may open it apart from that, may confirm
 * it. A delegate may not: to confirm is no reading, and not on the list of what delegates do (ACCESS-4).
 */
export const confirm = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): Result.Result<LetterConfirmed, ConfirmationRefusal> => {
  const standing = standingOf(profile, mailbox, letter, reader, at)
  if (standing._tag !== "Owner" && standing._tag !== "Delegate") return Result.fail(standing)
  const lock = levelLock(profile.opening, letter, reader.level) ?? scanLock(letter)
  if (lock !== null) return Result.fail(lock)
  if (!letter.asksConfirmation) return Result.fail({ _tag: "NoConfirmationAsked", rules: ["FIELD-8"] })
  if (standing._tag === "Delegate") return Result.fail(ownerConfirms)
  return Result.succeed({
    _tag: "LetterConfirmed",
    mailbox: mailbox.id,
    letter: letter.id,
    person: reader.person,
    onBehalfOf: null,
    grant: null,
    at,
    rules: confirmation,
    policy: profile.version
  })
}

/** What the reader sees of a letter in the list, or null for nothing at all (AUTH-5, FIELD-3, FIELD-21, FIELD-25). */
export const list = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  letter: Letter,
  reader: Reader,
  at: Instant
): ListedLetter | null => {
  const standing = standingOf(profile, mailbox, letter, reader, at)
  if (standing._tag !== "Owner" && standing._tag !== "Delegate") return null
  const lock = lockOf(profile.opening, letter, reader.level, standing)
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

const lockOf = (policy: OpeningPolicy, letter: Letter, level: Level, standing: Standing): Lock | null =>
  levelLock(policy, letter, level) ?? scanLock(letter) ?? confirmationLock(letter, standing)

const levelLock = (policy: OpeningPolicy, letter: Letter, has: Level): LevelTooLow | null => {
  const stepUpTo = levelToOpen(policy, letter)
  if (reaches(has, stepUpTo)) return null
  return { _tag: "LevelTooLow", rules: reaches(has, letter.requires) ? publicFloor : sendersLevel, has, stepUpTo }
}

const scanLock = (letter: Letter): LetterHeld | null => {
  let lock: LetterHeld | null = null
  for (const { scan } of documentsOf(letter)) {
    if (scan === "refused") return refusedByScan
    if (scan === "quarantined") lock = quarantined
  }
  return lock
}

const confirmationLock = (letter: Letter, standing: Standing): ConfirmationAwaited | OwnersAlone | null => {
  if (!letter.asksConfirmation || letter.confirmedAt !== null) return null
  return standing._tag === "Owner" ? awaited : ownerConfirms
}

type OpeningRules = Readonly<Record<Letter["contents"]["_tag"], ReadonlyArray<RuleId>>>
const owners: OpeningRules = { Documents: ["AUTH-3"], LinkElsewhere: ["AUTH-3", "AUTH-11"] }
const delegates: OpeningRules = { Documents: ["AUTH-3", "ACCESS-4"], LinkElsewhere: ["AUTH-3", "AUTH-11", "ACCESS-4"] }
const confirmation: ReadonlyArray<RuleId> = ["FIELD-8"]
const sendersLevel: ReadonlyArray<RuleId> = ["AUTH-3"]
const publicFloor: ReadonlyArray<RuleId> = ["AUTH-4"]
// Most of what is asked for in vain: the same answer for all.
const unknown: Result.Result<never, LetterNotFound> = Result.fail(notFound)
const quarantined: LetterHeld = { _tag: "LetterHeld", rules: ["TRUST-7"], scan: "quarantined" }
const refusedByScan: LetterHeld = { _tag: "LetterHeld", rules: ["TRUST-7"], scan: "refused" }
const awaited: ConfirmationAwaited = { _tag: "ConfirmationAwaited", rules: ["FIELD-8"] }
const ownerConfirms: OwnersAlone = { _tag: "OwnersAlone", rules: ["FIELD-8", "ACCESS-4"] }
