import { DateTime, Result } from "effect"
import { addMonths, endOf, type Instant, osloDateOf } from "../calendar/index.ts"
import { reaches } from "../identity/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type {
  Life,
  LifeActor,
  LifeEvent,
  LifeForbids,
  Mailbox,
  MailboxIsClosed,
  MailboxNotFound,
  Owner,
  ReopeningNeedsLevel
} from "./model.ts"

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
  if (!sameOwner(mailbox.owner, who)) return Result.fail(notFound)
  if (mailbox.life._tag === "Deceased" || mailbox.life._tag === "Deleted") return Result.fail(notFound)
  if (mailbox.life._tag === "Closed") {
    if (isDueForDeletion(mailbox.life, at)) return Result.fail(notFound)
    const { deletionDay } = mailbox.life
    return Result.fail({
      _tag: "MailboxIsClosed",
      rules: ["LIFE-3"],
      deletionDay,
      reopenLevel: profile.life.reopenLevel
    })
  }
  return Result.succeed(mailbox)
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

/** Closes: no login, and all content deleted for good when the deletion day ends (LIFE-3). */
export const close = (profile: ProviderProfile, mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (!mayActAsOwner(mailbox, by)) return Result.fail(notFound)
  if (mailbox.life._tag !== "Active" && mailbox.life._tag !== "Deactivated") return forbids(mailbox)
  return Result.succeed({
    _tag: "MailboxClosed",
    mailbox: mailbox.id,
    at,
    rules: ["LIFE-2", "LIFE-3", "LIFE-8"],
    deletionDay: addMonths(osloDateOf(at), profile.life.closedMonths),
    policy: profile.version
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

/**
 * A death notice from the population register deactivates the mailbox at once (LIFE-5), also one that its owner has
 * closed; but content whose deletion day has ended stays due for deletion (LIFE-3).
 */
export const noticeDeath = (mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  if (mailbox.life._tag === "Deceased" || mailbox.life._tag === "Deleted") return forbids(mailbox)
  if (mailbox.life._tag === "Closed" && isDueForDeletion(mailbox.life, at)) return forbids(mailbox)
  return Result.succeed({ _tag: "DeathNoticed", mailbox: mailbox.id, at, rules: ["LIFE-5"] })
}

/** Deletes the content of a closed mailbox for good, once its deletion day has ended (LIFE-3). */
export const deleteForGood = (mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  if (mailbox.life._tag !== "Closed" || !isDueForDeletion(mailbox.life, at)) return forbids(mailbox)
  return Result.succeed({ _tag: "MailboxDeleted", mailbox: mailbox.id, at, rules: ["LIFE-3", "LIFE-10"] })
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
    case "DeathNoticed":
      return { _tag: "Deceased", since: event.at }
    case "MailboxDeleted":
      return { _tag: "Deleted", since: event.at }
  }
}

const isDueForDeletion = (life: Extract<Life, { _tag: "Closed" }>, at: Instant): boolean =>
  DateTime.isGreaterThanOrEqualTo(at, endOf(life.deletionDay))

// The operator acts in LIFE-5 and LIFE-7 only; what is the owner's to do is nobody else's (LIFE-2).
const mayActAsOwner = (mailbox: Mailbox, by: LifeActor): boolean =>
  by._tag === "OwnerActs" && sameOwner(mailbox.owner, by.owner)

const sameOwner = (one: Owner, other: Owner): boolean =>
  one._tag === "PersonOwner"
    ? other._tag === "PersonOwner" && one.person === other.person
    : other._tag === "OrganisationOwner" && one.organisation === other.organisation

const forbids = (mailbox: Mailbox): Result.Result<never, LifeForbids> =>
  Result.fail({ _tag: "LifeForbids", rules: ["LIFE-1"], from: mailbox.life._tag })

const notFound: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }
