import { Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import { reaches } from "../identity/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import { closing, isDueForDeletion } from "./deletion.ts"
import type { Life } from "./life.ts"
import type {
  ClosingPreview,
  LifeActor,
  LifeEvent,
  LifeForbids,
  Mailbox,
  MailboxClosed,
  MailboxIsClosed,
  MailboxNotFound,
  Owner,
  ReopeningNeedsLevel
} from "./model.ts"
import { forbids, notFound } from "./refusal.ts"

type Answer = Result.Result<LifeEvent, LifeForbids | MailboxNotFound | ReopeningNeedsLevel>

/** Whether new letters arrive: an active mailbox receives, and no other (LIFE-1). */
export const receives = (mailbox: Mailbox): boolean => mailbox.life._tag === "Active"

/**
 * Whether the owner may look inside: no when closed, deceased or deleted (LIFE-1, LIFE-3, LIFE-5). What is closed can be
 * reopened until its deletion day has ended; from then on it is not found, whether or not the job has come by.
 */
export const enter = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  who: Owner,
  at: Instant
): Result.Result<Mailbox, MailboxNotFound | MailboxIsClosed> => {
  const shut = shutOut(profile, mailbox, who, at)
  return shut === null ? Result.succeed(mailbox) : Result.fail(shut)
}

/** What keeps somebody from looking inside as the mailbox's owner, or null: `enter`, for those who ask it of every letter. */
export const shutOut = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  who: Owner,
  at: Instant
): MailboxNotFound | MailboxIsClosed | null => {
  if (!sameOwner(mailbox.owner, who)) return notFound
  const { life } = mailbox
  if (life._tag === "Deceased" || life._tag === "Deleted") return notFound
  if (life._tag !== "Closed") return null
  if (isDueForDeletion(life, at)) return notFound
  const { reopenLevel } = profile.life
  return { _tag: "MailboxIsClosed", rules: ["LIFE-3"], deletionDay: life.deletionDay, reopenLevel }
}

/** Stops new mail; what is there stays readable (LIFE-1, LIFE-2). */
export const deactivate = (mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (!mayActAsOwner(mailbox, by)) return Result.fail(notFound)
  if (mailbox.life._tag !== "Active") return forbids(mailbox)
  return Result.succeed({ _tag: "MailboxDeactivated", mailbox: mailbox.id, at, rules: ["LIFE-1", "LIFE-2"] })
}

/** Lets new mail in again (LIFE-2). */
export const reactivate = (mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (!mayActAsOwner(mailbox, by)) return Result.fail(notFound)
  if (mailbox.life._tag !== "Deactivated") return forbids(mailbox)
  return Result.succeed({ _tag: "MailboxReactivated", mailbox: mailbox.id, at, rules: ["LIFE-2"] })
}

/**
 * What closing would do, and what its owner is shown first: the better ways, in this order (LIFE-4), and the day on which
 * it would all be gone (LIFE-3). An organisation has nobody to give access to; its users have roles.
 */
export const beforeClosing = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  by: LifeActor,
  at: Instant
): Result.Result<ClosingPreview, LifeForbids | MailboxNotFound> =>
  Result.map(close(profile, mailbox, by, at), ({ deletionDay }) => ({
    betterWays: mailbox.owner._tag === "PersonOwner" ? ["GiveAccess", "SaveEverything"] : ["SaveEverything"],
    deletionDay,
    reopenLevel: profile.life.reopenLevel,
    rules: ["LIFE-3", "LIFE-4"]
  }))

/**
 * Closes: no login, and all content deleted for good when the deletion day ends (LIFE-3).
 *
 * @example
 * ```ts
 * import { close, evolve, Mailbox, MailboxAddress, MailboxId } from "@postkasse/core/mailbox"
 * import { PersonId } from "@postkasse/core/identity"
 * import { digipost } from "@postkasse/core/policy"
 * import { DateTime, Result } from "effect"
 *
 * const owner = { _tag: "PersonOwner", person: PersonId.make("0190b5a0-0000-7000-8000-000000000001") } as const
 * const mailbox: Mailbox = {
 *   id: MailboxId.make("0190b5a0-0000-7000-8000-000000000002"),
 *   owner,
 *   address: MailboxAddress.make("ola.nordmann#123"),
 *   life: { _tag: "Active" },
 *   visible: true
 * }
 * const at = DateTime.makeUnsafe("2026-11-30T12:00:00Z")
 * const closed = Result.getOrThrow(close(digipost, mailbox, { _tag: "OwnerActs", owner, level: "high" }, at))
 * console.log(closed.deletionDay, closed.rules.join(", ")) // → 2027-02-28 LIFE-2, LIFE-3, LIFE-8
 * console.log(evolve(mailbox, closed).life._tag) // → Closed
 * ```
 */
export const close = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  by: LifeActor,
  at: Instant
): Result.Result<MailboxClosed, LifeForbids | MailboxNotFound> => {
  if (!mayActAsOwner(mailbox, by)) return Result.fail(notFound)
  if (mailbox.life._tag !== "Active" && mailbox.life._tag !== "Deactivated") return forbids(mailbox)
  return Result.succeed({
    _tag: "MailboxClosed",
    mailbox: mailbox.id,
    at,
    rules: ["LIFE-2", "LIFE-3", "LIFE-8"],
    ...closing(profile, at)
  })
}

/** Reopens a closed mailbox, at level high and before its deletion day has ended (LIFE-3). */
export const reopen = (profile: ProviderProfile, mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (!mayActAsOwner(mailbox, by)) return Result.fail(notFound)
  if (mailbox.life._tag !== "Closed") return forbids(mailbox)
  if (isDueForDeletion(mailbox.life, at)) return Result.fail(notFound)
  const { reopenLevel } = profile.life
  if (by._tag === "OwnerActs" && !reaches(by.level, reopenLevel)) {
    return Result.fail({ _tag: "ReopeningNeedsLevel", rules: ["LIFE-3"], has: by.level, stepUpTo: reopenLevel })
  }
  return Result.succeed({ _tag: "MailboxReopened", mailbox: mailbox.id, at, rules: ["LIFE-3"] })
}

/** The mailbox after an event of its own life. */
export const evolve = (mailbox: Mailbox, event: LifeEvent): Mailbox => ({ ...mailbox, life: lifeAfter(event) })

const lifeAfter = (event: LifeEvent): Life => {
  switch (event._tag) {
    case "MailboxReactivated":
    case "MailboxReopened":
      return { _tag: "Active" }
    case "MailboxDeactivated":
      return { _tag: "Deactivated", since: event.at }
    case "MailboxClosed":
      return { _tag: "Closed", since: event.at, deletionDay: event.deletionDay, policy: event.policy }
    case "MailboxDeleted":
      return { _tag: "Deleted", since: event.at }
    default:
      return event.life
  }
}

// The operator acts in LIFE-5 and LIFE-7 only; what is the owner's to do is nobody else's (LIFE-2).
const mayActAsOwner = (mailbox: Mailbox, by: LifeActor): boolean =>
  by._tag === "OwnerActs" && sameOwner(mailbox.owner, by.owner)

// No person's id looks like an organisation's number.
const sameOwner = (one: Owner, other: Owner): boolean => idOf(one) === idOf(other)
const idOf = (owner: Owner): string => (owner._tag === "PersonOwner" ? owner.person : owner.organisation)
