import fc from "fast-check"
import { NationalId } from "./index.ts"

/**
 * How a national id number is made: a *fødselsnummer*, a *D-number* (day + 40), either of them *synthetic* (month + 80),
 * which is nobody's.
 */
export const nationalIdKind = fc.record({ temporary: fc.boolean(), synthetic: fc.boolean() })
export interface NationalIdKind {
  readonly temporary: boolean
  readonly synthetic: boolean
}

/**
 * National id numbers made by the register's recipe. The first check digit leaves `remainder` when the weighted digits
 * are divided by eleven: 0 in numbers of before 2032, 0 to 3 in those of after it.
 */
export const nationalIdWith = (kind: NationalIdKind, remainder: 0 | 1 | 2 | 3): fc.Arbitrary<NationalId> =>
  numberWith(kind.temporary, kind.synthetic ? 80 : 0, remainder).map((digits) => NationalId.make(digits))

/** A health service's *help number* (month + 40), for whoever has no number that they know of: its check digits hold too. */
export const helpNumber: fc.Arbitrary<string> = fc.boolean().chain((temporary) => numberWith(temporary, 40, 0))

const numberWith = (temporary: boolean, monthsMore: number, remainder: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.date({ min: new Date("1900-01-01"), max: new Date("2039-12-31"), noInvalidDate: true }),
      fc.integer({ min: 0, max: 499 })
    )
    .map(([born, serial]) => nineDigits(temporary, monthsMore, born, serial))
    .map((nine) => withCheckDigits(nine, remainder))
    .filter((digits) => digits !== null)

/** A valid national id number of any kind. */
export const nationalId: fc.Arbitrary<NationalId> = fc
  .tuple(nationalIdKind, fc.constantFrom(0, 0, 1, 2, 3))
  .chain(([kind, remainder]) => nationalIdWith(kind, remainder))

// Those born in 1900–1999 have serials 000–499, those born in 2000–2039 500–999.
const nineDigits = (temporary: boolean, monthsMore: number, born: Date, serial: number): string => {
  const day = born.getUTCDate() + (temporary ? 40 : 0)
  const month = born.getUTCMonth() + 1 + monthsMore
  const year = born.getUTCFullYear()
  return (
    [day, month, year % 100].map((part) => padded(part, 2)).join("") + padded(year < 2000 ? serial : serial + 500, 3)
  )
}

const withCheckDigits = (nine: string, remainder: number): string | null => {
  const first = checkDigit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2], remainder)
  if (first === null) return null
  const ten = `${nine}${first}`
  const second = checkDigit(ten, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], 0)
  return second === null ? null : `${ten}${second}`
}

// The digit that makes the weighted sum, itself included, leave `remainder`; none where it would take two digits.
const checkDigit = (digits: string, weights: ReadonlyArray<number>, remainder: number): number | null => {
  const sum = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => (sum + digit) % 11 === remainder) ?? null
}

const padded = (part: number, length: number): string => String(part).padStart(length, "0")
