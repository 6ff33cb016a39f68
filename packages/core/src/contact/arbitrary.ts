import { Result } from "effect"
import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import type { Instant } from "../calendar/index.ts"
import { organisationNumber, personId, personName } from "../identity/arbitrary.ts"
import { digipost } from "../policy/index.ts"
import { identifier } from "../transaction/arbitrary.ts"
import {
  askVerification,
  type Contact,
  type ContactAddress,
  type ContactEvent,
  EmailAddress,
  evolve,
  markBounced,
  noContact,
  type OrganisationContact,
  type PersonContact,
  PhoneNumber,
  type PopulationEntry,
  type PostalAddress,
  parseEmailAddress,
  type RegisterContact,
  register,
  removeAddress,
  VerificationId,
  verify
} from "./index.ts"

export const verificationId: fc.Arbitrary<VerificationId> = identifier.map((id) => VerificationId.make(id))

// Few enough that people and registers often have the same one (CONTACT-9), some of them in another case.
const known = fc
  .constantFrom("ola@example.no", "Ola@example.no", "kari.nordmann@post.example.com", "familien@example.no", "x@y.z.no")
  .map((text) => EmailAddress.make(text))

/** An e-mail address, often one of a few. */
export const emailAddress: fc.Arbitrary<EmailAddress> = fc.oneof(
  { weight: 3, arbitrary: known },
  {
    weight: 1,
    arbitrary: fc.emailAddress({ size: "small" }).map((text) => Result.getOrThrow(parseEmailAddress(text)))
  }
)

/** A phone number, Norwegian or foreign, often one of a few. */
export const phoneNumber: fc.Arbitrary<PhoneNumber> = fc
  .oneof(
    fc.constantFrom("+4790000001", "+4740000002", "+46700000003"),
    fc.integer({ min: 40_000_000, max: 49_999_999 }).map((digits) => `+47${digits}`)
  )
  .map((text) => PhoneNumber.make(text))

export const contactAddress: fc.Arbitrary<ContactAddress> = fc.oneof(
  fc.record({ _tag: fc.constant("Email" as const), email: emailAddress }),
  fc.record({ _tag: fc.constant("Phone" as const), phone: phoneNumber })
)

const text = fc.oneof(fc.constantFrom("Storgata 1", "c/o Nordmann", "Ås"), fc.string({ minLength: 1, maxLength: 40 }))

export const postalAddress: fc.Arbitrary<PostalAddress> = fc.record({
  lines: fc.array(text, { maxLength: 3 }),
  postalCode: fc.constantFrom("0150", "7374", "SW1A 1AA", ""),
  place: text,
  country: fc.constantFrom("NO", "SE", "GB")
})

export const populationEntry: fc.Arbitrary<PopulationEntry> = fc.record({
  name: personName,
  postalAddresses: fc.array(postalAddress, { maxLength: 3 })
})

export const registerContact: fc.Arbitrary<RegisterContact> = fc.record({
  email: fc.option(emailAddress),
  mobile: fc.option(phoneNumber)
})

/** Something that one does with an address. */
interface Step {
  readonly address: ContactAddress
  readonly replaces: ContactAddress | null
  readonly verification: VerificationId
  readonly next: "nothing" | "verify" | "bounce" | "remove"
}

const step: fc.Arbitrary<Step> = fc.record({
  address: contactAddress,
  replaces: fc.option(contactAddress, { freq: 5 }),
  verification: verificationId,
  next: fc.constantFrom("nothing", "verify", "verify", "verify", "verify", "bounce", "remove")
})

/** The contact information after these steps, of which those that are refused change nothing. */
const lived = (contact: Contact, steps: ReadonlyArray<Step>, at: Instant): Contact => {
  const after = (contact: Contact, answer: Result.Result<ContactEvent, unknown>): Contact =>
    Result.isSuccess(answer) ? evolve(contact, answer.success) : contact
  return steps.reduce((contact, { address, replaces, verification, next }) => {
    const asked = after(contact, askVerification(digipost, contact, address, replaces, verification, at))
    if (next === "nothing") return asked
    if (next === "remove") return after(asked, removeAddress(asked, address, at))
    const verified = after(asked, verify(asked, verification, at))
    return next === "verify" ? verified : after(verified, markBounced(verified, address, at))
  }, contact)
}

/** A person's contact information, after registration and some changes. */
export const personContactOf = (person: PersonContact["person"]): fc.Arbitrary<PersonContact> =>
  fc
    .tuple(populationEntry, registerContact, instant, fc.array(step, { maxLength: 6 }))
    .chain(([registered, copied, registeredAt, steps]) =>
      instantAfter(registeredAt).map((at) => {
        const contact = lived(register(person, registered, copied, registeredAt).contact, steps, at)
        if (contact._tag !== "PersonContact") throw new Error("a person's stays a person's")
        return contact
      })
    )

export const personContact: fc.Arbitrary<PersonContact> = personId.chain(personContactOf)

/** An organisation's contact information, after some changes. */
export const organisationContactOf = (
  organisation: OrganisationContact["organisation"]
): fc.Arbitrary<OrganisationContact> =>
  fc.tuple(instant, fc.array(step, { maxLength: 6 })).map(([at, steps]) => {
    const contact = lived(noContact(organisation), steps, at)
    if (contact._tag !== "OrganisationContact") throw new Error("an organisation's stays an organisation's")
    return contact
  })

export const contact: fc.Arbitrary<Contact> = fc.oneof(
  { weight: 3, arbitrary: personContact },
  { weight: 1, arbitrary: organisationNumber.chain(organisationContactOf) }
)
