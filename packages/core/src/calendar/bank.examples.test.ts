import { describe, expect, it } from "vitest"
import { addBankDays, addDays, daysBetween, isBankDay, nextBankDay, OsloDate } from "./index.ts"

const day = (text: string) => OsloDate.make(text)

describe("bank days: cases", () => {
  it.each([
    ["2026-01-01", "New Year's Day"],
    ["2026-04-02", "Maundy Thursday"],
    ["2026-04-03", "Good Friday"],
    ["2026-04-06", "Easter Monday"],
    ["2026-05-01", "1 May"],
    ["2027-05-17", "17 May, and Whit Monday besides"],
    ["2026-05-14", "Ascension Day"],
    ["2008-05-01", "Ascension Day and 1 May in one"],
    ["2026-05-25", "Whit Monday"],
    ["2026-12-24", "Christmas Eve: NBO is closed"],
    ["2026-12-25", "Christmas Day"],
    ["2023-12-26", "Boxing Day"],
    ["2026-08-15", "a Saturday"],
    ["2026-08-16", "a Sunday"]
  ])("%s is none: %s", (date) => {
    expect(isBankDay(day(date))).toBe(false)
  })

  it.each([
    ["2026-12-31", "New Year's Eve"],
    ["2026-12-23", "the day before Christmas Eve"],
    ["2026-04-01", "the Wednesday before Easter"],
    ["2026-05-15", "the Friday after Ascension Day"],
    ["2026-04-07", "the Tuesday after Easter"]
  ])("%s is one: %s", (date) => {
    expect(isBankDay(day(date))).toBe(true)
  })

  // Easter Sundays as the almanacs print them, the earliest and the latest that there can be among them.
  it.each([
    "1818-03-22",
    "1943-04-25",
    "1954-04-18",
    "1981-04-19",
    "2000-04-23",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2038-04-25",
    "2049-04-18",
    "2285-03-22"
  ])("Easter is on %s: closed from Thursday to Monday, open before and after", (easter) => {
    const open = (days: number) => isBankDay(addDays(day(easter), days))
    expect([-4, -3, -2, -1, 0, 1, 2].map(open)).toEqual([true, false, false, false, false, false, true])
    expect([39, 50].map(open)).toEqual([false, false])
  })

  it.each([
    ["2026-04-01", "2026-04-01"],
    ["2026-04-02", "2026-04-07"],
    ["2026-05-14", "2026-05-15"],
    ["2026-12-24", "2026-12-28"],
    ["2028-12-31", "2029-01-02"],
    ["2024-02-29", "2024-02-29"]
  ])("what falls due on %s is paid on %s", (due, paid) => {
    expect(nextBankDay(day(due))).toBe(paid)
  })

  it("a Saturday's first bank day is Monday, its second Tuesday", () => {
    expect(addBankDays(day("2026-08-15"), 1)).toBe("2026-08-17")
    expect(addBankDays(day("2026-08-15"), 2)).toBe("2026-08-18")
    expect(addBankDays(day("2026-12-23"), 1)).toBe("2026-12-28")
  })

  it("LIFE-8: a year has 365 days, a leap year 366, and the day the clocks change is one", () => {
    expect(daysBetween(day("2026-01-01"), day("2027-01-01"))).toBe(365)
    expect(daysBetween(day("2024-01-01"), day("2025-01-01"))).toBe(366)
    expect(daysBetween(day("2100-02-28"), day("2100-03-01"))).toBe(1)
    expect(daysBetween(day("2026-03-29"), day("2026-03-30"))).toBe(1)
    expect(daysBetween(day("2026-10-26"), day("2026-10-25"))).toBe(-1)
    expect(daysBetween(day("0001-01-01"), day("9999-12-31"))).toBe(3_652_058)
  })
})
