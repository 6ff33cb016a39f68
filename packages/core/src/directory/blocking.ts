/**
 * Blocking: a person keeps other people away who have written before (RECEIVE-2). To who is blocked, the mailbox looks as if it
 * were not there, even by its whole address.
 *
 * @module
 */
import { Result, Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { PersonId } from "../identity/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { RuleId } from "../rule/index.ts"

/** Whom a mailbox's owner has blocked. */
export const Blocklist = Schema.Struct({ mailbox: MailboxId, blocked: Schema.Array(PersonId) })
export type Blocklist = typeof Blocklist.Type

const event = { mailbox: MailboxId, person: PersonId, at: Instant, rules: Schema.Array(RuleId) }
export const PersonBlocked = Schema.TaggedStruct("PersonBlocked", event)
export const PersonUnblocked = Schema.TaggedStruct("PersonUnblocked", event)
export const BlockEvent = Schema.Union([PersonBlocked, PersonUnblocked])
export type BlockEvent = typeof BlockEvent.Type

/** Only a person who has written to the mailbox can be blocked (RECEIVE-2). */
export const NeverWrote = Schema.TaggedStruct("NeverWrote", { rules: Schema.Array(RuleId) })
export type NeverWrote = typeof NeverWrote.Type

/** Blocks a person who has written before; null where they are blocked already (RECEIVE-2). */
export const block = (
  list: Blocklist,
  person: PersonId,
  hasWritten: boolean,
  at: Instant
): Result.Result<BlockEvent | null, NeverWrote> => {
  if (isBlocked(list, person)) return Result.succeed(null)
  return hasWritten
    ? Result.succeed({ _tag: "PersonBlocked", mailbox: list.mailbox, person, at, rules: ["RECEIVE-2"] })
    : Result.fail({ _tag: "NeverWrote", rules: ["RECEIVE-2"] })
}

/** Lets a person write again; null where they are not blocked (RECEIVE-2). */
export const unblock = (list: Blocklist, person: PersonId, at: Instant): BlockEvent | null =>
  isBlocked(list, person) ? { _tag: "PersonUnblocked", mailbox: list.mailbox, person, at, rules: ["RECEIVE-2"] } : null

/** Whether the owner has blocked this person (RECEIVE-2). */
export const isBlocked = ({ blocked }: Blocklist, person: PersonId): boolean => blocked.includes(person)

/** The list after an event. */
export const evolveBlocklist = (list: Blocklist, event: BlockEvent): Blocklist => ({
  ...list,
  blocked:
    event._tag === "PersonBlocked"
      ? [...list.blocked, event.person]
      : list.blocked.filter((person) => person !== event.person)
})
