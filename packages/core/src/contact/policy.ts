import { DateTime, Result } from "effect"
import { addDays, addMillis, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { OrganisationNumber, PersonId } from "../identity/index.ts"
import type { Owner } from "../mailbox/index.ts"
import type { ContactPolicy, ProviderProfile } from "../policy/index.ts"
import { type ContactAddress, sameAddress } from "./address.ts"
import type {
  AddressNotFound,
  AlreadyVerified,
  Contact,
  ContactEvent,
  ContactRegistered,
  HeldAddress,
  OrganisationContact,
  PersonContact,
  PopulationEntry,
  RegisterContact,
  Standing,
  TooManyAddresses,
  VerificationId,
  VerificationLapsed
} from "./model.ts"

/** Whose contact information it is. */
export const ownerOf = (contact: Contact): Owner =>
  contact._tag === "PersonContact"
    ? { _tag: "PersonOwner", person: contact.person }
    : { _tag: "OrganisationOwner", organisation: contact.organisation }

/**
 * Registers a person: name and postal addresses as the population register has them (CONTACT-1), e-mail address and phone
 * number copied from the contact register, where they are, and not yet verified (CONTACT-2).
 */
export const register = (
  person: PersonId,
  registered: PopulationEntry,
  { email, mobile }: RegisterContact,
  at: Instant
): ContactRegistered => {
  const copied: ReadonlyArray<ContactAddress> = [
    ...(email === null ? [] : [{ _tag: "Email" as const, email }]),
    ...(mobile === null ? [] : [{ _tag: "Phone" as const, phone: mobile }])
  ]
  const addresses = copied.map((address) => ({ address, standing: { _tag: "Unverified" as const } }))
  const contact: PersonContact = { _tag: "PersonContact", person, registered, addresses, confirmedAt: at }
  return { _tag: "ContactRegistered", owner: ownerOf(contact), at, rules: ["CONTACT-1", "CONTACT-2"], contact }
}

/** An organisation's contact information to begin with: none (NOTIFY-6). */
export const noContact = (organisation: OrganisationNumber): OrganisationContact => ({
  _tag: "OrganisationContact",
  organisation,
  addresses: []
})

/**
 * Asks for proof of an address: one that is new, in the place of another where `replaces` names it, or one that is there
 * and not verified (CONTACT-3, CONTACT-4). An earlier link or code for it counts no more.
 */
export const askVerification = (
  profile: ProviderProfile,
  contact: Contact,
  address: ContactAddress,
  replaces: ContactAddress | null,
  verification: VerificationId,
  at: Instant
): Result.Result<ContactEvent, AddressNotFound | AlreadyVerified | TooManyAddresses> => {
  if (replaces !== null && heldAt(contact, replaces) === undefined) return Result.fail(notFound)
  if (heldAt(contact, address)?.standing._tag === "Verified") return Result.fail(alreadyVerified)
  const others = contact.addresses.filter(
    (held) =>
      held.address._tag === address._tag &&
      !sameAddress(held.address, address) &&
      (replaces === null || !sameAddress(held.address, replaces))
  )
  const most = mostOf(profile.contact, contact, address)
  if (others.length >= most) {
    const what = address._tag === "Email" ? "emailAddresses" : "phoneNumbers"
    return Result.fail({ _tag: "TooManyAddresses", rules: ["CONTACT-3"], what, most })
  }
  const { emailVerificationLives, phoneVerificationLives } = profile.contact
  const millis = address._tag === "Email" ? emailVerificationLives : phoneVerificationLives
  return Result.succeed({
    _tag: "VerificationAsked",
    owner: ownerOf(contact),
    at,
    rules: ["CONTACT-3", "CONTACT-4"],
    address,
    replaces,
    verification,
    expiresAt: addMillis(at, millis),
    policy: profile.version
  })
}

/**
 * Verifies the address that this link or code was sent to (CONTACT-4). The caller has found `verification` by the link, or
 * has compared the code and counted wrong ones: a code is short enough to guess.
 */
export const verify = (
  contact: Contact,
  verification: VerificationId,
  at: Instant
): Result.Result<ContactEvent, VerificationLapsed> => {
  const held = contact.addresses.find(
    ({ standing }) =>
      standing._tag === "Awaiting" &&
      standing.verification === verification &&
      DateTime.isLessThan(at, standing.expiresAt)
  )
  if (held === undefined) return Result.fail({ _tag: "VerificationLapsed", rules: ["CONTACT-4"] })
  const owner = ownerOf(contact)
  return Result.succeed({ _tag: "AddressVerified", owner, at, rules: ["CONTACT-4"], address: held.address })
}

/** Removes an address. */
export const removeAddress = (
  contact: Contact,
  address: ContactAddress,
  at: Instant
): Result.Result<ContactEvent, AddressNotFound> =>
  heldAt(contact, address) === undefined
    ? Result.fail(notFound)
    : Result.succeed({ _tag: "AddressRemoved", owner: ownerOf(contact), at, rules: ["CONTACT-3"], address })

/** Marks an address that a message came back from: it hears nothing until it is verified anew (NOTIFY-8). */
export const markBounced = (
  contact: Contact,
  address: ContactAddress,
  at: Instant
): Result.Result<ContactEvent, AddressNotFound> =>
  heldAt(contact, address) === undefined
    ? Result.fail(notFound)
    : Result.succeed({ _tag: "AddressBounced", owner: ownerOf(contact), at, rules: ["NOTIFY-8"], address })

/** The person says that the contact information is right (CONTACT-5). */
export const confirmContact = (contact: PersonContact, at: Instant): ContactEvent => ({
  _tag: "ContactConfirmed",
  owner: ownerOf(contact),
  at,
  rules: ["CONTACT-5"]
})

/** The day, in Oslo, from which the person is asked to confirm the contact information (CONTACT-5). */
export const confirmationDay = (policy: ContactPolicy, contact: PersonContact): OsloDate =>
  addDays(osloDateOf(contact.confirmedAt), policy.confirmDays)

/** Whether the person is asked to confirm the contact information at `at` (CONTACT-5). */
export const isConfirmationDue = (policy: ContactPolicy, contact: PersonContact, at: Instant): boolean =>
  osloDateOf(at) >= confirmationDay(policy, contact)

/** Name and postal addresses have changed in the register: here too. E-mail addresses and phone stay (CONTACT-1, CONTACT-2). */
export const followRegister = (contact: PersonContact, registered: PopulationEntry, at: Instant): ContactEvent => ({
  _tag: "RegisterFollowed",
  owner: ownerOf(contact),
  at,
  rules: ["CONTACT-1"],
  registered
})

/** The contact information after something has happened to it. What is only a person's does not happen to an organisation's. */
export const evolve = (contact: Contact, event: ContactEvent): Contact => {
  switch (event._tag) {
    case "VerificationAsked": {
      const { address, replaces, verification, expiresAt } = event
      const kept = replaces === null || sameAddress(replaces, address) ? contact : without(contact, replaces)
      const standing: Standing = { _tag: "Awaiting", verification, expiresAt }
      return heldAt(kept, address) === undefined
        ? { ...kept, addresses: [...kept.addresses, { address, standing }] }
        : withStanding(kept, address, standing)
    }
    case "AddressVerified":
      return withStanding(contact, event.address, { _tag: "Verified", at: event.at })
    case "AddressBounced":
      return withStanding(contact, event.address, { _tag: "Bounced", at: event.at })
    case "AddressRemoved":
      return without(contact, event.address)
    case "ContactConfirmed":
      return contact._tag === "PersonContact" ? { ...contact, confirmedAt: event.at } : contact
    case "RegisterFollowed":
      return contact._tag === "PersonContact" ? { ...contact, registered: event.registered } : contact
  }
}

const heldAt = (contact: Contact, address: ContactAddress): HeldAddress | undefined =>
  contact.addresses.find((held) => sameAddress(held.address, address))

const withStanding = (contact: Contact, address: ContactAddress, standing: Standing): Contact => ({
  ...contact,
  addresses: contact.addresses.map((held) => (sameAddress(held.address, address) ? { ...held, standing } : held))
})

const without = (contact: Contact, address: ContactAddress): Contact => ({
  ...contact,
  addresses: contact.addresses.filter((held) => !sameAddress(held.address, address))
})

const mostOf = (policy: ContactPolicy, contact: Contact, address: ContactAddress): number => {
  if (contact._tag === "OrganisationContact") return policy.maxBusinessAddresses
  return address._tag === "Email" ? policy.maxEmailAddresses : policy.maxPhoneNumbers
}

const notFound: AddressNotFound = { _tag: "AddressNotFound", rules: ["CONTACT-3"] }
const alreadyVerified: AlreadyVerified = { _tag: "AlreadyVerified", rules: ["CONTACT-4"] }
