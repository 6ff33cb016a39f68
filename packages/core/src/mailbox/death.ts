import { Result } from "effect"
import { hasEnded, type Instant, osloDateOf } from "../calendar/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { closing, dying, isDueForDeletion } from "./deletion.ts"
import type { DeathSource, Living } from "./life.ts"
import type { DeletionNotDue, LifeActor, LifeEvent, LifeForbids, Mailbox, MailboxNotFound } from "./model.ts"
import { forbids, notFound } from "./refusal.ts"

type Answer = Result.Result<LifeEvent, LifeForbids | MailboxNotFound>

/**
 * A death notice deactivates the mailbox at once: the population register's (LIFE-5), or a death certificate handed in
 * (LIFE-11); the first of them counts. Also one that its owner has closed; but content whose deletion day has ended stays
 * due for deletion (LIFE-3). An organisation does not die.
 */
export const noticeDeath = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  by: LifeActor,
  told: DeathSource,
  at: Instant
): Answer => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  const { life: before } = mailbox
  if (mailbox.owner._tag !== "PersonOwner") return forbids(mailbox, ["LIFE-5"])
  if (before._tag === "Deceased" || before._tag === "Deleted" || isDueForDeletion(before, at)) return forbids(mailbox)
  return Result.succeed({
    _tag: "DeathNoticed",
    mailbox: mailbox.id,
    at,
    rules: [...(told === "register" ? register : certificate), "LIFE-7", "LIFE-8"],
    life: { _tag: "Deceased", since: at, told, ...dying(profile, at), before }
  })
}

/**
 * Takes a mistaken notice back: registers correct themselves. The mailbox is again what it was; one that was closed has
 * its whole time for reopening anew. What is due for deletion stays due.
 */
export const withdrawDeathNotice = (profile: ProviderProfile, mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  const { life } = mailbox
  if (life._tag !== "Deceased" || isDueForDeletion(life, at)) return forbids(mailbox)
  const again: Living =
    life.before._tag === "Closed" ? { _tag: "Closed", since: at, ...closing(profile, at) } : life.before
  return Result.succeed({ _tag: "DeathNoticeWithdrawn", mailbox: mailbox.id, at, rules: register, life: again })
}

/** Deletes sooner, because the estate has asked for it: when the day of the answer has ended (LIFE-11). */
export const bringDeletionForward = (mailbox: Mailbox, by: LifeActor, at: Instant): Answer => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  const { life } = mailbox
  if (life._tag !== "Deceased" || isDueForDeletion(life, at)) return forbids(mailbox)
  return Result.succeed({
    _tag: "DeletionBroughtForward",
    mailbox: mailbox.id,
    at,
    rules: certificate,
    life: { ...life, deletionDay: osloDateOf(at), ground: "request" }
  })
}

/** Decides to use a right to delete, once its day has ended (LIFE-7): from then on it is as due as any. */
export const decideDeletion = (
  mailbox: Mailbox,
  by: LifeActor,
  at: Instant
): Result.Result<LifeEvent, LifeForbids | MailboxNotFound | DeletionNotDue> => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  const { life } = mailbox
  if (life._tag !== "Deceased" || life.ground !== "right") return forbids(mailbox)
  const { deletionDay } = life
  if (!hasEnded(deletionDay, at)) return Result.fail({ _tag: "DeletionNotDue", rules: ["LIFE-7"], deletionDay })
  return Result.succeed({
    _tag: "DeletionDecided",
    mailbox: mailbox.id,
    at,
    rules: ["LIFE-7"],
    life: { ...life, ground: "decision" }
  })
}

/** Whether an estate that the operator has let in may still read: until the content is due for deletion (LIFE-7). */
export const openToEstate = ({ life }: Mailbox, at: Instant): boolean =>
  life._tag === "Deceased" && !isDueForDeletion(life, at)

const register: ReadonlyArray<RuleId> = ["LIFE-5"]
const certificate: ReadonlyArray<RuleId> = ["LIFE-11"]
