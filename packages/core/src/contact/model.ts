/**
 * Contact: how a person or an organisation is reached (CONTACT). Name and postal addresses follow the population register;
 * e-mail addresses and phone number are the person's own, each verified once. Nobody is found by them (CONTACT-9).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { OrganisationNumber, PersonId, PersonName } from "../identity/index.ts"
import { Owner } from "../mailbox/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"
import { ContactAddress, type EmailAddress, type PhoneNumber } from "./address.ts"

/** One asking for proof that an address is whose it is said to be. The link or code is the caller's to make and to know. */
export const VerificationId = Identifier.pipe(Schema.brand("VerificationId"))
export type VerificationId = typeof VerificationId.Type

/**
 * What is known of an address (CONTACT-4): nothing yet; that proof was asked for, and until when it counts; that it is
 * whose it is said to be; or that a message to it came back, so that it must be verified anew (NOTIFY-8).
 */
export const Standing = Schema.Union([
  Schema.TaggedStruct("Unverified", {}),
  Schema.TaggedStruct("Awaiting", { verification: VerificationId, expiresAt: Instant }),
  Schema.TaggedStruct("Verified", { at: Instant }),
  Schema.TaggedStruct("Bounced", { at: Instant })
])
export type Standing = typeof Standing.Type

export const HeldAddress = Schema.Struct({ address: ContactAddress, standing: Standing })
export type HeldAddress = typeof HeldAddress.Type

const line = Schema.NonEmptyString.check(Schema.isMaxLength(200))

/** A postal address as the population register or the postal address register writes it (CONTACT-1). */
export const PostalAddress = Schema.Struct({
  lines: Schema.Array(line),
  postalCode: Schema.String.check(Schema.isMaxLength(20)),
  place: line,
  /** ISO 3166-1, two letters. */
  country: Schema.String.check(Schema.isPattern(/^[A-Z]{2}$/u))
}).annotate({ identifier: "PostalAddress" })
export type PostalAddress = typeof PostalAddress.Type

/** What the registers say of a person, and we follow (CONTACT-1). */
export const PopulationEntry = Schema.Struct({ name: PersonName, postalAddresses: Schema.Array(PostalAddress) })
export type PopulationEntry = typeof PopulationEntry.Type

export const PersonContact = Schema.TaggedStruct("PersonContact", {
  person: PersonId,
  registered: PopulationEntry,
  addresses: Schema.Array(HeldAddress),
  /** When the person last said that this is right (CONTACT-5). */
  confirmedAt: Instant
})
export type PersonContact = typeof PersonContact.Type

/** An organisation's addresses; which of them hear of what is `notification`'s (NOTIFY-6). */
export const OrganisationContact = Schema.TaggedStruct("OrganisationContact", {
  organisation: OrganisationNumber,
  addresses: Schema.Array(HeldAddress)
})
export type OrganisationContact = typeof OrganisationContact.Type

export const Contact = Schema.Union([PersonContact, OrganisationContact])
export type Contact = typeof Contact.Type

/** What the contact and reservation register has on a person (CONTACT-2, NOTIFY-3). */
export interface RegisterContact {
  readonly email: EmailAddress | null
  readonly mobile: PhoneNumber | null
}

const rules = Schema.Array(RuleId)
const event = { owner: Owner, at: Instant, rules }

/** A person has registered; `contact` is what there is to begin with (CONTACT-2). */
export const ContactRegistered = Schema.TaggedStruct("ContactRegistered", { ...event, contact: PersonContact })
export type ContactRegistered = typeof ContactRegistered.Type
/** An address is new, or is to be proved anew: the caller sends the link or the code (CONTACT-4). */
const VerificationAsked = Schema.TaggedStruct("VerificationAsked", {
  ...event,
  address: ContactAddress,
  /** The address that this one takes the place of. */
  replaces: Schema.NullOr(ContactAddress),
  verification: VerificationId,
  expiresAt: Instant,
  policy: Schema.NonEmptyString
})
const AddressVerified = Schema.TaggedStruct("AddressVerified", { ...event, address: ContactAddress })
const AddressRemoved = Schema.TaggedStruct("AddressRemoved", { ...event, address: ContactAddress })
const AddressBounced = Schema.TaggedStruct("AddressBounced", { ...event, address: ContactAddress })
const ContactConfirmed = Schema.TaggedStruct("ContactConfirmed", event)
const RegisterFollowed = Schema.TaggedStruct("RegisterFollowed", { ...event, registered: PopulationEntry })

/** What happens to contact information after registration. */
export const ContactEvent = Schema.Union([
  VerificationAsked,
  AddressVerified,
  AddressRemoved,
  AddressBounced,
  ContactConfirmed,
  RegisterFollowed
])
export type ContactEvent = typeof ContactEvent.Type

/** As many addresses of this kind as there may be: one must go, or be replaced, first (CONTACT-3). */
export const TooManyAddresses = Schema.TaggedStruct("TooManyAddresses", {
  rules,
  what: Schema.Literals(["emailAddresses", "phoneNumbers"]),
  most: Schema.Int
})
export type TooManyAddresses = typeof TooManyAddresses.Type

/** The address is there and verified: once is enough (CONTACT-4). */
export const AlreadyVerified = Schema.TaggedStruct("AlreadyVerified", { rules })
export type AlreadyVerified = typeof AlreadyVerified.Type

/** No such address here. */
export const AddressNotFound = Schema.TaggedStruct("AddressNotFound", { rules })
export type AddressNotFound = typeof AddressNotFound.Type

/** The link or code is too old, or a newer one was asked for, or it never was: these look alike (CONTACT-4). */
export const VerificationLapsed = Schema.TaggedStruct("VerificationLapsed", { rules })
export type VerificationLapsed = typeof VerificationLapsed.Type
