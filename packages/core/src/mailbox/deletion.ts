import { Result } from "effect"
import { addMonths, hasEnded, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { LifePolicy, ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { Deceased, DeletionGround, Ending, Life } from "./life.ts"
import type {
  DeletionNotDue,
  DeletionUndecided,
  LifeActor,
  LifeEvent,
  LifeForbids,
  Mailbox,
  MailboxNotFound
} from "./model.ts"
import { forbids, notFound } from "./refusal.ts"

/** When a mailbox's content will be deleted for good, on what ground and by which rules (RETAIN-4). */
export interface MailboxDeletion {
  /** The Oslo day at whose end it is due. */
  readonly day: OsloDate
  readonly ground: DeletionGround
  readonly rules: readonly [RuleId]
  /** The policy version that the day was computed under. */
  readonly policy: string
}

/** When this life ends in deletion, or null for a life that does not (LIFE-3, LIFE-7, LIFE-11). */
export const deletionOf = (life: Life): MailboxDeletion | null => {
  if (!isEnding(life)) return null
  const ground = life._tag === "Closed" ? "duty" : life.ground
  return { day: life.deletionDay, ground, rules: rulesOf(life), policy: life.policy }
}

/** Deletes the content for good, once its day has ended; a mere right must have been decided on (LIFE-3, LIFE-7). */
export const deleteForGood = (
  mailbox: Mailbox,
  by: LifeActor,
  at: Instant
): Result.Result<LifeEvent, LifeForbids | MailboxNotFound | DeletionNotDue | DeletionUndecided> => {
  if (by._tag !== "OperatorActs") return Result.fail(notFound)
  const { life } = mailbox
  if (!isEnding(life)) return forbids(mailbox)
  const { deletionDay } = life
  const rules = rulesOf(life)
  if (!hasEnded(deletionDay, at)) return Result.fail({ _tag: "DeletionNotDue", rules, deletionDay })
  if (!isDueForDeletion(life, at)) return Result.fail({ _tag: "DeletionUndecided", rules, deletionDay })
  return Result.succeed({ _tag: "MailboxDeleted", mailbox: mailbox.id, at, rules: [...rules, "LIFE-10"] })
}

/**
 * Deletes again what was deleted for good and a restored backup has brought back: its key is gone, so nothing of it can be
 * read, and nothing of it shall lie there (LIFE-10). Null where the mailbox says that it is deleted.
 */
export const deleteAgain = ({ id: mailbox, life }: Mailbox, at: Instant): LifeEvent | null =>
  life._tag === "Deleted" ? null : { _tag: "MailboxDeleted", mailbox, at, rules: ["LIFE-10"] }

/**
 * The day of deletion under a new version of the policy, counted from the same start, or null where there is nothing to
 * compute: no day, one computed under this version already, one that the estate or the operator has chosen, or content
 * that is due. A shorter time never reaches back: what was not due before today is not due before today has ended.
 */
export const recompute = (profile: ProviderProfile, mailbox: Mailbox, at: Instant): LifeEvent | null => {
  const { life } = mailbox
  if (!isEnding(life) || life.policy === profile.version || isDueForDeletion(life, at)) return null
  if (deletionOf(life)?.ground === "request") return null
  const terms = life._tag === "Closed" ? closing(profile, life.since) : dying(profile, life.since)
  const today = osloDateOf(at)
  const soonest = (day: OsloDate): OsloDate => (day < today ? today : day)
  const moved = { ...life, ...terms, deletionDay: soonest(terms.deletionDay) }
  const recomputed: Ending =
    moved._tag === "Deceased" && moved.papersDay !== null ? { ...moved, papersDay: soonest(moved.papersDay) } : moved
  return { _tag: "DeletionRecomputed", mailbox: mailbox.id, at, rules: [...rulesOf(life), "LIFE-8"], life: recomputed }
}

/** What closing at `since` leads to (LIFE-3). */
export const closing = ({ life, version: policy }: ProviderProfile, since: Instant) => ({
  deletionDay: addMonths(osloDateOf(since), life.closedMonths),
  policy
})

/** What a notice registered at `since` leads to (LIFE-6, LIFE-7, LIFE-12). */
export const dying = (
  { life, version: policy }: ProviderProfile,
  since: Instant
): Pick<Deceased, "deletionDay" | "ground" | "papersDay" | "policy"> => ({
  deletionDay: addMonths(osloDateOf(since), life.deceasedMonths),
  ground: life.deceasedDeletion,
  papersDay: papersDay(life, osloDateOf(since)),
  policy
})

/** Whether the content is gone but for the job that sees to it: nothing brings it back from here (LIFE-3, LIFE-7). */
export const isDueForDeletion = (life: Life, at: Instant): boolean => {
  const deletion = deletionOf(life)
  return deletion !== null && deletion.ground !== "right" && hasEnded(deletion.day, at)
}

const papersDay = ({ estateMonths }: LifePolicy, from: OsloDate): OsloDate | null =>
  estateMonths === null ? null : addMonths(from, estateMonths)

const isEnding = (life: Life): life is Ending => life._tag === "Closed" || life._tag === "Deceased"

const rulesOf = (life: Ending): readonly [RuleId] =>
  life._tag === "Closed" ? ofClosed : life.ground === "request" ? ofRequest : ofDeceased
const ofClosed: readonly [RuleId] = ["LIFE-3"]
const ofRequest: readonly [RuleId] = ["LIFE-11"]
const ofDeceased: readonly [RuleId] = ["LIFE-7"]
