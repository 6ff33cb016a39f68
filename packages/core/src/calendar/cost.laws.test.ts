import { DateTime } from "effect"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { instant, osloDate } from "./arbitrary.ts"
import { addDays, addMonths, endOf, firstBetween, hasEnded, type Instant, osloDateOf } from "./index.ts"

const hour = 3_600_000

// Nearly every decision asks for a day. The hour that Oslo's clocks show takes longer to ask for than all else that a day is
// counted by; all the parts of a moment, ten times as long.
const formatter: { readonly format: unknown } = Intl.DateTimeFormat.prototype
const spies = () => ({
  hours: vi.spyOn(formatter, "format", "get"),
  parts: vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts"),
  dates: vi.spyOn(Date, "parse")
})
let asked: ReturnType<typeof spies>
beforeEach(() => {
  asked = spies()
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** How often something asks for the hour; for more than that nothing may ask. */
const hoursAsked = (count: () => unknown): number => {
  asked.hours.mockClear()
  count()
  expect(asked.parts).not.toHaveBeenCalled()
  return asked.hours.mock.calls.length
}

const moment = fc.oneof(
  instant,
  fc
    .constantFrom("1980-01-01T00:00:00Z", "2026-07-01T21:59:59.999Z", "2026-07-01T22:00:00Z", "2026-07-01T23:00:00Z")
    .map((at): Instant => DateTime.makeUnsafe(at))
)
const day = osloDate.filter((day) => day > "1980-01-01")

describe("what days of Oslo cost, since its clocks are one hour ahead or two", () => {
  it("a moment's day is told without asking its clocks, but in the hour that is another day's in summer", () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(hoursAsked(() => osloDateOf(at))).toBe(DateTime.getPartUtc(at, "hour") === 22 ? 1 : 0)
      })
    )
  })

  it("whether a day has ended is told without asking its clocks, but in the three hours before it ends in UTC", () => {
    const millis = fc.oneof(fc.integer({ min: -4 * hour, max: hour }), fc.constantFrom(-3 * hour, 1 - 3 * hour, -1, 0))
    fc.assert(
      fc.property(day, fc.oneof(millis, fc.integer()), (day, millis) => {
        fc.pre(day < "9999")
        const at = DateTime.makeUnsafe(Date.parse(day) + 24 * hour + millis)
        expect(hoursAsked(() => hasEnded(day, at))).toBe(-3 * hour < millis && millis < 0 ? 1 : 0)
      })
    )
  })

  it("when a day ends is asked once, and when the clocks show an hour twice: thrice more on the night that changes them", () => {
    const anyHour = fc.integer({ min: 0, max: 24 })
    fc.assert(
      fc.property(moment, day, anyHour, anyHour, (at, day, from, until) => {
        expect(hoursAsked(() => endOf(day))).toBe(1)
        const isNearChange = [3, 4, 10, 11].includes(DateTime.getPartUtc(at, "month"))
        expect(hoursAsked(() => firstBetween(at, from, until))).toBeLessThanOrEqual(isNearChange ? 5 : 2)
      })
    )
  })

  it("a day that was counted is not looked up on the calendar again", () => {
    fc.assert(
      fc.property(moment, day, fc.nat(1000), (at, day, count) => {
        asked.dates.mockClear()
        osloDateOf(at)
        addMonths(day, count)
        expect(asked.dates).not.toHaveBeenCalled()
        addDays(day, count)
        expect(asked.dates).toHaveBeenCalledTimes(1)
      })
    )
  })
})
