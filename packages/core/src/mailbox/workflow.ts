import { DateTime, Effect, Result } from "effect"
import type { Instant } from "../calendar/index.ts"
import type { PersonId } from "../identity/index.ts"
import { Policy, type ProviderProfile } from "../policy/index.ts"
import { eachOfRound, Transactor } from "../transaction/index.ts"
import { deleteAgain } from "./deletion.ts"
import type { Mailbox, MailboxId, MailboxIsClosed, MailboxNotFound } from "./model.ts"
import { enter } from "./policy.ts"
import { Mailboxes, OwnedMailboxes } from "./port.ts"

/**
 * The mailboxes that a person owns and may know of, as they are now: a closed one that can be reopened too, but none that
 * is deceased, or whose content is gone or due to go (LIFE-3, LIFE-5).
 */
export const mailboxesOf = Effect.fnUntraced(function* (person: PersonId) {
  const mailboxes = yield* Mailboxes
  const transactor = yield* Transactor
  const owner = { _tag: "PersonOwner", person } as const
  const ids = yield* (yield* OwnedMailboxes).of(owner)
  const profile = yield* Policy
  const at = yield* DateTime.now
  const found = yield* Effect.forEach(ids, (id) => transactor.within({ _tag: "Mailbox", id }, mailboxes.find(id)))
  return found.filter((mailbox): mailbox is Mailbox => {
    if (mailbox === null) return false
    const entered = enter(profile, mailbox, owner, at)
    return Result.isSuccess(entered) || entered.failure._tag === "MailboxIsClosed"
  })
})

/** A mailbox whose owner has entered, in its transaction. */
export interface Entered {
  readonly profile: ProviderProfile
  readonly mailbox: Mailbox
  readonly at: Instant
}

/**
 * Runs `work` in the transaction of a mailbox that this person owns and may look into. To anybody else it is not found, as one
 * that is not there (FIELD-25); its own owner hears that it is closed (LIFE-3).
 */
export const asOwner = Effect.fnUntraced(function* <A, E, R>(
  id: MailboxId,
  person: PersonId,
  work: (entered: Entered) => Effect.Effect<Result.Result<A, E>, never, R>
) {
  const mailboxes = yield* Mailboxes
  const profile = yield* Policy
  const at = yield* DateTime.now
  return yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.find(id)
      if (mailbox === null) return Result.fail<E | MailboxNotFound | MailboxIsClosed>(noMailbox)
      const entered = enter(profile, mailbox, { _tag: "PersonOwner", person }, at)
      return Result.isFailure(entered) ? Result.fail(entered.failure) : yield* work({ profile, mailbox, at })
    })
  )
})

const noMailbox: MailboxNotFound = { _tag: "MailboxNotFound", rules: ["FIELD-25"] }

/** Deletes again whatever a restored backup has brought back of what was deleted for good (LIFE-10); answers how many. */
export const replayDeletions = Effect.fnUntraced(function* () {
  const ids = yield* (yield* Mailboxes).broughtBack
  yield* eachOfRound(ids, replayDeletion)
  return ids.length
})

const replayDeletion = Effect.fnUntraced(function* (id: MailboxId) {
  const mailboxes = yield* Mailboxes
  yield* (yield* Transactor).within(
    { _tag: "Mailbox", id },
    Effect.gen(function* () {
      const mailbox = yield* mailboxes.lock(id)
      const event = mailbox === null ? null : deleteAgain(mailbox, yield* DateTime.now)
      if (mailbox !== null && event !== null) yield* mailboxes.record(mailbox, event)
    })
  )
})
