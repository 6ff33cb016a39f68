import { DateTime } from "effect"
import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { addDays, addMonths, type Instant, osloDateOf } from "../calendar/index.ts"
import { level, organisationNumber, personId, personName } from "../identity/arbitrary.ts"
import { digipost, eBoks } from "../policy/index.ts"
import {
  AddressDigits,
  addressOf,
  DeathSource,
  type Deceased,
  type Life,
  type LifeActor,
  type Living,
  type Mailbox,
  MailboxAddress,
  MailboxId,
  type Owner
} from "./index.ts"

export const mailboxId: fc.Arbitrary<MailboxId> = fc.uuid({ version: 7 }).map((id) => MailboxId.make(id))

export const addressDigits: fc.Arbitrary<AddressDigits> = fc
  .string({ unit: fc.constantFrom(..."0123456789"), minLength: 3, maxLength: 8 })
  .map((digits) => AddressDigits.make(digits))

/** An address of some name, with the letter that is optional or without it (CONTACT-6). */
export const mailboxAddress: fc.Arbitrary<MailboxAddress> = fc
  .tuple(personName, addressDigits, fc.constantFrom("", "", "A", "K", "Z"))
  .map(([name, digits, letter]) => MailboxAddress.make(addressOf(name, digits) + letter))

export const personOwner: fc.Arbitrary<Extract<Owner, { _tag: "PersonOwner" }>> = fc.record({
  _tag: fc.constant("PersonOwner" as const),
  person: personId
})

export const owner: fc.Arbitrary<Owner> = fc.oneof(
  { weight: 3, arbitrary: personOwner },
  {
    weight: 1,
    arbitrary: fc.record({ _tag: fc.constant("OrganisationOwner" as const), organisation: organisationNumber })
  }
)

const closedAt = (since: Instant): Living => ({
  _tag: "Closed",
  since,
  deletionDay: addMonths(osloDateOf(since), digipost.life.closedMonths),
  policy: digipost.version
})

/** What a mailbox was up to eighty days before: if it was closed, its content is there still. */
const livingBefore = (at: Instant): fc.Arbitrary<Living> =>
  fc
    .nat(80)
    .map((days) => DateTime.subtract(at, { days }))
    .chain((since) => fc.constantFrom<Living>({ _tag: "Active" }, { _tag: "Deactivated", since }, closedAt(since)))

/** A deceased mailbox of either provider, on each ground that it has; asked for sooner, on a day before its own. */
const deceasedAt = (since: Instant): fc.Arbitrary<Deceased> =>
  fc
    .record({
      profile: fc.constantFrom(digipost, eBoks),
      told: fc.constantFrom(...DeathSource.literals),
      chosen: fc.constantFrom("none", "decision", "request"),
      days: fc.nat(360),
      before: livingBefore(since)
    })
    .map(({ profile: { life, version: policy }, told, chosen, days, before }) => {
      const day = osloDateOf(since)
      const papersDay = life.estateMonths === null ? null : addMonths(day, life.estateMonths)
      const deceased = { _tag: "Deceased", since, told, papersDay, policy, before } as const
      if (chosen === "request") return { ...deceased, deletionDay: addDays(day, days), ground: "request" }
      const ground = chosen === "decision" && life.deceasedDeletion === "right" ? "decision" : life.deceasedDeletion
      return { ...deceased, deletionDay: addMonths(day, life.deceasedMonths), ground }
    })

const lifeAt = (since: Instant): fc.Arbitrary<Life> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom<Life>({ _tag: "Active" }, { _tag: "Deactivated", since }, closedAt(since), {
        _tag: "Deleted",
        since
      })
    },
    { weight: 2, arbitrary: deceasedAt(since) }
  )

export const life: fc.Arbitrary<Life> = instant.chain(lifeAt)

/** The life of a mailbox whose owner is known as dead. */
export const deceased: fc.Arbitrary<Deceased> = instant.chain(deceasedAt)

/** A mailbox anywhere in its life; an organisation's owner does not die. */
export const mailbox: fc.Arbitrary<Mailbox> = fc
  .record({ id: mailboxId, owner, address: mailboxAddress, life, visible: fc.boolean() })
  .map((mailbox) =>
    mailbox.owner._tag === "OrganisationOwner" && mailbox.life._tag === "Deceased"
      ? { ...mailbox, life: mailbox.life.before }
      : mailbox
  )

/** A mailbox that its owner can look into, owned by a person. */
export const openMailbox: fc.Arbitrary<Mailbox & { owner: Extract<Owner, { _tag: "PersonOwner" }> }> = fc.record({
  id: mailboxId,
  owner: personOwner,
  address: mailboxAddress,
  life: life.filter((life) => life._tag === "Active" || life._tag === "Deactivated"),
  visible: fc.boolean()
})

/** Who asks for a change in a mailbox's life: its owner, often, or somebody else. */
export const lifeActorOn = (mailbox: Mailbox): fc.Arbitrary<LifeActor> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ _tag: fc.constant("OwnerActs" as const), owner: fc.constant(mailbox.owner), level })
    },
    { weight: 1, arbitrary: fc.record({ _tag: fc.constant("OwnerActs" as const), owner, level }) },
    { weight: 2, arbitrary: fc.constant({ _tag: "OperatorActs" as const }) }
  )
