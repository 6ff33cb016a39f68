import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../letter/arbitrary.ts"
import { explain } from "../refusal/index.ts"
import { contactAddress, emailAddress, phoneNumber } from "./arbitrary.ts"
import {
  addressKey,
  type ContactAddress,
  EmailAddress,
  PhoneNumber,
  parseEmailAddress,
  parsePhoneNumber,
  sameAddress
} from "./index.ts"

const space = fc.constantFrom("", " ", "\t", "\u00a0", "\n")
const read = (answer: Result.Result<string, { readonly why: string }>): string =>
  Result.isSuccess(answer) ? answer.success : answer.failure.why

describe("an e-mail address", () => {
  it("CONTACT-3: is read as it is written, with spaces around it, its domain in any case", () => {
    fc.assert(
      fc.property(emailAddress, space, space, (email, before, after) => {
        const [local = "", domain = ""] = email.split("@")
        expect(parseEmailAddress(`${before}${local}@${domain.toUpperCase()}${after}`)).toEqual(Result.succeed(email))
      })
    )
  })

  it("CONTACT-3: any text is one, or is told to be none, in which field and why", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          space,
          fc.tuple(anyText, emailAddress).map(([a, b]) => a + b)
        ),
        (text) => {
          const answer = parseEmailAddress(text)
          if (Result.isSuccess(answer)) {
            expect(Schema.is(EmailAddress)(answer.success)).toBe(true)
            expect(parseEmailAddress(answer.success)).toEqual(answer)
            // It starts no other header, has no second recipient and is shown as it is.
            expect(answer.success).toMatch(/^[!-~]+$/u)
            expect(answer.success).not.toMatch(/[\s,;:<>()[\]"\\]/u)
            expect(answer.success.split("@").length).toBe(2)
          } else {
            const why = text.trim() === "" ? "Empty" : "Malformed"
            expect(answer.failure).toEqual({ _tag: "AddressInvalid", rules: ["CONTACT-3"], field: "emailAddress", why })
            expect(explain(answer.failure).remedy).toEqual({ _tag: "Correct", what: "emailAddress" })
          }
        }
      ),
      { numRuns: 500 }
    )
  })

  it.each([
    ["ola@example.no", "ola@example.no"],
    ["o@e.n", "o@e.n"],
    ["Ola.Nordmann+post@EXAMPLE.no", "Ola.Nordmann+post@example.no"],
    ["o'neill@xn--blbr-loa9l.no", "o'neill@xn--blbr-loa9l.no"],
    ["", "Empty"],
    ["  ", "Empty"],
    ["ola", "Malformed"],
    ["@example.no", "Malformed"],
    ["ola@", "Malformed"],
    ["ola@localhost", "Malformed"],
    ["ola@example.no.", "Malformed"],
    ["ola@-example.no", "Malformed"],
    ["ola@example-.no", "Malformed"],
    ["ola@example..no", "Malformed"],
    ["ola@kari@example.no", "Malformed"],
    ["Ola <ola@example.no>", "Malformed"],
    ["ola@example.no, kari@example.no", "Malformed"],
    ["ola@example.no\r\nBcc: kari@example.no", "Malformed"],
    ["åse@example.no", "Malformed"],
    [`${"a".repeat(64)}@example.no`, `${"a".repeat(64)}@example.no`],
    [`${"a".repeat(65)}@example.no`, "Malformed"],
    [`a@${"b".repeat(63)}.no`, `a@${"b".repeat(63)}.no`],
    [`a@${"b".repeat(64)}.no`, "Malformed"],
    [`a@${`${"b".repeat(61)}.`.repeat(4)}noo`, `a@${`${"b".repeat(61)}.`.repeat(4)}noo`],
    [`a@${`${"b".repeat(61)}.`.repeat(4)}nooooo`, "Malformed"]
  ])("CONTACT-3: %j is read as %j", (typed, address) => {
    expect(read(parseEmailAddress(typed))).toBe(address)
  })
})

describe("a phone number", () => {
  it("CONTACT-3: is read however its digits are grouped, with + or 00 before the country's", () => {
    const gap = fc.constantFrom("", " ", "-", ".", "\u00a0", ") ", "(")
    fc.assert(
      fc.property(phoneNumber, fc.array(gap, { minLength: 15, maxLength: 15 }), fc.boolean(), (phone, gaps, zeros) => {
        const typed = [...phone].map((digit, place) => digit + (gaps[place] ?? "")).join("")
        expect(parsePhoneNumber(zeros ? typed.replace("+", "00") : typed)).toEqual(Result.succeed(phone))
      })
    )
  })

  it("CONTACT-3: without a country's it is Norway's", () => {
    fc.assert(
      fc.property(phoneNumber, (phone) => {
        fc.pre(phone.startsWith("+47"))
        expect(parsePhoneNumber(phone.slice(3))).toEqual(Result.succeed(phone))
      })
    )
  })

  it("CONTACT-3: any text is one, or is told to be none, in which field and why", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."+0123456789 ٣"), maxLength: 20 })
    fc.assert(
      fc.property(fc.oneof(anyText, digits), (text) => {
        const answer = parsePhoneNumber(text)
        if (Result.isSuccess(answer)) {
          expect(Schema.is(PhoneNumber)(answer.success)).toBe(true)
          expect(answer.success).toMatch(/^\+[0-9]{7,15}$/u)
          expect(parsePhoneNumber(answer.success)).toEqual(answer)
        } else {
          const why = text.trim() === "" ? "Empty" : "Malformed"
          expect(answer.failure).toEqual({ _tag: "AddressInvalid", rules: ["CONTACT-3"], field: "phoneNumber", why })
          expect(explain(answer.failure).remedy).toEqual({ _tag: "Correct", what: "phoneNumber" })
        }
      }),
      { numRuns: 500 }
    )
  })

  it.each([
    ["912 34 567", "+4791234567"],
    ["+47 412 34 567", "+4741234567"],
    ["004791234567", "+4791234567"],
    ["4791234567", "Malformed"],
    ["22 03 00 00", "Malformed"],
    ["+4722030000", "Malformed"],
    ["9123456", "Malformed"],
    ["+4791234567890", "Malformed"],
    ["+46 70 123 45 67", "+46701234567"],
    ["+358401234567", "+358401234567"],
    ["+0123456789", "Malformed"],
    ["+123456", "Malformed"],
    ["+1234567", "+1234567"],
    ["+123456789012345", "+123456789012345"],
    ["+1234567890123456", "Malformed"],
    ["++4791234567", "Malformed"],
    ["110", "Malformed"],
    ["", "Empty"]
  ])("CONTACT-3: %j is read as %j", (typed, number) => {
    expect(read(parsePhoneNumber(typed))).toBe(number)
  })
})

describe("two addresses", () => {
  it("NOTIFY-3: are the same as people use them, whatever the case, and never an e-mail address and a phone number", () => {
    const upper = (address: ContactAddress): ContactAddress =>
      address._tag === "Email"
        ? { ...address, email: EmailAddress.make(address.email.replace(/^[^@]*/u, (local) => local.toUpperCase())) }
        : address
    fc.assert(
      fc.property(contactAddress, contactAddress, (one, other) => {
        expect(sameAddress(one, upper(one))).toBe(true)
        expect(sameAddress(one, other)).toBe(sameAddress(other, one))
        expect(sameAddress(one, other)).toBe(addressKey(one) === addressKey(other))
        expect(addressKey(one)).toBe(one._tag === "Email" ? one.email.toLowerCase() : one.phone)
        if (one._tag !== other._tag) expect(sameAddress(one, other)).toBe(false)
        if (one._tag === "Phone" && other._tag === "Phone") {
          expect(sameAddress(one, other)).toBe(one.phone === other.phone)
        }
      })
    )
  })
})
