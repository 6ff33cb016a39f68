import { daysBetween, hasEnded, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { InTrash, Thing } from "../folder/index.ts"
import { type Life, deletionOf as mailboxDeletionOf } from "../mailbox/index.ts"
import type { RuleId } from "../rule/index.ts"
import type { Deletion } from "./model.ts"

/** A rule that has spoken, and its day. */
interface Spoken {
  readonly day: OsloDate
  readonly rule: RuleId
  readonly rules: ReadonlyArray<RuleId>
  readonly policy: string
}

/** The mailbox's rule, and whether it waits for the operator's decision when its day has ended. */
interface SpokenOfMailbox extends Spoken {
  readonly waits: boolean
}

/**
 * When this thing will be deleted for good and by which rule, as it stands at `at` in a mailbox of this life (RETAIN-4). Of
 * all rules that give it a day the earliest counts: its day in the trash (RETAIN-2, ACCESS-4), its mailbox's day when that
 * is closed (LIFE-3) or its owner has died (LIFE-7, LIFE-11). Where none does it stays (RECEIVE-4).
 *
 * What a delegate put in the trash waits while its owner is shut out: the days for seeing it begin anew when the owner can
 * look inside again, which `seeAgain` records (ACCESS-4).
 *
 * @example
 * ```ts
 * import { DocumentId } from "@postkasse/core/letter"
 * import { type Thing, ThingId } from "@postkasse/core/folder"
 * import { MailboxId } from "@postkasse/core/mailbox"
 * import { Bytes } from "@postkasse/core/policy"
 * import { OsloDate } from "@postkasse/core/calendar"
 * import { deletionOf } from "@postkasse/core/retention"
 * import { DateTime } from "effect"
 *
 * const since = DateTime.makeUnsafe("2026-11-20T08:00:00Z")
 * const thing: Thing = {
 *   id: ThingId.make("0190b5a0-0000-7000-8000-000000000001"),
 *   mailbox: MailboxId.make("0190b5a0-0000-7000-8000-000000000002"),
 *   origin: { _tag: "Uploaded" },
 *   since,
 *   documents: [DocumentId.make("0190b5a0-0000-7000-8000-000000000003")],
 *   bytes: Bytes.make(84_000),
 *   lies: { _tag: "Inbox" }
 * }
 * // Its mailbox was closed; nothing else would delete it.
 * const life = { _tag: "Closed", since, deletionDay: OsloDate.make("2027-02-20"), policy: "digipost-2026-01" } as const
 * const deletion = deletionOf(thing, life, DateTime.makeUnsafe("2026-11-26T12:00:00Z"))
 * if (deletion._tag === "GoesOn") console.log(deletion.day, deletion.daysLeft, deletion.rule) // → 2027-02-20 86 LIFE-3
 * ```
 */
export const deletionOf = ({ lies }: Thing, life: Life, at: Instant): Deletion => {
  if (life._tag === "Deleted") return { _tag: "Gone", since: life.since, rules: ["LIFE-10"] }
  const trash = lies._tag === "InTrash" ? lies : null
  const held = trash !== null && isHeld(trash, life)
  const ofTrash = trash === null || held ? null : spokenOfTrash(trash)
  const ofMailbox = spokenOfMailbox(life)
  const first = earlier(ofTrash, ofMailbox)
  if (first === null) return stays
  const certain = ofMailbox?.waits === true ? ofTrash : first
  const today = osloDateOf(at)
  const rules = [...(ofTrash?.rules ?? none), ...(ofMailbox?.rules ?? none), ...(held ? heldRules : none), dayRule]
  if (certain !== null && (certain === first || today > certain.day)) {
    return { _tag: "GoesOn", ...told(certain, rules, today) }
  }
  return { _tag: "MayGoFrom", ...told(first, rules, today), goesOn: certain?.day ?? null }
}

/**
 * Whether a delegate's hand in the trash waits for the owner, who is shut out (ACCESS-4): not if its day had ended before
 * that.
 */
export const isHeld = (trash: InTrash, life: Life): boolean => {
  const shutSince = shutSinceOf(life)
  return trash.by.as === "delegate" && shutSince !== null && !hasEnded(trash.deletionDay, shutSince)
}

/** Since when the owner cannot look inside; null where they can. */
const shutSinceOf = (life: Life): Instant | null => {
  if (life._tag === "Deceased" && life.before._tag === "Closed") return life.before.since
  return life._tag === "Closed" || life._tag === "Deceased" ? life.since : null
}

const spokenOfTrash = ({ deletionDay: day, rule, policy }: InTrash): Spoken => ({
  day,
  rule,
  rules: rule === "ACCESS-4" ? delegatesRules : trashRules,
  policy
})

const spokenOfMailbox = (life: Life): SpokenOfMailbox | null => {
  const deletion = mailboxDeletionOf(life)
  if (deletion === null) return null
  const { day, ground, rules, policy } = deletion
  return { day, rule: rules[0], rules, policy, waits: ground === "right" }
}

const earlier = (one: Spoken | null, other: Spoken | null): Spoken | null => {
  if (one === null || other === null) return one ?? other
  return other.day < one.day ? other : one
}

const told = ({ day, rule, policy }: Spoken, rules: ReadonlyArray<RuleId>, today: OsloDate) => ({
  day,
  daysLeft: Math.max(0, daysBetween(today, day)),
  isDue: today > day,
  rule,
  rules,
  policy
})

const stays: Deletion = { _tag: "StaysUntilDeleted", rules: ["RECEIVE-4"] }
const none: ReadonlyArray<RuleId> = []
const trashRules: ReadonlyArray<RuleId> = ["RETAIN-2"]
const delegatesRules: ReadonlyArray<RuleId> = ["RETAIN-2", "ACCESS-4"]
const heldRules: ReadonlyArray<RuleId> = ["ACCESS-4"]
const dayRule: RuleId = "LIFE-8"
