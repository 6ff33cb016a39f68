import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Origin, PostalAddress, VerificationCode, VerificationToken, verificationLink } from "./index.ts"

const origins = ["https://post.example", "http://localhost:3000", "https://a-1.b.no:65535"]
const token = fc.stringMatching(/^[A-Za-z0-9_-]{16,200}$/u)

describe("the link that verifies an e-mail address", () => {
  it("CONTACT-4, NOTIFY-4: leads to this installation and nowhere else, and carries its secret whole", () => {
    fc.assert(
      fc.property(fc.constantFrom(...origins), token, (origin, token) => {
        const link = new URL(verificationLink(Origin.make(origin), VerificationToken.make(token)))
        expect(link.origin).toBe(origin)
        expect(link.pathname).toBe(`/verify/${token}`)
        expect(link.search + link.hash).toBe("")
      })
    )
  })

  it.each([
    ...["", "post.example", "ftp://post.example", "https://", "https://post.example/", "https://post.example/mail"],
    ...["https://post.example?x", "https://ola@post.example", "https://Post.example", "https://post example"],
    ...["https://post.example:", "https://post.example:123456", "https://post.example:http", "x https://post.example"],
    ...["httpss://post.example", "//post.example"]
  ])("NOTIFY-4: %j is not where an installation is", (text) => {
    expect(Schema.is(Origin)(text)).toBe(false)
  })

  it.each(["", "a".repeat(15), "a".repeat(201), `${"a".repeat(16)}/`, `/${"a".repeat(16)}`, `${"a".repeat(16)}=`])(
    "CONTACT-4: %j is no secret that reads the same in any address",
    (text) => {
      expect(Schema.is(VerificationToken)(text)).toBe(false)
    }
  )
})

describe("the code that verifies a phone number", () => {
  it.each(["0123", "0123456789"])("CONTACT-4: may be %s", (code) => {
    expect(Schema.is(VerificationCode)(code)).toBe(true)
  })

  it.each(["", "123", "12345678901", "12 34", "12345a", "a12345", "١٢٣٤"])("CONTACT-4: is not %j", (code) => {
    expect(Schema.is(VerificationCode)(code)).toBe(false)
  })
})

describe("a postal address", () => {
  it("CONTACT-1: is in a country named by the two letters of ISO 3166-1", () => {
    const address = { lines: ["Storgata 1"], postalCode: "0150", place: "Oslo" }
    const isIn = (country: string): boolean => Schema.is(PostalAddress)({ ...address, country })
    expect(["NO", "SE"].filter(isIn)).toEqual(["NO", "SE"])
    expect(["", "N", "NOR", "no", "N1", "NO ", " NO"].filter(isIn)).toEqual([])
  })
})
