import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { registeredPerson } from "../channel/arbitrary.ts"
import { notifiable } from "../channel/index.ts"
import { contactAddress } from "../contact/arbitrary.ts"
import { ownerOf, readRegister, sameAddress } from "../contact/index.ts"
import { subject } from "../letter/arbitrary.ts"
import { isVisible } from "../letter/index.ts"
import { profile } from "../policy/arbitrary.ts"
import { notified } from "./arbitrary.ts"
import {
  type Audience,
  type MessagePlanned,
  type Occasion,
  plainText,
  plan,
  type Receiver,
  registerAddressesOf
} from "./index.ts"

const ofOccasion: Readonly<Record<Occasion["_tag"], ReadonlyArray<string>>> = {
  LetterArrived: [],
  LetterUnopened: ["NOTIFY-8"],
  DocumentRequested: ["KONTROLL-1"],
  DocumentShared: ["KONTROLL-2"],
  TermsChanged: ["NOTIFY-9"],
  ServiceNotice: ["NOTIFY-9"]
}

/** Whether their e-mail addresses have all come back, so that the phone is told instead (NOTIFY-8). */
const hasLostEmail = ({ contact, settings }: Receiver): boolean => {
  const emails = contact.addresses.filter(({ address }) => address._tag === "Email")
  return (
    settings._tag === "PersonSettings" &&
    settings.on === "both" &&
    emails.every(({ standing }) => standing._tag !== "Verified") &&
    emails.some(({ standing }) => standing._tag === "Bounced")
  )
}

/** By which rules somebody is told at an address or device of their own. */
const ofOwn = (receiver: Receiver, { to }: MessagePlanned): ReadonlyArray<string> => {
  if (to._tag === "Push") return ["NOTIFY-1", "NOTIFY-10"]
  if (receiver.settings._tag === "OrganisationSettings") return ["NOTIFY-6"]
  return ["NOTIFY-1", "NOTIFY-2", ...(to._tag === "Phone" && hasLostEmail(receiver) ? ["NOTIFY-8"] : [])]
}

/** By which rules the owner is told at an address of the register. */
const ofRegister = ({ register }: Audience): ReadonlyArray<string> => {
  const { email, mobile, bounced } = register
  const back =
    (email !== null && bounced.some((one) => sameAddress(one, { _tag: "Email", email }))) ||
    (mobile !== null && bounced.some((one) => sameAddress(one, { _tag: "Phone", phone: mobile })))
  return ["NOTIFY-3", ...(back ? ["NOTIFY-8"] : [])]
}

describe("by which rules", () => {
  it("NOTIFY-1 to NOTIFY-10: each message says by which it goes: whom, where, on what occasion and when", () => {
    fc.assert(
      fc.property(profile, notified, (profile, { occasion, audience, at }) => {
        const delegates = audience.delegates.map(({ receiver }) => receiver)
        for (const message of plan(profile, occasion, audience, at)) {
          const isReceiver = ({ contact }: Receiver) =>
            JSON.stringify(ownerOf(contact)) === JSON.stringify(message.receiver)
          const delegate = message.rules.includes("NOTIFY-5") ? delegates.find(isReceiver) : undefined
          const receiver = delegate ?? audience.owner
          expect(isReceiver(receiver)).toBe(true)
          const letter = "letter" in occasion ? occasion.letter : null
          if (letter !== null) expect(message.occasion).toEqual({ kind: occasion._tag, id: letter.id })
          const rules = [
            ...(delegate === undefined ? [] : ["NOTIFY-5"]),
            ...(message.rules.includes("NOTIFY-3") ? ofRegister(audience) : ofOwn(receiver, message)),
            ...(message.to._tag === "Phone" ? ["FIELD-7"] : []),
            ...ofOccasion[occasion._tag],
            ...(letter?.sensitivity === "sensitive" ? ["FIELD-3"] : []),
            ...(letter === null || isVisible(letter, at) ? [] : ["FIELD-6"])
          ]
          expect(message.rules.toSorted()).toEqual([...new Set(rules)].toSorted())
        }
      }),
      { numRuns: 300 }
    )
  })

  it("NOTIFY-3, FIELD-4: public mail goes by those of the register's addresses by which the person can be notified", () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        profile,
        registeredPerson,
        fc.array(contactAddress, { maxLength: 2 }),
        instant,
        (profile, person, bounced, at) => {
          const can = notifiable(profile.channel, person, at)
          const known = readRegister(person)
          const usable = registerAddressesOf(profile.channel, person, bounced, at)
          expect(usable.bounced).toEqual(bounced)
          for (const way of ["email", "mobile"] as const) {
            expect(usable[way]).toBe(can[way] ? known[way] : null)
            if (known[way] !== null) seen.add(`${way} ${can[way]}`)
          }
        }
      ),
      { numRuns: 300 }
    )
    expect(seen.size).toBe(4)
  })
})

describe("what is told of anything but a letter", () => {
  it("KONTROLL-1, KONTROLL-2, NOTIFY-9: what it is, once for each that there is, in words that hold no link", () => {
    const given = fc.record({ id: fc.uuid(), words: subject, version: fc.string({ minLength: 1 }), from: osloDate })
    const seen = new Set<string>()
    fc.assert(
      fc.property(profile, notified, given, (profile, { audience, at }, { id, words, version, from }) => {
        const occasions: ReadonlyArray<readonly [Occasion, string, object]> = [
          [{ _tag: "DocumentRequested", id, business: words }, id, { business: plainText(words) }],
          [{ _tag: "DocumentShared", id }, id, {}],
          [{ _tag: "TermsChanged", version, from }, version, { from }],
          [{ _tag: "ServiceNotice", id, title: words }, id, { title: plainText(words) }]
        ]
        for (const [occasion, id, wording] of occasions) {
          const { _tag } = occasion
          for (const message of plan(profile, occasion, audience, at)) {
            expect(message.occasion).toEqual({ kind: _tag, id })
            expect(message.receiver).toEqual(audience.mailbox.owner)
            if (message.to._tag === "Push") continue
            expect(message.wording).toEqual({ _tag, ...wording })
            seen.add(_tag)
          }
        }
      })
    )
    expect(seen.size).toBe(4)
  })
})
