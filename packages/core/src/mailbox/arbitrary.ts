import fc from "fast-check"
import { instant } from "../calendar/arbitrary.ts"
import { addMonths, type Instant, osloDateOf } from "../calendar/index.ts"
import { level, organisationNumber, personId, personName } from "../identity/arbitrary.ts"
import {
  AddressDigits,
  addressOf,
  type Life,
  type LifeActor,
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

const lifeAt = (since: Instant): fc.Arbitrary<Life> =>
  fc.constantFrom<Life>(
    { _tag: "Active" },
    { _tag: "Deactivated", since },
    { _tag: "Closed", since, deletionDay: addMonths(osloDateOf(since), 3), policy: "digipost-2026-01" },
    { _tag: "Deceased", since },
    { _tag: "Deleted", since }
  )

export const life: fc.Arbitrary<Life> = instant.chain(lifeAt)

export const mailbox: fc.Arbitrary<Mailbox> = fc.record({
  id: mailboxId,
  owner,
  address: mailboxAddress,
  life,
  visible: fc.boolean()
})

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
