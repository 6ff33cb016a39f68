import fc from "fast-check"
import { OrganisationNumber } from "./index.ts"

const weights: ReadonlyArray<number> = [3, 2, 7, 6, 5, 4, 3, 2]

/** Valid organisation numbers, made by the register's recipe: eight digits and what makes them divisible by eleven. */
export const organisationNumber: fc.Arbitrary<OrganisationNumber> = fc
  .integer({ min: 80_000_000, max: 99_999_999 })
  .map((eight) => `${eight}${(11 - (weighted(String(eight)) % 11)) % 11}`)
  .filter((digits) => digits.length === 9)
  .map((digits) => OrganisationNumber.make(digits))

const weighted = (digits: string): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0)
