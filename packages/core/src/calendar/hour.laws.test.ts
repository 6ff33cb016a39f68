import { DateTime } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyInstant, instant } from "./arbitrary.ts"
import { firstBetween, type Instant } from "./index.ts"

const clock = new Intl.DateTimeFormat("en", { timeZone: "Europe/Oslo", hour: "numeric", hourCycle: "h23" })
/** The hour that a clock in Oslo shows, asked of the platform. */
const hourAt = (at: Instant): number => Number(clock.format(DateTime.toEpochMillis(at)))
const hour = 3_600_000
const window = fc
  .tuple(fc.nat(23), fc.nat(23))
  .map(([one, other]) => ({ from: Math.min(one, other), until: Math.max(one, other) + 1 }))

describe("hours of Oslo", () => {
  it("FIELD-7: the next moment within some hours is within them, is at once where they run, and skips no sooner one", () => {
    fc.assert(
      fc.property(instant, window, (at, { from, until }) => {
        const isWithin = (at: Instant) => from <= hourAt(at) && hourAt(at) < until
        const next = firstBetween(at, from, until)
        expect(isWithin(next)).toBe(true)
        if (isWithin(at)) expect(next).toEqual(at)
        // Oslo's clocks change on the hour: within an hour of UTC they show one hour.
        const start = DateTime.toEpochMillis(at)
        const end = DateTime.toEpochMillis(next)
        for (let time = start; time < end; time = Math.floor(time / hour) * hour + hour) {
          expect(isWithin(DateTime.makeUnsafe(time))).toBe(false)
        }
      }),
      { numRuns: 1000 }
    )
  })

  it("FIELD-7: waits two days and two hours at the most, at any moment that can be written, whatever the hours are", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 24 }), (at, from, until) => {
        const wait = DateTime.toEpochMillis(firstBetween(at, from, until)) - DateTime.toEpochMillis(at)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(50 * hour)
      })
    )
  })

  it.each([
    ["2026-06-01T06:59:59.999Z", "2026-06-01T07:00:00Z"],
    ["2026-06-01T07:00:00Z", "2026-06-01T07:00:00Z"],
    ["2026-06-01T17:59:59.999Z", "2026-06-01T17:59:59.999Z"],
    ["2026-06-01T18:00:00Z", "2026-06-02T07:00:00Z"],
    ["2026-12-01T18:59:59.999Z", "2026-12-01T18:59:59.999Z"],
    ["2026-12-01T19:00:00Z", "2026-12-02T08:00:00Z"],
    ["2026-12-31T23:00:00Z", "2027-01-01T08:00:00Z"],
    ["2026-03-28T22:30:00Z", "2026-03-29T07:00:00Z"],
    ["2026-03-29T01:00:00Z", "2026-03-29T07:00:00Z"],
    ["2026-10-24T21:30:00Z", "2026-10-25T08:00:00Z"],
    ["2026-10-25T01:00:00Z", "2026-10-25T08:00:00Z"]
  ])("FIELD-7: from %s on, the first moment from 09:00 until 20:00 is %s", (at, next) => {
    expect(firstBetween(DateTime.makeUnsafe(at), 9, 20)).toEqual(DateTime.makeUnsafe(next))
  })

  it.each([
    ["2026-03-28T20:00:00Z", "2026-03-30T00:00:00Z"],
    ["2026-03-29T00:30:00Z", "2026-03-30T00:00:00Z"],
    ["2026-10-24T22:30:00Z", "2026-10-25T00:00:00Z"],
    ["2026-10-25T01:30:00Z", "2026-10-25T01:30:00Z"],
    ["2026-10-25T02:00:00Z", "2026-10-26T01:00:00Z"]
  ])(
    "FIELD-7: an hour that a night skips or has twice: from %s on, the first from 02:00 until 03:00 is %s",
    (at, next) => {
      expect(firstBetween(DateTime.makeUnsafe(at), 2, 3)).toEqual(DateTime.makeUnsafe(next))
    }
  )
})
