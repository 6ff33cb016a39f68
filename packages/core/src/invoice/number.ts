import { Schema } from "effect"
import { kontonummer } from "norsk-validator"

/** A Norwegian bank account: eleven digits with a valid check digit (INVOICE-1). */
export const AccountNumber = Schema.String.check(
  Schema.makeFilter((digits: string) => /^[0-9]{11}$/u.test(digits) && kontonummer(digits), {
    identifier: "AccountNumber",
    description: "A Norwegian account number: eleven digits with a valid check digit",
    toJsonSchema: () => ({ pattern: "^[0-9]{11}$" })
  })
).pipe(Schema.brand("AccountNumber"))
export type AccountNumber = typeof AccountNumber.Type

// The check is our own: norsk-validator (2.0.0) turns away whatever the tens' rule gives a check digit of 0, and the `-` that
// the elevens' rule has for a tenth remainder.
const isKid = (text: string): boolean => {
  if (!/^[0-9]{1,24}[0-9-]$/u.test(text)) return false
  const check = text.slice(-1)
  const fromLast = [...text.slice(0, -1)].toReversed().map(Number)
  return check === byTen(fromLast) || check === byEleven(fromLast)
}

/** Luhn's: every other digit doubled, from the last; the digits' sum and the check digit are whole tens. */
const byTen = (fromLast: ReadonlyArray<number>): string => {
  const sum = fromLast.reduce((sum, digit, index) => sum + (index % 2 === 0 ? ((digit * 2 - 1) % 9) + 1 : digit), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Weighted 2 to 7 over and over, from the last; the sum and the check digit are whole elevens, and `-` stands for ten. */
const byEleven = (fromLast: ReadonlyArray<number>): string => {
  const sum = fromLast.reduce((sum, digit, index) => sum + digit * (2 + (index % 6)), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? "-" : String(check)
}

/** What tells the payee which bill is paid: 2 to 25 characters, the last a check digit by one of two rules (INVOICE-1). */
export const Kid = Schema.String.check(
  Schema.makeFilter(isKid, {
    identifier: "Kid",
    description:
      "A KID: 2 to 25 characters, digits but for a `-` at the end, with a valid check digit (MOD10 or MOD11)",
    toJsonSchema: () => ({ pattern: "^[0-9]{1,24}[0-9-]$" })
  })
).pipe(Schema.brand("Kid"))
export type Kid = typeof Kid.Type
