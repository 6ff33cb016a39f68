import { Directory, type DirectoryEntry, type Recipient } from "@postkasse/core/directory"
import { Claims } from "@postkasse/core/identity"
import {
  evolve,
  type Mailbox,
  Mailboxes,
  type MailboxId,
  OwnedMailboxes,
  type Owner,
  receives,
  resolves
} from "@postkasse/core/mailbox"
import { Policy } from "@postkasse/core/policy"
import { type DateTime, Effect, Layer } from "effect"
import { committed, lock, read, readAll, type Table, table, write } from "./store.ts"

interface Listing {
  readonly claim: string
  readonly mailbox: MailboxId | null
  readonly replacedAt: DateTime.Utc | null
}

/** Mailboxes, who owns them, and what finds them: three ports over the same rows. */
export const memoryMailboxes = (mailboxes: Table<Mailbox>) => {
  const listings = table<Listing>("listing")
  const at = (id: MailboxId) => ({ _tag: "Mailbox", id }) as const
  const claimed = (claim: string) => ({ _tag: "Claim", hash: claim }) as const

  const ofMailbox = Layer.succeed(Mailboxes, {
    lock: (id) => Effect.andThen(lock(mailboxes, at(id), id), read(mailboxes, at(id), id)),
    find: (id) => read(mailboxes, at(id), id),
    add: (mailbox) => write(mailboxes, at(mailbox.id), mailbox.id, mailbox),
    record: (mailbox, event) => write(mailboxes, at(mailbox.id), mailbox.id, evolve(mailbox, event)),
    // Nothing here is ever restored.
    broughtBack: Effect.succeed([])
  })

  const owned = Layer.succeed(OwnedMailboxes, {
    of: (owner) =>
      Effect.sync(() =>
        committed(mailboxes)
          .filter((one) => ownerText(one.owner) === ownerText(owner))
          .map(({ id }) => id)
      )
  })

  const directory = Layer.effect(
    Directory,
    Effect.gen(function* () {
      const { directory: policy } = yield* Policy
      const claims = yield* Claims
      const claimOf = (recipient: Recipient) =>
        recipient._tag === "NationalId"
          ? claims.ofNationalId(recipient.nationalId)
          : Effect.succeed(JSON.stringify(recipient))
      const entryOf = ({ mailbox: id }: Listing): DirectoryEntry => {
        const found = id === null ? undefined : committed(mailboxes).find((one) => one.id === id)
        return {
          mailbox: found === undefined ? null : { id: found.id, receives: receives(found), visible: found.visible }
        }
      }
      return {
        find: (recipients, when) =>
          Effect.map(Effect.forEach(recipients, claimOf), (wanted) =>
            wanted.map((claim) =>
              committed(listings)
                .filter((listing) => listing.claim === claim && resolves(policy, listing.replacedAt, when))
                .map(entryOf)
                .filter(({ mailbox }) => mailbox === null || mailbox.visible || !namesSeveral(claim))
            )
          ),
        claimOf,
        list: Effect.fnUntraced(function* (claim, mailbox) {
          const at = claimed(claim)
          if (!namesSeveral(claim)) {
            const before = yield* readAll(listings, at)
            if (mailbox === null && before.some((one) => one.mailbox !== null)) return
            yield* Effect.forEach(before, (one) => write(listings, at, one.mailbox ?? "none", null), { discard: true })
          }
          yield* write(listings, at, mailbox ?? "none", { claim, mailbox, replacedAt: null })
        }),
        takeAddress: Effect.fnUntraced(function* (mailboxAddress, mailbox) {
          const claim = yield* claimOf({ _tag: "MailboxAddress", mailboxAddress })
          yield* lock(listings, claimed(claim), "address")
          const taken = yield* read(listings, claimed(claim), "address")
          if (taken !== null) return taken.mailbox === mailbox && taken.replacedAt === null
          yield* write(listings, claimed(claim), "address", { claim, mailbox, replacedAt: null })
          return true
        }),
        replaceAddress: Effect.fnUntraced(function* (mailboxAddress, replacedAt) {
          const claim = yield* claimOf({ _tag: "MailboxAddress", mailboxAddress })
          const taken = yield* read(listings, claimed(claim), "address")
          if (taken !== null) yield* write(listings, claimed(claim), "address", { ...taken, replacedAt })
        })
      }
    })
  )
  return Layer.mergeAll(ofMailbox, owned, directory)
}

const ownerText = (owner: Owner): string =>
  owner._tag === "PersonOwner" ? `person:${owner.person}` : `organisation:${owner.organisation}`

/** A name and address may be several people's; every other claim names exactly one. */
const namesSeveral = (claim: string): boolean => claim.includes('"NameAndAddress"')
