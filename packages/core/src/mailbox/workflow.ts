import { DateTime, Effect, Result } from "effect"
import type { PersonId } from "../identity/index.ts"
import { Policy } from "../policy/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { Mailbox } from "./model.ts"
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
