import { describe, expect, it } from "vitest"
import { clockTime, fullMoment, groupOf, listMoment, longDay, osloDay } from "./date.ts"

const at = (text: string) => new Date(text)
const now = at("2026-12-03T09:15:00Z")

describe("dates", () => {
  it("today is told by the time, this year by the day, else in full", () => {
    expect(listMoment(at("2026-12-03T09:15:00Z"), now, "nb")).toBe("kl. 10.15")
    expect(listMoment(at("2026-11-21T09:15:00Z"), now, "nb")).toBe("21. nov.")
    expect(listMoment(at("2025-12-03T09:15:00Z"), now, "nb")).toBe("3. des. 2025")
    expect(listMoment(at("2026-12-03T09:15:00Z"), now, "en")).toBe("10:15")
    expect(listMoment(at("2025-12-03T09:15:00Z"), now, "en")).toBe("3 Dec 2025")
  })

  it("a day begins at midnight in Oslo, in summer and in winter", () => {
    expect(osloDay(at("2026-12-02T23:00:00Z"))).toBe("2026-12-03")
    expect(osloDay(at("2026-12-02T22:59:59Z"))).toBe("2026-12-02")
    expect(osloDay(at("2026-07-01T22:00:00Z"))).toBe("2026-07-02")
    expect(osloDay(at("2026-07-01T21:59:59Z"))).toBe("2026-07-01")
  })

  it("midnight is 00.00", () => {
    expect(clockTime(at("2026-12-02T23:00:00Z"), "nb")).toBe("kl. 00.00")
  })

  it("a moment in full has weekday, day and time, in each language's own words", () => {
    expect(fullMoment(now, "nb")).toBe("torsdag 3. desember 2026 kl. 10.15")
    expect(fullMoment(at("2026-12-01T09:15:00Z"), "nn")).toBe("tysdag 1. desember 2026 kl. 10.15")
    expect(fullMoment(at("2026-12-05T23:30:00Z"), "nn")).toBe("søndag 6. desember 2026 kl. 00.30")
    expect(fullMoment(now, "en")).toBe("Thursday 3 December 2026 at 10:15")
  })

  it("the list is parted into today, yesterday and months, with the year when it is another", () => {
    expect(groupOf(at("2026-12-03T00:00:00Z"), now, "nb")).toBe("today")
    expect(groupOf(at("2026-12-02T22:59:59Z"), now, "nb")).toBe("yesterday")
    expect(groupOf(at("2026-11-30T12:00:00Z"), now, "nb")).toEqual({ month: "November" })
    expect(groupOf(at("2025-12-31T12:00:00Z"), now, "nb")).toEqual({ month: "Desember 2025" })
    expect(groupOf(at("2026-12-31T12:00:00Z"), at("2027-01-01T12:00:00Z"), "nb")).toBe("yesterday")
  })

  it("a day is written in words", () => {
    expect(longDay(now, "nb")).toBe("3. desember 2026")
    expect(longDay(now, "en")).toBe("3 December 2026")
  })
})
