import { Result, Schema } from "effect"
import fc from "fast-check"
import { stdnum } from "stdnum"
import { describe, expect, it } from "vitest"
import { anyText } from "../letter/arbitrary.ts"
import { accountNumber, invoiceDetails, kid } from "./arbitrary.ts"
import { AccountNumber, InvoiceDetails, Kid, readInvoiceDetails } from "./index.ts"

const isAccount = Schema.is(AccountNumber)
const isKid = Schema.is(Kid)
const digitsOf = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((d) => d.join(""))

describe("an account number", () => {
  it("INVOICE-1: is one when another implementation takes it too, of all that eleven digits can be", () => {
    fc.assert(
      fc.property(fc.oneof(accountNumber, digitsOf(11)), (digits) => {
        // No bank is numbered 0000: there it reads the seven digits of the postal giro of old, by a rule of their own.
        fc.pre(!digits.startsWith("0000"))
        expect(isAccount(digits)).toBe(stdnum.NO?.kontonr?.validate(digits).isValid === true)
      }),
      { numRuns: 1000 }
    )
  })

  it("INVOICE-1: one wrong digit makes it none, and so do points, spaces and whatever else", () => {
    fc.assert(
      fc.property(accountNumber, fc.nat(10), fc.integer({ min: 1, max: 9 }), anyText, (account, place, off, text) => {
        const digit = String((Number(account[place]) + off) % 10)
        expect(isAccount(account.slice(0, place) + digit + account.slice(place + 1))).toBe(false)
        expect(isAccount(`${account.slice(0, 4)}.${account.slice(4, 6)}.${account.slice(6)}`)).toBe(false)
        expect(isAccount(` ${account}`)).toBe(false)
        expect(isAccount(account + text)).toBe(text === "")
      })
    )
  })
})

/** The slow second judge: tries which last character makes the sum whole, by one rule and by the other. */
const takes = (text: string): boolean => {
  if (text.length < 2 || text.length > 25) return false
  const value = (character: string) => (character === "-" ? 10 : Number(character))
  const values = [...text].map(value).toReversed()
  const eleven = [1, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6, 7]
  const byEleven = values.map((digit, index) => digit * (eleven[index] ?? 0)).reduce((sum, one) => sum + one, 0)
  const byTen = values
    .map((digit, index) => (index % 2 === 1 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] : digit) ?? 0)
    .reduce((sum, one) => sum + one, 0)
  return byEleven % 11 === 0 || (byTen % 10 === 0 && !text.endsWith("-"))
}

describe("a KID", () => {
  it("INVOICE-1: is two to 25 characters whose last is a check digit by one of two rules", () => {
    const near = fc.integer({ min: 0, max: 27 }).chain((length) => digitsOf(length))
    const ending = fc.tuple(near, fc.constantFrom("", "-", "0")).map(([digits, end]) => digits + end)
    fc.assert(
      fc.property(fc.oneof(kid, ending), (text) => {
        expect(isKid(text)).toBe(takes(text))
      }),
      { numRuns: 3000 }
    )
  })

  it("INVOICE-1: of every number one, two or three check characters fit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }).chain(digitsOf), (number) => {
        const fitting = [..."0123456789-"].filter((check) => isKid(number + check))
        expect(fitting.length).toBeGreaterThanOrEqual(1)
        expect(fitting.length).toBeLessThanOrEqual(2)
      })
    )
  })

  it.each([
    ["2345676", true],
    ["190", true],
    ["00", true],
    ["6-", true],
    ["2345677", false],
    ["-6", false],
    ["6", false],
    ["-", false],
    ["", false],
    ["6--", false],
    ["23 45676", false],
    ["a0", false]
  ])("INVOICE-1: %s: %s", (text, is) => {
    expect(isKid(text)).toBe(is)
  })

  it("INVOICE-1: answers for any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isKid(text)).toBe(/^[0-9]+[0-9-]$/u.test(text) && takes(text))
      })
    )
  })
})

describe("a bill's details", () => {
  it("INVOICE-1: are read when all four are valid; of what is wrong the field is named, and every one", () => {
    const wrong = fc.subarray(["account", "kid", "amount", "dueDay"] as const)
    const bad = { account: "12345678901", kid: "2345677", amount: 0, dueDay: "2026-02-30" }
    fc.assert(
      fc.property(invoiceDetails, wrong, (details, fields) => {
        const given = Object.assign({ ...details }, ...fields.map((field) => ({ [field]: bad[field] })))
        const read = readInvoiceDetails(given)
        if (Result.isSuccess(read)) {
          expect(fields).toEqual([])
          expect(read.success).toEqual(details)
        } else expect(read.failure.faults.map(({ field }) => field).toSorted()).toEqual([...fields].toSorted())
      })
    )
  })

  it("INVOICE-1: amounts are whole øre above nothing", () => {
    fc.assert(
      fc.property(invoiceDetails, fc.oneof(fc.double(), fc.maxSafeInteger()), (details, amount) => {
        expect(Schema.is(InvoiceDetails)({ ...details, amount })).toBe(Number.isSafeInteger(amount) && amount > 0)
      })
    )
  })
})
