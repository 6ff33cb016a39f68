import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../letter/arbitrary.ts"
import { anyInstant, instant, osloDate } from "./arbitrary.ts"
import { addDays, addMillis, addMonths, daysBetween, endOf, hasEnded, Instant, OsloDate, osloDateOf } from "./index.ts"

// The slow second opinion: the platform's own calendar, one field at a time.
const oslo = new Intl.DateTimeFormat("en", {
  timeZone: "Europe/Oslo",
  year: "numeric",
  month: "numeric",
  day: "numeric"
})
const intlDay = (at: Instant): string => {
  const part = (type: string) => oslo.formatToParts(DateTime.toEpochMillis(at)).find((one) => one.type === type)?.value
  return [part("year")?.padStart(4, "0"), part("month")?.padStart(2, "0"), part("day")?.padStart(2, "0")].join("-")
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
const parts = (day: OsloDate): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number)
  return [year, month, date]
}
const written = (year: number, month: number, date: number): string =>
  [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-")

const soon = osloDate.filter((day) => day < "9000")
const count = fc.integer({ min: 0, max: 2000 })

describe("days of Oslo", () => {
  it("LIFE-8: a moment falls on the day that calendars in Oslo show then", () => {
    fc.assert(
      fc.property(fc.oneof(instant, anyInstant), (at) => {
        expect(osloDateOf(at)).toBe(intlDay(at))
      }),
      { numRuns: 1000 }
    )
  })

  it("LIFE-8: a day ends at the first moment of the next day, summer time or not", () => {
    fc.assert(
      fc.property(fc.oneof(soon, instant.map(osloDateOf)), (day) => {
        const end = endOf(day)
        expect(osloDateOf(end)).toBe(addDays(day, 1))
        expect(osloDateOf(DateTime.subtractDuration(end, 1))).toBe(day)
      }),
      { numRuns: 500 }
    )
  })

  it("LIFE-8: so does every day of the years in which Oslo's clocks were set to the hour, and first to summer time", () => {
    let day = OsloDate.make("1890-01-01")
    while (day < "1950") {
      const end = endOf(day)
      if (osloDateOf(DateTime.subtractDuration(end, 1)) !== day) throw new Error(day)
      day = addDays(day, 1)
      if (osloDateOf(end) !== day) throw new Error(day)
    }
    expect(day).toBe("1950-01-01")
  })

  it("LIFE-8: a day has ended from its end on, and not a moment sooner", () => {
    const nearEnd = fc
      .tuple(
        fc.oneof(soon, anyInstant.map(osloDateOf)),
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -2, max: 2 })
      )
      .map(([day, hours, millis]) => ({ day, at: DateTime.add(endOf(day), { hours, milliseconds: millis }) }))
    const any = fc.record({ day: anyInstant.map(osloDateOf), at: anyInstant })
    fc.assert(
      fc.property(fc.oneof(nearEnd, any), ({ day, at }) => {
        fc.pre(Schema.is(Instant)(at))
        expect(hasEnded(day, at)).toBe(DateTime.isGreaterThanOrEqualTo(at, endOf(day)))
      }),
      { numRuns: 1000 }
    )
  })

  it("LIFE-8: no moment lies outside its own day, and days follow each other as moments do", () => {
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const day = osloDateOf(one)
        expect(DateTime.isLessThan(one, endOf(day))).toBe(true)
        if (DateTime.isLessThan(one, other)) expect(day <= osloDateOf(other)).toBe(true)
      })
    )
  })

  it("LIFE-8: days are counted one by one", () => {
    fc.assert(
      fc.property(soon, count, count, (day, some, more) => {
        expect(addDays(addDays(day, some), more)).toBe(addDays(day, some + more))
        expect(addDays(addDays(day, some), -some)).toBe(day)
        const [year, month, date] = parts(day)
        expect(addDays(day, 1)).toBe(
          date < monthLength(year, month)
            ? written(year, month, date + 1)
            : month < 12
              ? written(year, month + 1, 1)
              : written(year + 1, 1, 1)
        )
      })
    )
  })

  it("LIFE-8: the days between two days are those that lead from one to the other, and back", () => {
    fc.assert(
      fc.property(soon, soon, count, (day, other, some) => {
        expect(daysBetween(day, addDays(day, some))).toBe(some)
        expect(addDays(day, daysBetween(day, other))).toBe(other)
        expect(daysBetween(day, other) + daysBetween(other, day)).toBe(0)
        expect(daysBetween(day, other) > 0).toBe(other > day)
      })
    )
  })

  it("LIFE-8: months are counted forward from the start and clamped to the month's last day", () => {
    fc.assert(
      fc.property(soon, count, (day, months) => {
        const [year, month, date] = parts(day)
        const total = year * 12 + (month - 1) + months
        const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1]
        expect(addMonths(day, months)).toBe(written(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth))))
      }),
      { numRuns: 500 }
    )
  })

  it("LIFE-8: there is a day for exactly those dates that the calendar has", () => {
    const digits = fc.tuple(fc.nat(9999), fc.nat(99), fc.nat(99))
    const near = fc.tuple(
      fc.integer({ min: 1, max: 2400 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 })
    )
    fc.assert(
      fc.property(fc.oneof(digits, near), ([year, month, date]) => {
        const exists = year > 0 && month > 0 && month < 13 && date > 0 && date <= monthLength(year, month)
        expect(Schema.is(OsloDate)(written(year, month, date))).toBe(exists)
      }),
      { numRuns: 1000 }
    )
  })

  it("answers for every moment and every count, up to the last day there is", () => {
    const anyCount = fc.oneof(
      fc.maxSafeInteger(),
      fc.nat(20_000),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE)
    )
    fc.assert(
      fc.property(anyInstant, anyCount, (at, many) => {
        const day = osloDateOf(at)
        for (const other of [day, addDays(day, many), addMonths(day, many)]) {
          expect(Schema.is(OsloDate)(other)).toBe(true)
          expect(DateTime.isGreaterThan(endOf(other), at)).toBe(other >= day)
          expect(Schema.is(Instant)(endOf(other))).toBe(true)
        }
      })
    )
  })

  it("moments are as many ms apart as were added, until there are no more of them", () => {
    const millis = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(Number.NaN, Number.NEGATIVE_INFINITY))
    fc.assert(
      fc.property(anyInstant, millis, (at, millis) => {
        const reached = addMillis(at, millis)
        expect(Schema.is(Instant)(reached)).toBe(true)
        const apart = DateTime.toEpochMillis(reached) - DateTime.toEpochMillis(at)
        const isEnd = [1, -1].some((beyond) => !Schema.is(Instant)(DateTime.addDuration(reached, beyond)))
        if (!isEnd) expect(apart).toBe(Number.isNaN(millis) ? 0 : millis)
        expect(Math.abs(apart)).toBeLessThanOrEqual(Math.abs(millis || 0))
        expect(apart * (millis || 0)).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it("takes any text for a day without throwing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Schema.is(OsloDate)(text)).toBe(false)
      })
    )
  })

  it("takes only moments that everyone can write", () => {
    for (const year of ["-000001-06-01T00:00:00Z", "+010000-06-01T00:00:00Z", "+200000-01-01T00:00:00Z"]) {
      expect(Schema.is(Instant)(DateTime.makeUnsafe(year))).toBe(false)
    }
  })
})
