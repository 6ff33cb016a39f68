import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { PersonId } from "../identity/index.ts"
import { digipost } from "../policy/index.ts"
import {
  askVerification,
  type Contact,
  type ContactAddress,
  type ContactEvent,
  EmailAddress,
  evolve,
  markBounced,
  PhoneNumber,
  register,
  removeAddress,
  type Standing,
  sameAddress,
  VerificationId,
  verify
} from "./index.ts"

// Two e-mail addresses where one is allowed, two phones, two links or codes; each act before or after they expire.
const profile = { ...digipost, contact: { ...digipost.contact, maxEmailAddresses: 1 } }
const early = DateTime.makeUnsafe("2026-01-15T12:00:00Z")
const late = DateTime.add(early, { days: 2 })
const email = EmailAddress.make("ola@example.no")
const mobile = PhoneNumber.make("+4790000001")
const addresses: ReadonlyArray<ContactAddress> = [
  { _tag: "Email", email },
  { _tag: "Email", email: EmailAddress.make("ola@example.com") },
  { _tag: "Phone", phone: mobile },
  { _tag: "Phone", phone: PhoneNumber.make("+4790000002") }
]
const ids = ["1", "2"].map((digit) => VerificationId.make(`0190b5a0-0000-7000-8000-00000000000${digit}`))

const born: Contact = register(
  PersonId.make("0190b5a0-0000-7000-8000-000000000009"),
  { name: { first: "Ola", last: "Nordmann" }, postalAddresses: [] },
  { email, mobile },
  early
).contact

interface Step {
  readonly from: Contact
  readonly to: Contact
  readonly event: ContactEvent
}

const answersIn = (contact: Contact): ReadonlyArray<Result.Result<ContactEvent, unknown>> =>
  [early, late].flatMap((at) => [
    ...ids.map((id) => verify(contact, id, at)),
    ...addresses.flatMap((address) => [
      removeAddress(contact, address, at),
      markBounced(contact, address, at),
      ...ids.flatMap((id) =>
        [null, ...addresses].map((replaces) => askVerification(profile, contact, address, replaces, id, at))
      )
    ])
  ])

/** All that contact information can become, and every step on the way. */
const walk = (): { readonly states: ReadonlyArray<Contact>; readonly steps: ReadonlyArray<Step> } => {
  const seen = new Map<string, Contact>([[JSON.stringify(born.addresses), born]])
  const steps: Array<Step> = []
  const queue: Array<Contact> = [born]
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    if (seen.size > 1000) throw new Error("Addresses become more and more.")
    for (const answer of answersIn(from)) {
      if (Result.isFailure(answer)) continue
      const to = evolve(from, answer.success)
      steps.push({ from, to, event: answer.success })
      const key = JSON.stringify(to.addresses)
      if (seen.has(key)) continue
      seen.set(key, to)
      queue.push(to)
    }
  }
  return { states: [...seen.values()], steps }
}

const { states, steps } = walk()
const standingOf = (contact: Contact, address: ContactAddress): Standing["_tag"] | "None" =>
  contact.addresses.find((held) => sameAddress(held.address, address))?.standing._tag ?? "None"

describe(`contact information: ${states.length} situations, ${steps.length} steps`, () => {
  it("CONTACT-3: none has two phone numbers, or more e-mail addresses than the policy's, or one address twice", () => {
    for (const { addresses } of states) {
      expect(addresses.filter(({ address }) => address._tag === "Email").length).toBeLessThanOrEqual(1)
      expect(addresses.filter(({ address }) => address._tag === "Phone").length).toBeLessThanOrEqual(1)
    }
    expect(states.some(({ addresses }) => addresses.length === 2)).toBe(true)
    expect(states.some(({ addresses }) => addresses.length === 0)).toBe(true)
  })

  it("CONTACT-4: nothing is verified but by a link or code of its own that was awaited and had not expired", () => {
    let verified = 0
    for (const { from, to, event } of steps) {
      for (const address of addresses) {
        const [before, after] = [standingOf(from, address), standingOf(to, address)]
        if (after !== "Verified" || before === "Verified") continue
        verified += 1
        expect([before, event]).toMatchObject(["Awaiting", { _tag: "AddressVerified", address }])
        const held = from.addresses.find((held) => sameAddress(held.address, address))
        if (held?.standing._tag !== "Awaiting") throw new Error("it was not awaited")
        expect(DateTime.isLessThan(event.at, held.standing.expiresAt)).toBe(true)
      }
    }
    expect(verified).toBeGreaterThan(0)
  })

  it("NOTIFY-8: nothing leads from bounced to verified but asking anew", () => {
    const after = new Set<string>()
    for (const { from, to } of steps) {
      for (const address of addresses) if (standingOf(from, address) === "Bounced") after.add(standingOf(to, address))
    }
    expect(after).toEqual(new Set(["Bounced", "Awaiting", "None"]))
  })
})
