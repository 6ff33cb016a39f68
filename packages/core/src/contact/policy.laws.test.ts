import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, osloDateOf } from "../calendar/index.ts"
import { RecipientQuery } from "../directory/index.ts"
import { organisationNumber, personId } from "../identity/arbitrary.ts"
import { mailbox, owner } from "../mailbox/arbitrary.ts"
import { enter } from "../mailbox/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { explain } from "../refusal/index.ts"
import {
  contact,
  contactAddress,
  emailAddress,
  personContact,
  populationEntry,
  registerContact,
  verificationId
} from "./arbitrary.ts"
import {
  askVerification,
  type Contact,
  type ContactAddress,
  type ContactEvent,
  chooseVisibility,
  confirmationDay,
  confirmContact,
  evolve,
  followRegister,
  isConfirmationDue,
  markBounced,
  noContact,
  ownerOf,
  type PersonContact,
  register,
  removeAddress,
  type Standing,
  sameAddress,
  verify,
  withVisibility
} from "./index.ts"

const eventOf = (answer: Result.Result<ContactEvent, unknown>): ContactEvent => {
  if (Result.isFailure(answer)) throw new Error(`refused: ${JSON.stringify(answer.failure)}`)
  return answer.success
}
const standingIn = (contact: Contact, address: ContactAddress): Standing | undefined =>
  contact.addresses.find((held) => sameAddress(held.address, address))?.standing
const others = (contact: Contact, address: ContactAddress) =>
  contact.addresses.filter((held) => !sameAddress(held.address, address))

/** Contact information, and an address that is there, often, or is not. */
const scene = contact.chain((contact) => {
  const held = contact.addresses.map((held) => held.address)
  const address = held.length === 0 ? contactAddress : fc.oneof(fc.constantFrom(...held), contactAddress)
  return fc.record({
    profile,
    contact: fc.constant(contact),
    address,
    other: address,
    replaces: fc.option(address),
    verification: verificationId,
    at: instant
  })
})

describe("what follows the registers", () => {
  it("CONTACT-1: name and postal addresses, however many, are what the register says, from registration on", () => {
    fc.assert(
      fc.property(
        personId,
        populationEntry,
        populationEntry,
        registerContact,
        instant,
        (person, first, then, copied, at) => {
          const { contact } = register(person, first, copied, at)
          expect(contact).toMatchObject({ person, registered: first })
          const followed = evolve(contact, followRegister(contact, then, at))
          expect(followed).toEqual({ ...contact, registered: then })
        }
      )
    )
  })

  it("CONTACT-2: e-mail address and phone are copied at registration, unverified; no later change there changes them", () => {
    fc.assert(
      fc.property(personId, populationEntry, registerContact, instant, (person, registered, copied, at) => {
        const registration = register(person, registered, copied, at)
        const addresses = registration.contact.addresses.map(({ address }) => address)
        expect(addresses.filter((one) => one._tag === "Email").map((one) => one.email)).toEqual(
          copied.email === null ? [] : [copied.email]
        )
        expect(addresses.filter((one) => one._tag === "Phone").map((one) => one.phone)).toEqual(
          copied.mobile === null ? [] : [copied.mobile]
        )
        expect(registration.contact.addresses.every(({ standing }) => standing._tag === "Unverified")).toBe(true)
        expect(registration).toMatchObject({
          _tag: "ContactRegistered",
          owner: { _tag: "PersonOwner", person },
          at,
          rules: ["CONTACT-1", "CONTACT-2"]
        })
      })
    )
    fc.assert(
      fc.property(personContact, populationEntry, instant, (contact, registered, at) => {
        const event = followRegister(contact, registered, at)
        expect(event).toMatchObject({ owner: ownerOf(contact), at, rules: ["CONTACT-1"] })
        expect(evolve(contact, event).addresses).toEqual(contact.addresses)
      })
    )
  })

  it("CONTACT-1: nothing that a person does changes what the register says", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, replaces, verification, at }) => {
        fc.pre(contact._tag === "PersonContact")
        if (contact._tag !== "PersonContact") return
        const answers = [
          askVerification(profile, contact, address, replaces, verification, at),
          removeAddress(contact, address, at),
          Result.succeed(confirmContact(contact, at))
        ]
        for (const answer of answers) {
          if (Result.isFailure(answer)) continue
          expect(evolve(contact, answer.success)).toMatchObject({ registered: contact.registered })
        }
      })
    )
  })
})

describe("how many addresses", () => {
  const most = (scene: { profile: { contact: Readonly<Record<string, number>> }; contact: Contact }, of: string) =>
    scene.contact._tag === "OrganisationContact"
      ? scene.profile.contact["maxBusinessAddresses"]
      : scene.profile.contact[of === "Email" ? "maxEmailAddresses" : "maxPhoneNumbers"]

  it("CONTACT-3: another is taken exactly while there are fewer than the most, not counting the one it replaces", () => {
    fc.assert(
      fc.property(scene, (scene) => {
        const { profile, contact, address, replaces, verification, at } = scene
        const answer = askVerification(profile, contact, address, replaces, verification, at)
        fc.pre(Result.isSuccess(answer) || answer.failure._tag === "TooManyAddresses")
        const kept = replaces === null ? contact : evolve(contact, eventOf(removeAddress(contact, replaces, at)))
        const beside = others(kept, address).filter((held) => held.address._tag === address._tag).length
        expect(Result.isSuccess(answer)).toBe(beside < (most(scene, address._tag) ?? 0))
      }),
      { numRuns: 500 }
    )
  })

  it("CONTACT-3: removing or replacing until there are as few as the remedy says is enough", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, verification, at }) => {
        const tight = { ...profile, contact: { ...profile.contact, maxEmailAddresses: 1, maxBusinessAddresses: 1 } }
        const answer = askVerification(tight, contact, address, null, verification, at)
        fc.pre(Result.isFailure(answer) && answer.failure._tag === "TooManyAddresses")
        if (!Result.isFailure(answer)) return
        const { remedy } = explain(answer.failure)
        const what = address._tag === "Email" ? "emailAddresses" : "phoneNumbers"
        if (remedy?._tag !== "Reduce") throw new Error("no number is named")
        expect(remedy.what).toBe(what)
        expect(answer.failure).toMatchObject({ rules: ["CONTACT-3"], what, most: remedy.to })
        const surplus = others(contact, address)
          .map((held) => held.address)
          .filter((one) => one._tag === address._tag)
          .slice(remedy.to - 1)
        const fewer = surplus.reduce<Contact>(
          (contact, one) => evolve(contact, eventOf(removeAddress(contact, one, at))),
          contact
        )
        expect(Result.isSuccess(askVerification(tight, fewer, address, null, verification, at))).toBe(true)
        const [first, ...more] = surplus
        if (first === undefined || more.length > 0) return
        expect(Result.isSuccess(askVerification(tight, contact, address, first, verification, at))).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it("CONTACT-3, NOTIFY-6: one address is there once, in whatever case it is typed, and touches no other", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, replaces, verification, at }) => {
        const answer = askVerification(profile, contact, address, replaces, verification, at)
        fc.pre(Result.isSuccess(answer))
        const next = evolve(contact, eventOf(answer))
        expect(next.addresses.filter((held) => sameAddress(held.address, address))).toMatchObject([
          { standing: { _tag: "Awaiting", verification } }
        ])
        const untouched = others(contact, address).filter(
          (held) => replaces === null || sameAddress(replaces, address) || !sameAddress(held.address, replaces)
        )
        expect(others(next, address)).toEqual(untouched)
        expect({ ...next, addresses: contact.addresses }).toEqual(contact)
      })
    )
  })

  it("CONTACT-3, CONTACT-4: one that takes its own place is asked for anew where it stands, as if it took none", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, verification, at }) => {
        fc.pre(standingIn(contact, address) !== undefined)
        const [itself, none] = [address, null].map((replaces) =>
          Result.map(askVerification(profile, contact, address, replaces, verification, at), (event) =>
            evolve(contact, event)
          )
        )
        expect(itself).toEqual(none)
      })
    )
  })

  it("CONTACT-3: what is not there can be neither replaced nor removed nor marked, and what is there can", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, other, verification, at }) => {
        const notFound = Result.fail({ _tag: "AddressNotFound", rules: ["CONTACT-3"] })
        const replacing = askVerification(profile, contact, address, other, verification, at)
        if (standingIn(contact, other) === undefined) {
          expect(replacing).toEqual(notFound)
          expect(removeAddress(contact, other, at)).toEqual(notFound)
          expect(markBounced(contact, other, at)).toEqual(notFound)
        } else {
          expect(replacing).not.toEqual(notFound)
          const removed = eventOf(removeAddress(contact, other, at))
          expect(removed).toMatchObject({ owner: ownerOf(contact), at, rules: ["CONTACT-3"], address: other })
          expect(evolve(contact, removed)).toEqual({ ...contact, addresses: others(contact, other) })
        }
      }),
      { numRuns: 300 }
    )
  })

  it("NOTIFY-6: an organisation begins with no address", () => {
    fc.assert(
      fc.property(organisationNumber, (organisation) => {
        const contact = noContact(organisation)
        expect(contact.addresses).toEqual([])
        expect(ownerOf(contact)).toEqual({ _tag: "OrganisationOwner", organisation })
      })
    )
  })
})

describe("a verification", () => {
  it("CONTACT-4: proves its own address and no other, until exactly the moment at which it expires", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, replaces, verification, at }) => {
        const answer = askVerification(profile, contact, address, replaces, verification, at)
        fc.pre(Result.isSuccess(answer))
        const asked = eventOf(answer)
        if (asked._tag !== "VerificationAsked") throw new Error("nothing was asked")
        const { emailVerificationLives, phoneVerificationLives } = profile.contact
        const lives = address._tag === "Email" ? emailVerificationLives : phoneVerificationLives
        expect(asked).toMatchObject({ owner: ownerOf(contact), at, address, replaces, policy: profile.version })
        expect(asked.rules).toEqual(["CONTACT-3", "CONTACT-4"])
        expect(DateTime.toEpochMillis(asked.expiresAt) - DateTime.toEpochMillis(at)).toBe(lives)
        const next = evolve(contact, asked)
        const last = DateTime.subtract(asked.expiresAt, { milliseconds: 1 })
        const verified = eventOf(verify(next, verification, last))
        expect(verified).toMatchObject({ owner: ownerOf(contact), at: last, rules: ["CONTACT-4"] })
        expect(standingIn(evolve(next, verified), address)).toEqual({ _tag: "Verified", at: last })
        expect(others(evolve(next, verified), address)).toEqual(others(next, address))
        const lapsed = verify(next, verification, asked.expiresAt)
        expect(lapsed).toEqual(Result.fail({ _tag: "VerificationLapsed", rules: ["CONTACT-4"] }))
      })
    )
  })

  it("CONTACT-4: one that is spent, was followed by a newer one, or never was looks like one that is too old", () => {
    fc.assert(
      fc.property(scene, verificationId, ({ profile, contact, address, verification, at }, newer) => {
        const answer = askVerification(profile, contact, address, null, verification, at)
        fc.pre(Result.isSuccess(answer) && newer !== verification)
        const asked = evolve(contact, eventOf(answer))
        const lapsed = Result.fail({ _tag: "VerificationLapsed" as const, rules: ["CONTACT-4" as const] })
        expect(verify(contact, newer, at)).toEqual(lapsed)
        const again = evolve(asked, eventOf(askVerification(profile, asked, address, null, newer, at)))
        expect(verify(again, verification, at)).toEqual(lapsed)
        const verified = evolve(asked, eventOf(verify(asked, verification, at)))
        expect(verify(verified, verification, at)).toEqual(lapsed)
        const removed = evolve(asked, eventOf(removeAddress(asked, address, at)))
        expect(verify(removed, verification, at)).toEqual(lapsed)
        const refusal = verify(again, verification, at)
        if (Result.isFailure(refusal)) expect(explain(refusal.failure).remedy).toEqual({ _tag: "BeginAgain" })
      })
    )
  })

  it("CONTACT-4: is asked for once for each value: never again while it is verified, and anew for every new value", () => {
    fc.assert(
      fc.property(scene, verificationId, ({ profile, contact, address, replaces, verification, at }, again) => {
        const answer = askVerification(profile, contact, address, replaces, again, at)
        if (standingIn(contact, address)?._tag === "Verified" && (replaces === null || standingIn(contact, replaces))) {
          expect(answer).toEqual(Result.fail({ _tag: "AlreadyVerified", rules: ["CONTACT-4"] }))
        } else {
          expect(Result.isFailure(answer) && answer.failure._tag === "AlreadyVerified").toBe(false)
        }
        const asked = askVerification(profile, contact, address, null, verification, at)
        fc.pre(Result.isSuccess(asked))
        expect(standingIn(evolve(contact, eventOf(asked)), address)?._tag).toBe("Awaiting")
      }),
      { numRuns: 300 }
    )
  })

  it("NOTIFY-8: an address that bounced is marked, and nothing else; verifying it anew takes the mark away", () => {
    fc.assert(
      fc.property(scene, ({ profile, contact, address, verification, at }) => {
        fc.pre(standingIn(contact, address) !== undefined)
        const event = eventOf(markBounced(contact, address, at))
        expect(event).toMatchObject({ owner: ownerOf(contact), at, rules: ["NOTIFY-8"], address })
        const marked = evolve(contact, event)
        expect(standingIn(marked, address)).toEqual({ _tag: "Bounced", at })
        expect(others(marked, address)).toEqual(others(contact, address))
        const answer = askVerification(profile, marked, address, null, verification, at)
        fc.pre(Result.isSuccess(answer))
        const asked = evolve(marked, eventOf(answer))
        expect(standingIn(evolve(asked, eventOf(verify(asked, verification, at))), address)?._tag).toBe("Verified")
      })
    )
  })
})

describe("asking whether it is right", () => {
  it("CONTACT-5: begins as many days after the person last said so as the policy has, when that day begins in Oslo", () => {
    fc.assert(
      fc.property(profile, personContact, instant, ({ contact: policy }, contact, confirmedAt) => {
        const event = confirmContact(contact, confirmedAt)
        expect(event).toMatchObject({ owner: ownerOf(contact), at: confirmedAt, rules: ["CONTACT-5"] })
        const confirmed = evolve(contact, event)
        if (confirmed._tag !== "PersonContact") throw new Error("a person's stays a person's")
        expect(confirmed).toEqual({ ...contact, confirmedAt })
        const begins = endOf(addDays(osloDateOf(confirmedAt), policy.confirmDays - 1))
        expect(osloDateOf(begins)).toBe(confirmationDay(policy, confirmed))
        expect(isConfirmationDue(policy, confirmed, begins)).toBe(true)
        expect(isConfirmationDue(policy, confirmed, DateTime.subtract(begins, { milliseconds: 1 }))).toBe(false)
      })
    )
  })

  it("CONTACT-5: once due it is due until it is done", () => {
    const later = instant.chain((at) => fc.tuple(fc.constant(at), instantAfter(at)))
    fc.assert(
      fc.property(profile, personContact, later, ({ contact: policy }, contact, [at, later]) => {
        if (isConfirmationDue(policy, contact, at)) expect(isConfirmationDue(policy, contact, later)).toBe(true)
      })
    )
  })

  it("CONTACT-5: registering is saying so; an organisation is not asked", () => {
    fc.assert(
      fc.property(personId, populationEntry, registerContact, instant, (person, registered, copied, at) => {
        expect(register(person, registered, copied, at).contact.confirmedAt).toEqual(at)
      })
    )
    fc.assert(
      fc.property(contact, personContact, populationEntry, instant, (contact, person, registered, at) => {
        fc.pre(contact._tag === "OrganisationContact")
        expect(evolve(contact, confirmContact(person, at))).toEqual(contact)
        expect(evolve(contact, followRegister(person, registered, at))).toEqual(contact)
      })
    )
  })
})

describe("being found", () => {
  it("CONTACT-9: one e-mail address stands with as many people as like, each having verified it for themselves", () => {
    const two = fc.tuple(personContact, personContact).filter(([one, other]) => one.person !== other.person)
    fc.assert(
      fc.property(two, emailAddress, verificationId, instant, profile, ([one, other], email, id, at, profile) => {
        const address = { _tag: "Email" as const, email }
        const withIt = (contact: PersonContact): Contact => {
          const bare: PersonContact = { ...contact, addresses: [] }
          const asked = evolve(bare, eventOf(askVerification(profile, bare, address, null, id, at)))
          return evolve(asked, eventOf(verify(asked, id, at)))
        }
        for (const contact of [withIt(one), withIt(other)]) {
          expect(standingIn(contact, address)?._tag).toBe("Verified")
        }
      })
    )
  })

  it("CONTACT-9: no recipient is named by an e-mail address or a phone number", () => {
    fc.assert(
      fc.property(contactAddress, (address) => {
        expect(Schema.is(RecipientQuery)(address)).toBe(false)
      })
    )
  })

  it("CONTACT-8: the owner of a mailbox that can be entered chooses to be visible or not, and nobody else does", () => {
    fc.assert(
      fc.property(profile, mailbox, owner, fc.boolean(), instant, (profile, mailbox, other, visible, at) => {
        for (const who of [mailbox.owner, other]) {
          const answer = chooseVisibility(profile, mailbox, who, visible, at)
          const entered = enter(profile, mailbox, who, at)
          if (Result.isFailure(answer)) expect(answer).toEqual(entered)
          else {
            expect(Result.isSuccess(entered)).toBe(true)
            expect(answer.success).toEqual({
              _tag: "VisibilityChosen",
              mailbox: mailbox.id,
              at,
              rules: ["CONTACT-8"],
              visible
            })
            expect(withVisibility(mailbox, answer.success)).toEqual({ ...mailbox, visible })
          }
        }
      })
    )
  })
})
