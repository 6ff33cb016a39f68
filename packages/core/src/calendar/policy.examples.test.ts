import { DateTime, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { addDays, addMonths, endOf, OsloDate, osloDateOf } from "./index.ts"

const day = (text: string) => OsloDate.make(text)
const at = (text: string) => DateTime.makeUnsafe(text)

describe("days of Oslo: cases", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-10-31", 12, "2027-10-31"],
    ["2024-02-29", 12, "2025-02-28"],
    ["9999-12-01", 1, "9999-12-31"]
  ])("LIFE-8: %s and %i months later is %s", (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  it("LIFE-8: clamping does not add up: each count starts from the start", () => {
    expect(addMonths(addMonths(day("2026-01-31"), 1), 1)).toBe("2026-03-28")
    expect(addMonths(day("2026-01-31"), 2)).toBe("2026-03-31")
  })

  it.each([
    ["2026-03-28", "2026-03-28T23:00:00Z"],
    ["2026-03-29", "2026-03-29T22:00:00Z"],
    ["2026-10-24", "2026-10-24T22:00:00Z"],
    ["2026-10-25", "2026-10-25T23:00:00Z"]
  ])("LIFE-8: where clocks change, %s ends at %s", (date, end) => {
    expect(endOf(day(date))).toEqual(at(end))
  })

  it("LIFE-8: an hour before midnight in summer is still that day, though UTC says so too", () => {
    expect(osloDateOf(at("2026-07-01T21:59:59.999Z"))).toBe("2026-07-01")
    expect(osloDateOf(at("2026-07-01T22:00:00Z"))).toBe("2026-07-02")
    expect(addDays(day("2026-12-31"), 1)).toBe("2027-01-01")
  })

  it("knows the first year and the last", () => {
    expect(osloDateOf(at("0001-06-01T12:00:00Z"))).toBe("0001-06-01")
    expect(osloDateOf(at("9999-06-01T12:00:00Z"))).toBe("9999-06-01")
    expect(osloDateOf(at("+010000-06-01T12:00:00Z"))).toBe("9999-12-31")
    expect(osloDateOf(at("-000001-06-01T12:00:00Z"))).toBe("0001-01-01")
  })

  it.each([
    "2026-02-29",
    "2026-02-30",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "0000-01-01",
    "2026-1-1",
    "2026-01-01T",
    "2026-01-01T00:00:00.000Z",
    "+012026-01-01"
  ])("there is no %s", (text) => {
    expect(Schema.is(OsloDate)(text)).toBe(false)
  })
})
