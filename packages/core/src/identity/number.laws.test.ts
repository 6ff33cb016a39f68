import { Schema } from "effect"
import fc from "fast-check"
import { organisasjonsnummer } from "norsk-validator"
import { stdnum } from "stdnum"
import { describe, expect, it } from "vitest"
import { anyText } from "../letter/arbitrary.ts"
import { nationalId, nationalIdKind, nationalIdWith, organisationNumber } from "./arbitrary.ts"
import { NationalId, OrganisationNumber } from "./index.ts"
import { helpNumber } from "./national-id.arbitrary.ts"

const isNationalId = Schema.is(NationalId)
const isOrganisationNumber = Schema.is(OrganisationNumber)
const remainder = fc.constantFrom(0, 1, 2, 3)
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length })

const changed = (number: string, at: number, by: number): string =>
  number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)

describe("national id numbers", () => {
  it("AUTH-6: fødselsnummer and D-numbers hold, real or synthetic, by the check digits of before 2032 and of after", () => {
    fc.assert(
      fc.property(
        fc.tuple(nationalIdKind, remainder).chain(([kind, remainder]) => nationalIdWith(kind, remainder)),
        (id) => {
          expect(isNationalId(id)).toBe(true)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it("AUTH-6: no digit can be mistyped unnoticed, in old numbers and in new", () => {
    fc.assert(
      fc.property(nationalId, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        expect(isNationalId(changed(id, at, by))).toBe(false)
      }),
      { numRuns: 1000 }
    )
  })

  it("AUTH-6: another's validator, of before 2032, agrees on real numbers of the old kind", () => {
    const real = fc.boolean().chain((temporary) => nationalIdWith({ temporary, synthetic: false }, 0))
    // It looks at the clock, and takes nobody who is not born yet.
    const born = real.filter((id) => Number(id[6]) < 5 || Number(id.slice(4, 6)) < 20)
    fc.assert(
      fc.property(born, (id) => {
        expect(stdnum.NO?.fodselsnummer?.validate(id).isValid).toBe(true)
      })
    )
    fc.assert(
      fc.property(fc.oneof(real, digits(11)), (text) => {
        fc.pre(stdnum.NO?.fodselsnummer?.validate(text).isValid === true && !/^..[4-7]/u.test(text))
        expect(isNationalId(text)).toBe(true)
      })
    )
  })

  it("AUTH-6: help numbers (month + 40) are nobody's number here, though their check digits hold", () => {
    fc.assert(
      fc.property(helpNumber, (number) => {
        expect(isNationalId(number)).toBe(false)
      })
    )
  })

  it("AUTH-6: nothing else is one: every text gets an answer, and only eleven digits a yes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          digits(10),
          digits(11),
          digits(12),
          nationalId.map((id) => ` ${id}`)
        ),
        (text) => {
          if (isNationalId(text)) expect(text).toMatch(/^[0-9]{11}$/u)
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe("organisation numbers", () => {
  it("BUSINESS-3: the recipe's numbers hold, and others' validators agree on any nine digits", () => {
    fc.assert(
      fc.property(organisationNumber, (number) => {
        expect(isOrganisationNumber(number)).toBe(true)
      })
    )
    fc.assert(
      fc.property(fc.oneof(organisationNumber, digits(9)), (number) => {
        const begins = number.startsWith("8") || number.startsWith("9")
        expect(isOrganisationNumber(number)).toBe(begins && stdnum.NO?.orgnr?.validate(number).isValid === true)
        expect(isOrganisationNumber(number)).toBe(begins && organisasjonsnummer(number))
      }),
      { numRuns: 500 }
    )
  })

  it("BUSINESS-3: no digit can be mistyped unnoticed", () => {
    fc.assert(
      fc.property(
        organisationNumber,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, by) => {
          expect(isOrganisationNumber(changed(number, at, by))).toBe(false)
        }
      )
    )
  })

  it("BUSINESS-3: nothing else is one: every text gets an answer", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          // Others' validators read on across what stands around it.
          fc
            .tuple(organisationNumber, fc.constantFrom(" ", "\n", "\u00a0", "0", "NO", "9"))
            .chain(([number, more]) =>
              fc.constantFrom(`${number}${more}`, `${more}${number}`, `${number.slice(0, 3)}${more}${number.slice(3)}`)
            )
        ),
        (text) => {
          expect(isOrganisationNumber(text)).toBe(false)
        }
      )
    )
  })
})
