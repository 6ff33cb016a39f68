import { DateTime } from "effect"
import fc from "fast-check"
import { type Instant, OsloDate } from "./index.ts"

const between = (first: string, last: string): fc.Arbitrary<Instant> =>
  fc.date({ min: new Date(first), max: new Date(last), noInvalidDate: true }).map((date) => DateTime.makeUnsafe(date))

// The nights on which Oslo's clocks change, leap days and the turn of years: where counting goes wrong.
const turning: ReadonlyArray<string> = [
  "2024-02-28T23:00:00Z",
  "2024-02-29T23:00:00Z",
  "2026-03-28T23:00:00Z",
  "2026-03-29T01:00:00Z",
  "2026-03-29T22:00:00Z",
  "2026-10-24T22:00:00Z",
  "2026-10-25T00:00:00Z",
  "2026-10-25T01:00:00Z",
  "2026-10-25T23:00:00Z",
  "2026-12-31T23:00:00Z",
  "2100-02-28T23:00:00Z"
]

const nearTurning = fc
  .tuple(fc.constantFrom(...turning), fc.constantFrom(-3_600_000, -1000, -1, 0, 1, 1000, 3_600_000))
  .map(([at, off]) => DateTime.makeUnsafe(Date.parse(at) + off))

/** A moment of our time, often one at which a day, a month, a year or summer time begins. */
export const instant: fc.Arbitrary<Instant> = fc.oneof(
  { weight: 3, arbitrary: between("2020-01-01T00:00:00Z", "2040-01-01T00:00:00Z") },
  { weight: 1, arbitrary: nearTurning }
)

/** Any moment that can be written at all. */
export const anyInstant: fc.Arbitrary<Instant> = between("0001-01-01T00:00:00Z", "9999-12-31T22:59:59.999Z")

/** A moment up to `most` ms after `from`, often `from` itself. */
export const instantAfter = (from: Instant, most = 400 * 86_400_000): fc.Arbitrary<Instant> =>
  fc.oneof(fc.constant(0), fc.nat(most)).map((millis) => DateTime.add(from, { milliseconds: millis }))

/** A day from 1980, since when Oslo's clocks have changed as they do today, or the last one there is. */
export const osloDate: fc.Arbitrary<OsloDate> = fc
  .oneof(
    { weight: 20, arbitrary: between("1980-01-01T12:00:00Z", "2399-12-31T12:00:00Z") },
    { weight: 1, arbitrary: fc.constant(DateTime.makeUnsafe("9999-12-31T12:00:00Z")) }
  )
  .map((at) => OsloDate.make(DateTime.formatIsoDateUtc(at)))
