import { Effect } from "effect"
import type { PersonId } from "../identity/index.ts"
import { Transactor } from "../transaction/index.ts"
import type { Mailbox } from "./model.ts"
import { Mailboxes, OwnedMailboxes } from "./port.ts"

/** The mailboxes that a person owns, as they are now; those whose content is gone are left out. */
export const mailboxesOf = Effect.fnUntraced(function* (person: PersonId) {
  const mailboxes = yield* Mailboxes
  const transactor = yield* Transactor
  const ids = yield* (yield* OwnedMailboxes).of({ _tag: "PersonOwner", person })
  const found = yield* Effect.forEach(ids, (id) => transactor.within({ _tag: "Mailbox", id }, mailboxes.find(id)))
  return found.filter(
    (mailbox): mailbox is Mailbox =>
      mailbox?.owner._tag === "PersonOwner" && mailbox.owner.person === person && mailbox.life._tag !== "Deleted"
  )
})
