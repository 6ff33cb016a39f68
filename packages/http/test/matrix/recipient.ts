/**
 * Whom a request names as a recipient: found by a name, a number or an address, or by nothing.
 *
 * @module
 */
import { Directory, parseRecipient, type RecipientQuery } from "@postkasse/core/directory"
import { PersonId } from "@postkasse/core/identity"
import { type Mailbox, MailboxAddress, Mailboxes, MailboxId, type Owner } from "@postkasse/core/mailbox"
import { nationalId } from "@postkasse/core/testing"
import { type Transaction, Transactor } from "@postkasse/core/transaction"
import type { Person } from "@postkasse/testkit/town"
import { DateTime, Effect, Result } from "effect"
import fc from "fast-check"
import { v7 } from "uuid"
import type { World } from "../world.ts"
import { people } from "./caller.ts"

/** Who is *hidden* is found by a number or a whole address only (CONTACT-8, SEND-10). */
export type Named =
  | "visible, by name"
  | "visible with a hidden namesake"
  | "hidden, by name"
  | "nobody, by name"
  | "visible, by national id"
  | "hidden, by national id"
  | "nobody, by national id"
  | "replaced long ago, by address"
  | "nobody, by address"

/** Where a request names a recipient: in its body. */
export const recipientPlace = "recipient"

/** Puts them into the directory; the visible one is the first person. */
export const settleRecipients = ({ runtime, ...world }: World): Promise<Readonly<Record<Named, RecipientQuery>>> => {
  const [hidden = "", nobody = ""] = fc.sample(nationalId, { numRuns: 2, seed: 25 })
  const replaced = addressed("126")
  return runtime.runPromise(
    Effect.gen(function* () {
      const { id } = yield* settle(
        { owner: someone(), id: MailboxId.make(v7()), address: addressed("127"), visible: false },
        [byName("Skjult Fjellrev"), byName("Navn Felles"), byNumber(hidden)]
      )
      const visible = MailboxId.make(world.mailboxes.get(people.mine) ?? "")
      const directory = yield* Directory
      yield* underClaim(byName("Navn Felles"), (claim) => directory.list(claim, visible))
      const at = DateTime.subtract(yield* DateTime.now, { days: 800 })
      yield* underClaim(byAddress(replaced), () => directory.takeAddress(replaced, id))
      yield* underClaim(byAddress(replaced), () => directory.replaceAddress(replaced, at))
      const { name, home } = people.mine
      return {
        "visible, by name": byName(`${name.first} ${name.last}`, home.street),
        "visible with a hidden namesake": byName("Navn Felles"),
        "hidden, by name": byName("Skjult Fjellrev"),
        "nobody, by name": byName("Ingen Fjellrev"),
        "visible, by national id": byNumber(people.mine.nationalId),
        "hidden, by national id": byNumber(hidden),
        "nobody, by national id": byNumber(nobody),
        "replaced long ago, by address": byAddress(replaced),
        "nobody, by address": byAddress(addressed("128"))
      } satisfies Record<Named, RecipientQuery>
    })
  )
}

/** An active mailbox with its address, listed under what finds it. */
export const settle = Effect.fnUntraced(function* (
  given: Omit<Mailbox, "life">,
  listed: ReadonlyArray<RecipientQuery>
) {
  const mailbox: Mailbox = { ...given, life: { _tag: "Active" } }
  const { id, address } = mailbox
  const mailboxes = yield* Mailboxes
  const directory = yield* Directory
  yield* (yield* Transactor).within({ _tag: "Mailbox", id }, mailboxes.add(mailbox))
  yield* underClaim(byAddress(address), () => directory.takeAddress(address, id))
  for (const query of listed) yield* underClaim(query, (claim) => directory.list(claim, id))
  return mailbox
})

/** Who owns a person's mailbox. */
export const ownerOf = Effect.fnUntraced(function* ({ mailboxes }: World, person: Person) {
  const id = MailboxId.make(mailboxes.get(person) ?? "")
  const ports = yield* Mailboxes
  const found = yield* (yield* Transactor).within({ _tag: "Mailbox", id }, ports.find(id))
  if (found === null) throw new Error("Everybody in the town has a mailbox")
  return found.owner
})

/** A mailbox address that nobody of the town has. */
export const addressed = (digits: string): MailboxAddress => MailboxAddress.make(`matrise.prøve#${digits}`)

const underClaim = Effect.fnUntraced(function* <A>(
  query: RecipientQuery,
  work: (claim: string) => Effect.Effect<A, never, Transaction>
) {
  const claim = yield* (yield* Directory).claimOf(Result.getOrThrow(parseRecipient(query)))
  return yield* (yield* Transactor).within({ _tag: "Claim", hash: claim }, work(claim))
})

const someone = (): Owner => ({ _tag: "PersonOwner", person: PersonId.make(v7()) })

const byName = (name: string, street = "Fjordgata 25"): RecipientQuery => ({
  ...{ _tag: "NameAndAddress", name, street, postalCode: "9999" }
})
const byNumber = (nationalId: string): RecipientQuery => ({ _tag: "NationalId", nationalId })
const byAddress = (mailboxAddress: string): RecipientQuery => ({ _tag: "MailboxAddress", mailboxAddress })
