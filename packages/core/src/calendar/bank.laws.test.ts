import Holidays from "date-holidays"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { osloDate } from "./arbitrary.ts"
import { addBankDays, addDays, daysBetween, isBankDay, nextBankDay, OsloDate } from "./index.ts"

// The second opinion: a library that many keep. What it calls a bank's holiday from two in the afternoon is a day that
// banks settle on: New Year's Eve.
const norway = new Holidays("NO", { timezone: "Europe/Oslo" })
const closedIn = (year: number): ReadonlySet<string> =>
  new Set(
    norway
      .getHolidays(year)
      .filter(({ type, date }) => (type === "public" || type === "bank") && date.endsWith("00:00:00"))
      .map(({ date }) => date.slice(0, 10))
  )
const isWeekend = (day: OsloDate): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())

const ends = fc.constantFrom("0001-01-01", "0001-12-31", "9999-01-01", "9999-12-24", "9999-12-31")
const anyDay = fc.oneof(
  { weight: 5, arbitrary: osloDate },
  { weight: 1, arbitrary: ends.map((day) => OsloDate.make(day)) }
)
const soon = osloDate.filter((day) => day < "9000")
const few = fc.integer({ min: 1, max: 300 })

describe("bank days", () => {
  it("are those on which a well-kept calendar of holidays has banks open, every day from 1990 to 2100", () => {
    let day = OsloDate.make("1990-01-01")
    for (let year = 1990; year <= 2100; year++) {
      const closed = closedIn(year)
      for (; day < `${year + 1}`; day = addDays(day, 1)) {
        if (isBankDay(day) === (isWeekend(day) || closed.has(day))) throw new Error(day)
      }
    }
    expect(day).toBe("2101-01-01")
  })

  it("the next is the first from the day on, and is never far: banks are never closed for more than five days in a row", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextBankDay(day)
        expect(isBankDay(next)).toBe(true)
        const wait = daysBetween(day, next)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(5)
        for (let days = 0; days < wait; days++) expect(isBankDay(addDays(day, days))).toBe(false)
      }),
      { numRuns: 500 }
    )
  })

  it("are counted one by one, the day one counts from left out", () => {
    fc.assert(
      fc.property(soon, few, (day, count) => {
        const reached = addBankDays(day, count)
        let passed = 0
        for (let one = addDays(day, 1); one <= reached; one = addDays(one, 1)) if (isBankDay(one)) passed++
        expect(passed).toBe(count)
        expect(isBankDay(reached)).toBe(true)
      }),
      { numRuns: 50 }
    )
  })

  it("add up, and with none to count lead to the next", () => {
    fc.assert(
      fc.property(anyDay, few, few, fc.integer({ min: -5, max: 0 }), (day, some, more, none) => {
        expect(addBankDays(addBankDays(day, some), more)).toBe(addBankDays(day, some + more))
        expect(addBankDays(day, none)).toBe(nextBankDay(day))
      }),
      { numRuns: 50 }
    )
  })

  it("end with the calendar: no counting leads beyond its last day", () => {
    const last = OsloDate.make("9999-12-31")
    for (const count of [0, 1, 1e9, Number.POSITIVE_INFINITY, Number.NaN]) expect(addBankDays(last, count)).toBe(last)
    for (const count of [1e9, Number.POSITIVE_INFINITY]) {
      expect(addBankDays(OsloDate.make("0001-01-01"), count)).toBe(last)
    }
    expect(addBankDays(OsloDate.make("9999-12-01"), Number.MAX_VALUE)).toBe(last)
  })
})

describe("days between", () => {
  it("LIFE-8: counting them from the one leads to the other, leap days and summer time or not", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const days = daysBetween(from, to)
        expect(addDays(from, days)).toBe(to)
        expect(daysBetween(to, from) + days).toBe(0)
        expect(Math.sign(days)).toBe(from < to ? 1 : from > to ? -1 : 0)
      }),
      { numRuns: 500 }
    )
  })
})
