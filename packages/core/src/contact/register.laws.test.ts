import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { activePerson } from "../channel/arbitrary.ts"
import { emailAddress, phoneNumber } from "./arbitrary.ts"
import { parseEmailAddress, parsePhoneNumber, readRegister } from "./index.ts"

const typed = (written: fc.Arbitrary<string>) =>
  fc.option(fc.oneof(written, fc.constantFrom("ola", "22 22 22 22", "–"))).map((value) => {
    return value === null ? null : { value, updatedAt: null, verifiedAt: null }
  })

describe("what the contact register has on a person", () => {
  it("FIELD-4, CONTACT-2: is taken as anything that is typed is, and what cannot be reached is left out", () => {
    fc.assert(
      fc.property(activePerson, typed(emailAddress), typed(phoneNumber), (person, email, mobile) => {
        expect(readRegister({ ...person, email, mobile })).toEqual({
          email: Result.getOrNull(parseEmailAddress(email?.value ?? "")),
          mobile: Result.getOrNull(parsePhoneNumber(mobile?.value ?? ""))
        })
      })
    )
  })

  it("FIELD-4: is nothing of one whom the register does not know, or no longer", () => {
    for (const _tag of ["Deleted", "NotRegistered"] as const) {
      expect(readRegister({ _tag })).toEqual({ email: null, mobile: null })
    }
  })
})
