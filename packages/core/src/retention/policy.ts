import { Result } from "effect"
import { addDays, hasEnded, type Instant, osloDateOf } from "../calendar/index.ts"
import type { OutsideGrant, OwnersAlone } from "../delegation/index.ts"
import {
  type Actor,
  contentOf,
  type FolderId,
  type FolderNotFound,
  type Folders,
  found,
  type Hand,
  handOf,
  type InTrash,
  isPlace,
  ownHandOf,
  type Thing,
  type ThingInTrash,
  type ThingNotFound
} from "../folder/index.ts"
import type { DocumentId } from "../letter/index.ts"
import type { Life, Mailbox, MailboxIsClosed, MailboxNotFound } from "../mailbox/index.ts"
import type { ProviderProfile } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import { counted } from "../storage/index.ts"
import { deletionOf, isHeld } from "./deletion.ts"
import type { RetentionEvent, ThingDeleted, ThingNotInTrash, ThingPutBack, ThingTrashed, TrashDaySet } from "./model.ts"

type Refused = MailboxNotFound | MailboxIsClosed | ThingNotFound

/**
 * Puts a thing in the trash (RETAIN-1), from where it can be put back until its day ends. Of `shared`, the documents that are
 * shared, those of the thing are so no longer. A delegate may do it too (ACCESS-4).
 */
export const putInTrash = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  thing: Thing | null,
  shared: ReadonlyArray<DocumentId>,
  actor: Actor,
  at: Instant
): Result.Result<ThingTrashed, Refused | OutsideGrant | ThingInTrash> => {
  const hand = handOf(profile, mailbox, actor, "trash", at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const there = found(mailbox, thing, actor, at)
  if (Result.isFailure(there)) return Result.fail(there.failure)
  return there.success.lies._tag === "InTrash"
    ? Result.fail({ _tag: "ThingInTrash", rules: ["RETAIN-1"] })
    : Result.succeed(trashed(profile, there.success, there.success.lies, shared, hand.success, at))
}

/**
 * Puts in the trash all that lies in a folder, of the `things` that whoever asks may know of (RETAIN-1). The folder stays,
 * empty; `remove` of the word folder takes it away.
 */
export const putContentInTrash = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  folder: FolderId,
  things: ReadonlyArray<Thing>,
  shared: ReadonlyArray<DocumentId>,
  actor: Actor,
  at: Instant
): Result.Result<ReadonlyArray<ThingTrashed>, Exclude<Refused, ThingNotFound> | OutsideGrant | FolderNotFound> => {
  const hand = handOf(profile, mailbox, actor, "trash", at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  if (!isPlace(folders, { _tag: "InFolder", folder })) {
    return Result.fail({ _tag: "FolderNotFound", rules: ["FIELD-25"] })
  }
  const content = contentOf(folder, things).filter((thing) => Result.isSuccess(found(mailbox, thing, actor, at)))
  return Result.succeed(
    content.map((thing) => trashed(profile, thing, { _tag: "InFolder", folder }, shared, hand.success, at))
  )
}

/**
 * Puts a thing back from the trash to where it was, or to the inbox if that folder is gone (RETAIN-1). What was shared is not
 * shared again (KONTROLL-4). A delegate may do it too (ACCESS-4).
 */
export const putBack = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  folders: Folders,
  thing: Thing | null,
  actor: Actor,
  at: Instant
): Result.Result<ThingPutBack, Refused | OutsideGrant | ThingNotInTrash> => {
  const hand = handOf(profile, mailbox, actor, "putBack", at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const there = found(mailbox, thing, actor, at)
  if (Result.isFailure(there)) return Result.fail(there.failure)
  const { id, lies } = there.success
  if (lies._tag !== "InTrash") return Result.fail({ _tag: "ThingNotInTrash", rules: ["RETAIN-1"] })
  return Result.succeed({
    _tag: "ThingPutBack",
    mailbox: mailbox.id,
    thing: id,
    rules: rulesOf("RETAIN-1", hand.success),
    by: hand.success,
    at,
    to: isPlace(folders, lies.from) ? lies.from : { _tag: "Inbox" }
  })
}

/** Deletes for good something in the trash, before its day: the owner does, and nobody else (RETAIN-2, LIFE-9, ACCESS-4). */
export const deleteForGood = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  thing: Thing | null,
  actor: Actor,
  at: Instant
): Result.Result<ThingDeleted, Refused | OwnersAlone | ThingNotInTrash> => {
  const hand = ownHandOf(profile, mailbox, actor, at)
  if (Result.isFailure(hand)) return Result.fail(hand.failure)
  const there = found(mailbox, thing, actor, at)
  if (Result.isFailure(there)) return Result.fail(there.failure)
  return there.success.lies._tag === "InTrash"
    ? Result.succeed(deletedBy(hand.success, there.success, at))
    : Result.fail({ _tag: "ThingNotInTrash", rules: ["RETAIN-2"] })
}

/** Deletes for good all that lies in the trash: the owner does, and nobody else (RETAIN-2, LIFE-9, ACCESS-4). */
export const emptyTrash = (
  profile: ProviderProfile,
  mailbox: Mailbox,
  things: ReadonlyArray<Thing>,
  actor: Actor,
  at: Instant
): Result.Result<ReadonlyArray<ThingDeleted>, Exclude<Refused, ThingNotFound> | OwnersAlone> =>
  Result.map(ownHandOf(profile, mailbox, actor, at), (hand) =>
    things
      .filter((thing) => thing.lies._tag === "InTrash" && Result.isSuccess(found(mailbox, thing, actor, at)))
      .map((thing) => deletedBy(hand, thing, at))
  )

/**
 * What the job does with a thing: deletes it for good if its day has ended, in the trash (RETAIN-2) or with its mailbox
 * (LIFE-3, LIFE-7); else null. A mere right waits for the operator's decision, which the mailbox's life tells of. Ask before
 * the mailbox's own deletion is recorded, which no longer tells the rule.
 */
export const deleteDue = (thing: Thing, mailbox: Mailbox, at: Instant): ThingDeleted | null => {
  if (thing.mailbox !== mailbox.id) return null
  const deletion = deletionOf(thing, mailbox.life, at)
  if (deletion._tag === "Gone") return deleted(thing, { at, by: null, rule: "LIFE-10", rules: [], policy: null })
  if (deletion._tag !== "GoesOn" || !deletion.isDue) return null
  const { rule, rules, policy } = deletion
  return deleted(thing, { at, by: null, rule, rules, policy })
}

/**
 * The day in the trash under a new version of the policy, counted from the same start, or null where there is none to count:
 * not in the trash, counted under this version already, or over. A shorter time never reaches back: what was not due before
 * today is not due before today has ended (LIFE-8).
 */
export const recompute = (profile: ProviderProfile, thing: Thing, at: Instant): TrashDaySet | null => {
  const { lies } = thing
  if (lies._tag !== "InTrash" || lies.policy === profile.version || hasEnded(lies.deletionDay, at)) return null
  const [set, today] = [counting(profile, lies), osloDateOf(at)]
  return daySet(thing, { ...set, deletionDay: set.deletionDay < today ? today : set.deletionDay }, at)
}

/**
 * Gives the owner, who was shut out and is let in again at `at`, all the days there are to see what a delegate put in the
 * trash (ACCESS-4). `shut` is the life that the mailbox comes from: closed, or deceased by mistake. Null where nothing waited.
 * Record it together with the reopening, or with the notice that is taken back: after that the old day would count.
 */
export const seeAgain = (profile: ProviderProfile, thing: Thing, shut: Life, at: Instant): TrashDaySet | null => {
  const { lies } = thing
  if (lies._tag !== "InTrash" || !isHeld(lies, shut)) return null
  return daySet(thing, counting(profile, { ...lies, seenSince: at }), at)
}

/** The thing after something has happened to it; null once it is deleted for good. */
export const evolve = (thing: Thing, event: RetentionEvent): Thing | null => {
  switch (event._tag) {
    case "ThingTrashed":
    case "TrashDaySet":
      return { ...thing, lies: event.trash }
    case "ThingPutBack":
      return { ...thing, lies: event.to }
    case "ThingDeleted":
      return null
  }
}

const trashed = (
  profile: ProviderProfile,
  { id, mailbox, documents }: Thing,
  from: InTrash["from"],
  shared: ReadonlyArray<DocumentId>,
  by: Hand,
  at: Instant
): ThingTrashed => ({
  _tag: "ThingTrashed",
  mailbox,
  thing: id,
  rules: [...rulesOf("RETAIN-1", by), "RETAIN-2", "LIFE-8"],
  trash: counting(profile, { from, by, since: at, seenSince: at }),
  endsSharingOf: documents.filter((document) => shared.includes(document))
})

/** Counts the day: so long in the trash, and what a delegate put there so long to be seen, whichever is later. */
const counting = (
  { retention, delegation, version: policy }: ProviderProfile,
  { from, by, since, seenSince }: Pick<InTrash, "from" | "by" | "since" | "seenSince">
): InTrash => {
  const day = addDays(osloDateOf(since), retention.trashDays)
  const seen = addDays(osloDateOf(seenSince), delegation.trashSeenDays)
  const later = by.as === "delegate" && seen > day
  return {
    _tag: "InTrash",
    ...{ from, by, since, seenSince, policy },
    deletionDay: later ? seen : day,
    rule: later ? "ACCESS-4" : "RETAIN-2"
  }
}

const daySet = ({ id, mailbox }: Thing, trash: InTrash, at: Instant): TrashDaySet => ({
  _tag: "TrashDaySet",
  mailbox,
  thing: id,
  rules: [trash.rule, "LIFE-8"],
  at,
  trash
})

const deletedBy = (by: Hand, thing: Thing, at: Instant): ThingDeleted =>
  deleted(thing, { at, by, rule: "RETAIN-2", rules: ["RETAIN-2", "LIFE-9"], policy: null })

const deleted = (
  { id, mailbox, documents, origin, bytes }: Thing,
  how: Pick<ThingDeleted, "at" | "by" | "rule" | "rules" | "policy">
): ThingDeleted => ({
  _tag: "ThingDeleted",
  mailbox,
  thing: id,
  ...how,
  rules: [...how.rules, "LIFE-10", "QUOTA-4"],
  documents,
  freed: counted(origin, bytes)
})

const rulesOf = (rule: RuleId, by: Hand): ReadonlyArray<RuleId> => (by.as === "owner" ? [rule] : [rule, "ACCESS-4"])
