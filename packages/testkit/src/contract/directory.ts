import { OsloDate } from "@postkasse/core/calendar"
import { Directory, type DirectoryEntry, type Recipient } from "@postkasse/core/directory"
import { Claims } from "@postkasse/core/identity"
import { type Mailbox, Mailboxes, type MailboxId, oldAddressResolvesUntil } from "@postkasse/core/mailbox"
import { Policy } from "@postkasse/core/policy"
import { nationalId, recipient } from "@postkasse/core/testing"
import type { Transaction, Transactor } from "@postkasse/core/transaction"
import { DateTime, Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inClaim, inMailbox } from "./within.ts"

export type DirectoryPorts = Transactor | Claims | Directory | Mailboxes | Policy

/** Recipients are found under claims; what is told of a mailbox is what the mailbox itself says now. */
export const directoryContract = (on: Case<DirectoryPorts>) => {
  describe("the directory", () => {
    on(
      "FIELD-9: answers each question in the order asked, and knows nobody who was never listed",
      Effect.gen(function* () {
        const directory = yield* Directory
        const [one, other] = [yield* settle(), yield* settle({ visible: false, life: "Deactivated" })]
        const [byOne, byOther, byNobody] = [organisation(), organisation(), organisation()]
        yield* list(byOne, one.id)
        yield* list(byOther, other.id)
        const found = yield* directory.find([byOther, byNobody, byOne, byOther], now)
        const [entryOfOne, entryOfOther] = [entryOf(one, true), entryOf(other, false)]
        expect(found).toEqual([[entryOfOther], [], [entryOfOne], [entryOfOther]])
        expect(yield* directory.find([], now)).toEqual([])
      })
    )

    on(
      "has a claim for every recipient, always the same, and a person's own for a national id",
      forAll(fc.tuple(recipient, nationalId), ([some, id]) =>
        Effect.gen(function* () {
          const directory = yield* Directory
          expect(yield* directory.claimOf(some)).toBe(yield* directory.claimOf({ ...some }))
          const claim = yield* (yield* Claims).ofNationalId(id)
          expect(yield* directory.claimOf({ _tag: "NationalId", nationalId: id })).toBe(claim)
        })
      )
    )

    on(
      "holds one entry under what names exactly one: a mailbox takes nobody's place, and listing again changes nothing",
      Effect.gen(function* () {
        const [first, second] = [yield* settle(), yield* settle()]
        const number = organisation()
        yield* list(number, null)
        yield* list(number, null)
        expect(yield* find(number)).toEqual([{ mailbox: null }])
        yield* list(number, first.id)
        yield* list(number, first.id)
        yield* list(number, null)
        expect(yield* find(number)).toEqual([entryOf(first, true)])
        yield* list(number, second.id)
        expect(yield* find(number)).toEqual([entryOf(second, true)])
      })
    )

    on(
      "FIELD-9: holds several under a name and address, somebody without a mailbox among them",
      Effect.gen(function* () {
        const [first, second] = [yield* settle(), yield* settle()]
        const named = name()
        for (const mailbox of [first.id, null, second.id, null, first.id]) yield* list(named, mailbox)
        const entries = yield* find(named)
        expect(entries).toHaveLength(3)
        expect(entries).toEqual(
          expect.arrayContaining([entryOf(first, true), { mailbox: null }, entryOf(second, true)])
        )
        expect(yield* find({ ...named, birthDate: OsloDate.make("1971-05-17") })).toEqual([])
      })
    )

    on(
      "CONTACT-8, FIELD-25: under a name holds the visible, and the hidden no more than nobody; under what names one, the hidden too",
      Effect.gen(function* () {
        const directory = yield* Directory
        const [seen, hidden] = [yield* settle(), yield* settle({ visible: false })]
        const [shared, hiddens, nobodys] = [name(), name(), name()]
        for (const one of [seen, hidden]) yield* list(shared, one.id)
        yield* list(hiddens, hidden.id)
        const number = organisation()
        yield* list(number, hidden.id)
        const found = yield* directory.find([shared, hiddens, nobodys, number], now)
        expect(found).toEqual([[entryOf(seen, true)], [], [], [entryOf(hidden, true)]])
      })
    )

    on(
      "CONTACT-6: gives an address to one mailbox and never to another, and resolves it 12 months after it was replaced",
      Effect.gen(function* () {
        const directory = yield* Directory
        const { directory: policy } = yield* Policy
        const [mine, theirs] = [yield* settle(), yield* settle()]
        const mailboxAddress = fresh.address()
        const byAddress: Recipient = { _tag: "MailboxAddress", mailboxAddress }
        const take = (id: MailboxId) => claimed(byAddress, directory.takeAddress(mailboxAddress, id))
        expect(yield* take(mine.id)).toBe(true)
        expect(yield* take(mine.id)).toBe(true)
        expect(yield* take(theirs.id)).toBe(false)
        yield* claimed(byAddress, directory.replaceAddress(mailboxAddress, now))
        expect(yield* take(theirs.id)).toBe(false)
        const until = oldAddressResolvesUntil(policy, now)
        const before = DateTime.subtract(until, { milliseconds: 1 })
        expect(yield* directory.find([byAddress], before)).toEqual([[entryOf(mine, true)]])
        expect(yield* directory.find([byAddress], until)).toEqual([[]])
      })
    )
  })
}

const now = DateTime.makeUnsafe("2026-11-22T09:00:00Z")

const settle = Effect.fnUntraced(function* ({ visible = true, life = "Active" as "Active" | "Deactivated" } = {}) {
  const id = fresh.mailbox()
  const mailbox: Mailbox = {
    id,
    owner: { _tag: "PersonOwner", person: fresh.person() },
    address: fresh.address(),
    life: life === "Active" ? { _tag: life } : { _tag: life, since: now },
    visible
  }
  const mailboxes = yield* Mailboxes
  yield* inMailbox(id, mailboxes.add(mailbox))
  return mailbox
})

const organisation = (): Recipient => ({
  _tag: "OrganisationNumber",
  organisationNumber: fresh.organisationNumber()
})

const name = (): Extract<Recipient, { readonly _tag: "NameAndAddress" }> => ({
  ...{ _tag: "NameAndAddress", name: `kari ${fresh.person()}`, street: "storgata 1", postalCode: "0155" },
  birthDate: null
})

const entryOf = ({ id, visible }: Mailbox, receives: boolean): DirectoryEntry => ({
  mailbox: { id, receives, visible }
})

const find = (recipient: Recipient) =>
  Effect.map(
    Effect.flatMap(Directory, (directory) => directory.find([recipient], now)),
    ([entries]) => entries
  )

/** Runs work in the transaction of the claim that the recipient is found under. */
const claimed = <A>(recipient: Recipient, work: Effect.Effect<A, never, Transaction>) =>
  Effect.gen(function* () {
    const hash = yield* (yield* Directory).claimOf(recipient)
    return yield* inClaim(hash, work)
  })

const list = (recipient: Recipient, mailbox: MailboxId | null) =>
  Effect.gen(function* () {
    const directory = yield* Directory
    yield* claimed(recipient, directory.list(yield* directory.claimOf(recipient), mailbox))
  })
