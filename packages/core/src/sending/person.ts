/**
 * A person's own letter: to any other person with a mailbox who has not blocked them (SEND-1). And a business' letter, composed
 * here and not through the API (SEND-5, SEND-8, SEND-10).
 *
 * @module
 */
import { DateTime, Result, Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { type Candidate, isBlocked, type NationalIdNotAllowed, type RecipientQuery } from "../directory/index.ts"
import { Level, PersonId } from "../identity/index.ts"
import {
  enter,
  type Mailbox,
  MailboxId,
  type MailboxIsClosed,
  type MailboxNotFound,
  receives
} from "../mailbox/index.ts"
import { type Account, type AccountNotFound, mayAct, type RoleMissing } from "../organisation/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import type { DeclaredContents, LetterTooLarge, RecipientNotDigital, TooManyFiles, VisibleInThePast } from "./model.ts"
import { excessOf } from "./policy.ts"

const rules = Schema.Array(RuleId)

/** Businesses compose and send on computers (SEND-8). */
export const ComputerNeeded = Schema.TaggedStruct("ComputerNeeded", { rules })
export type ComputerNeeded = typeof ComputerNeeded.Type

/** What a person's letter will be: on its way to one mailbox, from this person, at this level. */
export const PersonalLetterAllowed = Schema.TaggedStruct("PersonalLetterAllowed", {
  from: PersonId,
  to: MailboxId,
  requires: Level,
  at: Instant,
  rules,
  policy: Schema.NonEmptyString
})
export type PersonalLetterAllowed = typeof PersonalLetterAllowed.Type

/** What a person wants to send. */
export interface PersonalLetter {
  /** Whether the recipient has to log in with an e-ID to open it (SEND-1). */
  readonly asksElectronicId: boolean
  /** When it becomes visible; null, at once (FIELD-6). */
  readonly visibleAt: Instant | null
  readonly contents: DeclaredContents
}

/** Why a person's letter is not sent. */
export type PersonalLetterRefusal =
  | MailboxNotFound
  | MailboxIsClosed
  | RecipientNotDigital
  | TooManyFiles
  | LetterTooLarge
  | VisibleInThePast

/**
 * Decides whether a person may send a letter to a mailbox (SEND-1, RECEIVE-2). The mailbox is one that was found: to who is
 * blocked it is as if it had not been. A person sends from a mailbox that is active or deactivated (LIFE-1).
 */
export const sendAsPerson = (
  profile: ProviderProfile,
  from: { readonly person: PersonId; readonly mailbox: Mailbox },
  to: Pick<Candidate, "mailbox" | "reception" | "blocklist"> | null,
  letter: PersonalLetter,
  at: Instant
): Result.Result<PersonalLetterAllowed, PersonalLetterRefusal> => {
  const entered = enter(profile, from.mailbox, { _tag: "PersonOwner", person: from.person }, at)
  if (Result.isFailure(entered)) return Result.fail(entered.failure)
  if (to === null || !to.reception || !receives(to.mailbox) || isBlocked(to.blocklist, from.person)) {
    return Result.fail(nobody)
  }
  const excess = excessOf(profile.sending, letter.contents)
  if (excess !== null) return Result.fail(excess)
  if (letter.visibleAt !== null && DateTime.isLessThan(letter.visibleAt, at)) {
    return Result.fail({ _tag: "VisibleInThePast", rules: ["FIELD-6"], visibleAt: letter.visibleAt, now: at })
  }
  const requires: Level = letter.asksElectronicId ? profile.personalSending.electronicLevel : "password"
  return Result.succeed({
    _tag: "PersonalLetterAllowed",
    ...{ from: from.person, to: to.mailbox.id, requires, at },
    rules: ["SEND-1", "SEND-6"],
    policy: profile.version
  })
}

/**
 * Whether a user of a business may compose and send on this device to these recipients (SEND-5, SEND-8): in a role that sends, on
 * a computer where the policy says so, and never by national id number, which is for integrations (SEND-10).
 */
export const mayCompose = (
  profile: ProviderProfile,
  account: Account,
  person: PersonId,
  device: "computer" | "phone" | "tablet" | "app",
  recipients: ReadonlyArray<RecipientQuery>
): Result.Result<
  { readonly rules: ReadonlyArray<RuleId> },
  AccountNotFound | RoleMissing | ComputerNeeded | NationalIdNotAllowed
> => {
  const allowed = mayAct(account, person, "send")
  if (Result.isFailure(allowed)) return Result.fail(allowed.failure)
  if (profile.organisation.composeOnComputersOnly && device !== "computer") {
    return Result.fail({ _tag: "ComputerNeeded", rules: ["SEND-8"] })
  }
  if (recipients.some(({ _tag }) => _tag === "NationalId")) {
    return Result.fail({ _tag: "NationalIdNotAllowed", rules: ["SEND-10"] })
  }
  return Result.succeed({ rules: ["SEND-5", "SEND-8"] })
}

// What an address that nobody has would be told, and told of who has blocked, too (FIELD-25).
const nobody: RecipientNotDigital = {
  _tag: "RecipientNotDigital",
  rules: ["FIELD-9"],
  result: { _tag: "Unidentified", why: "NotFound" }
}
