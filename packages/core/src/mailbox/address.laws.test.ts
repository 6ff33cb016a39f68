import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { addMonths, endOf, osloDateOf } from "../calendar/index.ts"
import { personName } from "../identity/arbitrary.ts"
import { anyText } from "../letter/arbitrary.ts"
import { organisation } from "../organisation/arbitrary.ts"
import { profile } from "../policy/arbitrary.ts"
import { addressDigits, mailboxAddress } from "./arbitrary.ts"
import {
  AddressDigits,
  addressOf,
  MailboxAddress,
  oldAddressResolvesUntil,
  organisationAddressOf,
  parseMailboxAddress,
  resolves
} from "./index.ts"

const isAddress = Schema.is(MailboxAddress)
const policy = profile.map((profile) => profile.directory)
const anyName = fc.record({ first: anyText, last: anyText }).filter(({ first, last }) => first !== "" && last !== "")
const ascii = fc.string({ unit: fc.constantFrom(..."abcxyz"), minLength: 1, maxLength: 8 })

describe("a mailbox address", () => {
  it("CONTACT-6: is read as it is written, in whatever case, with spaces around it, composed or not", () => {
    const spaces = fc.constantFrom("", " ", "\t", "\u00a0")
    const cased = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize("NFD")
    )
    fc.assert(
      fc.property(mailboxAddress, spaces, cased, (address, space, cased) => {
        expect(parseMailboxAddress(space + cased(address) + space)).toEqual(Result.succeed(address))
      })
    )
  })

  it("CONTACT-6: any text is an address or is not: what is read as one is one, and reads as itself", () => {
    const near = fc.tuple(anyText, fc.constantFrom("#", "#1", "#123", "#123A", "#123AB", "##123", "#123456789", "#12é"))
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          near.map(([names, tail]) => names + tail)
        ),
        (text) => {
          const read = parseMailboxAddress(text)
          if (Result.isFailure(read)) {
            const why = text.trim() === "" ? "Empty" : "Malformed"
            expect(read.failure).toEqual({ _tag: "Invalid", field: "mailboxAddress", why })
          } else {
            expect(isAddress(read.success)).toBe(true)
            expect(parseMailboxAddress(read.success)).toEqual(read)
          }
        }
      ),
      { numRuns: 500 }
    )
  })

  it("CONTACT-6: every name there is gives one, of its digits", () => {
    fc.assert(
      fc.property(fc.oneof(personName, anyName), addressDigits, (name, digits) => {
        const address = addressOf(name, digits)
        expect(isAddress(address)).toBe(true)
        expect(address.endsWith(`#${digits}`)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it("CONTACT-6: people of one name have the same names in it and differ by their digits", () => {
    fc.assert(
      fc.property(personName, addressDigits, addressDigits, (name, digits, others) => {
        const [names, tail] = addressOf(name, digits).split("#")
        expect(addressOf(name, others).split("#")).toEqual([names, others])
        expect(addressOf(name, digits) === addressOf(name, others)).toBe(digits === others)
        expect(tail).toBe(digits)
      })
    )
  })

  it("CONTACT-6: says the name, first and last, where our letters can write it", () => {
    fc.assert(
      fc.property(ascii, ascii, addressDigits, (first, last, digits) => {
        const upper = { first: first.toUpperCase(), last: last.toUpperCase() }
        expect(addressOf({ first, last }, digits)).toBe(`${first}.${last}#${digits}`)
        expect(addressOf(upper, digits)).toBe(`${first}.${last}#${digits}`)
      })
    )
  })

  it("CONTACT-6: however a letter is composed, the name gives the same address", () => {
    fc.assert(
      fc.property(personName, addressDigits, (name, digits) => {
        const decomposed = { first: name.first.normalize("NFD"), last: name.last.normalize("NFD") }
        expect(addressOf(decomposed, digits)).toBe(addressOf(name, digits))
      }),
      { numRuns: 500 }
    )
  })
})

describe("a business' mailbox address", () => {
  it("CONTACT-7: every name of a business gives one, of its digits, which reads as itself", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          organisation.map(({ name }) => name),
          anyText
        ),
        addressDigits,
        (name, digits) => {
          const address = organisationAddressOf(name, digits)
          expect(isAddress(address)).toBe(true)
          expect(address.endsWith(`#${digits}`)).toBe(true)
          expect(parseMailboxAddress(address)).toEqual(Result.succeed(address))
        }
      ),
      { numRuns: 500 }
    )
  })

  it("CONTACT-7: is made as a person's is: a business that is called like a person differs by its digits", () => {
    fc.assert(
      fc.property(personName, addressDigits, addressDigits, (name, digits, others) => {
        const address = organisationAddressOf(`${name.first} ${name.last}`, digits)
        expect(address).toBe(addressOf(name, digits))
        expect(address === addressOf(name, others)).toBe(digits === others)
      })
    )
  })

  it.each([
    ["Bergen Rør & Varme AS", "bergen.rør.varme.as#123"],
    ["NAV", "nav#123"],
    ["7-Eleven", "7.eleven#123"],
    ["Ærlig Håndverk DA", "ærlig.håndverk.da#123"],
    ["漢字", "postkasse#123"]
  ])("CONTACT-7: %s has %s", (name, address) => {
    expect(organisationAddressOf(name, AddressDigits.make("123"))).toBe(address)
  })
})

describe("an address that a name change replaced", () => {
  it("CONTACT-6: keeps resolving until the day ends that comes so many months later in Oslo, and then no more", () => {
    fc.assert(
      fc.property(policy, instant, (policy, replacedAt) => {
        const end = endOf(addMonths(osloDateOf(replacedAt), policy.oldAddressMonths))
        expect(oldAddressResolvesUntil(policy, replacedAt)).toEqual(end)
        expect(resolves(policy, replacedAt, replacedAt)).toBe(true)
        expect(resolves(policy, replacedAt, DateTime.subtract(end, { milliseconds: 1 }))).toBe(true)
        expect(resolves(policy, replacedAt, end)).toBe(false)
      })
    )
  })

  it("CONTACT-6: one that nothing replaced always resolves", () => {
    fc.assert(
      fc.property(policy, instant, (policy, at) => {
        expect(resolves(policy, null, at)).toBe(true)
      })
    )
  })
})
