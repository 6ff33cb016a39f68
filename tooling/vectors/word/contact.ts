import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { Instant, OsloDate } from "../../../packages/core/src/calendar/index.ts"
import { RegisteredPerson } from "../../../packages/core/src/channel/index.ts"
import * as core from "../../../packages/core/src/contact/index.ts"
import { PersonId } from "../../../packages/core/src/identity/index.ts"
import { Mailbox, MailboxIsClosed, MailboxNotFound, Owner } from "../../../packages/core/src/mailbox/index.ts"
import * as make from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

const { Contact, ContactAddress, EmailAddress, PersonContact, PhoneNumber, PopulationEntry, VerificationId } = core
const [VerificationAsked, AddressVerified, AddressRemoved, AddressBounced, ContactConfirmed, RegisterFollowed] =
  core.ContactEvent.members
const RegisterContact = Schema.Struct({
  email: Schema.NullOr(EmailAddress),
  mobile: Schema.NullOr(PhoneNumber)
})

const email = fc.oneof(
  make.emailAddress,
  fc.constantFrom("", " ", " Ola@Example.NO ", "ola", "ola@", "@example.no", "ola@example", "ola nordmann@example.no"),
  fc.string({ maxLength: 12 })
)
const phone = fc.oneof(
  make.phoneNumber,
  fc.constantFrom("", " ", "912 34 567", "0047 912 34 567", "22 22 22 22", "+47 22222222", "(+46) 70-000 00 03", "+1"),
  fc.stringMatching(/^[0-9 +]{0,14}$/)
)

/** Contact information, an address that is often there, and a verification that is often asked for. */
const asked = make.contact.chain((contact) => {
  const held = contact.addresses.map(({ address }) => fc.constant(address))
  const awaited = contact.addresses.flatMap(({ standing }) => (standing._tag === "Awaiting" ? [standing] : []))
  return fc.record({
    profile: profileName,
    contact: fc.constant(contact),
    address: fc.oneof(make.contactAddress, ...held),
    replaces: fc.option(fc.oneof(make.contactAddress, ...held), { freq: 2 }),
    verification: fc.oneof(make.verificationId, ...awaited.map(({ verification }) => fc.constant(verification))),
    at: fc.oneof(
      make.instant,
      ...awaited.flatMap(({ expiresAt }) => [expiresAt, DateTime.subtract(expiresAt, { seconds: 1 })].map(fc.constant))
    )
  })
})
const addressed = { contact: Contact, address: ContactAddress, at: Instant }
const reminded = fc
  .tuple(profileName, make.personContact, fc.integer({ min: -40, max: 40 }))
  .map(([profile, contact, hours]) => {
    const { confirmDays } = profileNamed(profile).contact
    const at = DateTime.add(contact.confirmedAt, { hours: hours + confirmDays * 24 })
    return { profile, contact, at }
  })

export const contact = [
  decision("parseEmailAddress", {
    input: Schema.Struct({ typed: Schema.String }),
    answer: EmailAddress,
    refusal: core.AddressInvalid,
    from: fc.record({ typed: email }),
    most: 16,
    decide: ({ typed }) => core.parseEmailAddress(typed)
  }),
  decision("parsePhoneNumber", {
    input: Schema.Struct({ typed: Schema.String }),
    answer: PhoneNumber,
    refusal: core.AddressInvalid,
    from: fc.record({ typed: phone }),
    most: 18,
    decide: ({ typed }) => core.parsePhoneNumber(typed)
  }),
  decision("sameAddress", {
    input: Schema.Struct({ one: ContactAddress, other: ContactAddress }),
    answer: Schema.Boolean,
    from: fc.record({ one: make.contactAddress, other: make.contactAddress }),
    most: 8,
    decide: ({ one, other }) => core.sameAddress(one, other)
  }),
  decision("readRegister", {
    input: Schema.Struct({ person: RegisteredPerson }),
    answer: RegisterContact,
    from: fc.record({ person: make.registeredPerson }),
    most: 8,
    decide: ({ person }) => core.readRegister(person)
  }),
  decision("register", {
    input: Schema.Struct({ person: PersonId, registered: PopulationEntry, copied: RegisterContact, at: Instant }),
    answer: core.ContactRegistered,
    from: fc.record({
      person: make.personId,
      registered: make.populationEntry,
      copied: make.registerContact,
      at: make.instant
    }),
    most: 6,
    decide: ({ person, registered, copied, at }) => core.register(person, registered, copied, at)
  }),
  decision("askVerification", {
    input: Schema.Struct({
      ...addressed,
      profile: ProfileName,
      replaces: Schema.NullOr(ContactAddress),
      verification: VerificationId
    }),
    answer: VerificationAsked,
    refusal: Schema.Union([core.AddressNotFound, core.AlreadyVerified, core.TooManyAddresses]),
    from: asked,
    most: 20,
    decide: ({ profile, contact, address, replaces, verification, at }) =>
      core.askVerification(profileNamed(profile), contact, address, replaces, verification, at)
  }),
  decision("verify", {
    input: Schema.Struct({ contact: Contact, verification: VerificationId, at: Instant }),
    answer: AddressVerified,
    refusal: core.VerificationLapsed,
    from: asked.map(({ contact, verification, at }) => ({ contact, verification, at })),
    most: 10,
    decide: ({ contact, verification, at }) => core.verify(contact, verification, at)
  }),
  decision("removeAddress", {
    input: Schema.Struct(addressed),
    answer: AddressRemoved,
    refusal: core.AddressNotFound,
    from: asked.map(({ contact, address, at }) => ({ contact, address, at })),
    most: 6,
    decide: ({ contact, address, at }) => core.removeAddress(contact, address, at)
  }),
  decision("markBounced", {
    input: Schema.Struct(addressed),
    answer: AddressBounced,
    refusal: core.AddressNotFound,
    from: asked.map(({ contact, address, at }) => ({ contact, address, at })),
    most: 6,
    decide: ({ contact, address, at }) => core.markBounced(contact, address, at)
  }),
  decision("confirmContact", {
    input: Schema.Struct({ contact: PersonContact, at: Instant }),
    answer: ContactConfirmed,
    from: fc.record({ contact: make.personContact, at: make.instant }),
    most: 3,
    decide: ({ contact, at }) => core.confirmContact(contact, at)
  }),
  decision("followRegister", {
    input: Schema.Struct({ contact: PersonContact, registered: PopulationEntry, at: Instant }),
    answer: RegisterFollowed,
    from: fc.record({ contact: make.personContact, registered: make.populationEntry, at: make.instant }),
    most: 3,
    decide: ({ contact, registered, at }) => core.followRegister(contact, registered, at)
  }),
  decision("confirmationDay", {
    input: Schema.Struct({ profile: ProfileName, contact: PersonContact }),
    answer: OsloDate,
    from: reminded.map(({ profile, contact }) => ({ profile, contact })),
    most: 5,
    decide: ({ profile, contact }) => core.confirmationDay(profileNamed(profile).contact, contact)
  }),
  decision("isConfirmationDue", {
    input: Schema.Struct({ profile: ProfileName, contact: PersonContact, at: Instant }),
    answer: Schema.Boolean,
    from: reminded,
    most: 8,
    decide: ({ profile, contact, at }) => core.isConfirmationDue(profileNamed(profile).contact, contact, at)
  }),
  decision("chooseVisibility", {
    input: Schema.Struct({ profile: ProfileName, mailbox: Mailbox, who: Owner, visible: Schema.Boolean, at: Instant }),
    answer: core.VisibilityChosen,
    refusal: Schema.Union([MailboxNotFound, MailboxIsClosed]),
    from: fc
      .tuple(profileName, make.mailbox, make.owner, fc.boolean(), make.instant, fc.nat(4))
      .map(([profile, mailbox, other, visible, at, which]) => ({
        profile,
        mailbox,
        who: which === 0 ? other : mailbox.owner,
        visible,
        at
      })),
    most: 10,
    decide: ({ profile, mailbox, who, visible, at }) =>
      core.chooseVisibility(profileNamed(profile), mailbox, who, visible, at)
  })
]
