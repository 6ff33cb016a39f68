import { evolve, type LifeEvent, Mailboxes, OwnedMailboxes } from "@postkasse/core/mailbox"
import { deceased, instant, mailbox } from "@postkasse/core/testing"
import type { Transactor } from "@postkasse/core/transaction"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { type Case, forAll } from "./case.ts"
import { fresh } from "./fresh.ts"
import { inMailbox } from "./within.ts"

export type MailboxPorts = Transactor | Mailboxes | OwnedMailboxes

/** Mailboxes are kept as the core computes them, and found by their owner. */
export const mailboxContract = (on: Case<MailboxPorts>) => {
  describe("mailboxes", () => {
    on(
      "LIFE-1: are found as they were added, and as each event of their life has made them",
      forAll(fc.tuple(mailbox, instant, deceased), ([some, moment, dead]) =>
        Effect.gen(function* () {
          const mailboxes = yield* Mailboxes
          const id = fresh.mailbox()
          expect(yield* inMailbox(id, mailboxes.find(id))).toBeNull()
          expect(yield* inMailbox(id, mailboxes.lock(id))).toBeNull()
          let now = { ...some, id }
          yield* inMailbox(id, mailboxes.add(now))
          const event = { mailbox: id, at: moment, rules: ["LIFE-1"] } as const
          const life: ReadonlyArray<LifeEvent> = [
            { _tag: "MailboxDeactivated", ...event },
            { _tag: "MailboxReactivated", ...event },
            { _tag: "MailboxClosed", ...event, deletionDay: dead.deletionDay, policy: dead.policy },
            { _tag: "DeathNoticed", ...event, life: dead },
            { _tag: "DeletionRecomputed", ...event, life: { ...dead, policy: "another" } },
            { _tag: "DeletionDecided", ...event, life: { ...dead, ground: "decision" } },
            { _tag: "DeletionBroughtForward", ...event, life: { ...dead, ground: "request" } },
            { _tag: "DeathNoticeWithdrawn", ...event, life: dead.before }
          ]
          for (const next of life) {
            expect(yield* inMailbox(id, mailboxes.find(id))).toEqual(now)
            yield* inMailbox(id, mailboxes.record(now, next))
            now = evolve(now, next)
            expect(yield* inMailbox(id, mailboxes.lock(id))).toEqual(now)
          }
        })
      )
    )

    on(
      "ACCESS-3: are found by their owner, a person or an organisation, and by no other",
      forAll(mailbox, (some) =>
        Effect.gen(function* () {
          const mailboxes = yield* Mailboxes
          const owned = yield* OwnedMailboxes
          const person = { _tag: "PersonOwner", person: fresh.person() } as const
          const organisation = { _tag: "OrganisationOwner", organisation: fresh.organisationNumber() } as const
          const [one, two, other] = [fresh.mailbox(), fresh.mailbox(), fresh.mailbox()]
          yield* inMailbox(one, mailboxes.add({ ...some, id: one, owner: person }))
          yield* inMailbox(two, mailboxes.add({ ...some, id: two, owner: person }))
          yield* inMailbox(other, mailboxes.add({ ...some, id: other, owner: organisation }))
          expect((yield* owned.of(person)).toSorted()).toEqual([one, two].toSorted())
          expect(yield* owned.of(organisation)).toEqual([other])
          expect(yield* owned.of({ _tag: "PersonOwner", person: fresh.person() })).toEqual([])
        })
      )
    )
  })
}
