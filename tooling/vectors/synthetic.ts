import { Schema } from "effect"
import fc from "fast-check"
import { NationalId } from "../../packages/core/src/identity/index.ts"
import { nationalIdWith } from "../../packages/core/src/testing.ts"

/** National id numbers that are nobody's: the month is + 80. */
export const synthetic = fc
  .tuple(fc.boolean(), fc.constantFrom(0, 1, 2, 3))
  .chain(([temporary, remainder]) => nationalIdWith({ temporary, synthetic: true }, remainder))

/** Whether a text may stand in what is published: no national id number that could be somebody's. */
export const isNobodys = (text: string): boolean => !Schema.is(NationalId)(text) || Number(text[2]) >= 8

/** The numbers in a text that could be somebody's. */
export const somebodysIn = (text: string): ReadonlyArray<string> =>
  (text.match(/(?<![0-9a-z.])[0-9]{11}(?![0-9a-z])/gu) ?? []).filter((digits) => !isNobodys(digits))
