import { DateTime, Schema } from "effect"
import fc from "fast-check"
import {
  addBankDays,
  addDays,
  addMonths,
  daysBetween,
  endOf,
  firstBetween,
  Instant,
  isBankDay,
  nextBankDay,
  OsloDate,
  osloDateOf
} from "../../../packages/core/src/calendar/index.ts"
import { instant } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"

// Days of our own time: how clocks change in the far future is told by no law, but by each machine.
const day = instant.map(osloDateOf)

/** The days around those on which no bank is open, of a few years. */
const nearHoliday = fc
  .tuple(
    fc.integer({ min: 2024, max: 2038 }),
    fc.constantFrom("01-01", "03-28", "04-02", "05-01", "05-17", "12-24", "12-31"),
    fc.integer({ min: -3, max: 6 })
  )
  .map(([year, holiday, off]) => addDays(OsloDate.make(`${year}-${holiday}`), off))

const count = (most: number) => fc.integer({ min: -most, max: most })

export const calendar = [
  decision("osloDateOf", {
    input: Schema.Struct({ at: Instant }),
    answer: OsloDate,
    from: fc.record({ at: instant }),
    decide: ({ at }) => osloDateOf(at)
  }),
  decision("endOf", {
    input: Schema.Struct({ day: OsloDate }),
    answer: Instant,
    from: fc.record({ day }),
    decide: ({ day }) => endOf(day)
  }),
  decision("addDays", {
    input: Schema.Struct({ from: OsloDate, days: Schema.Int }),
    answer: OsloDate,
    from: fc.record({ from: day, days: count(500) }),
    most: 12,
    decide: ({ from, days }) => addDays(from, days)
  }),
  decision("addMonths", {
    input: Schema.Struct({ from: OsloDate, months: Schema.Int }),
    answer: OsloDate,
    from: fc.record({
      from: fc.oneof(
        day,
        fc.constantFrom("2024-02-29", "2026-08-31", "2026-11-30").map((day) => OsloDate.make(day))
      ),
      months: count(60)
    }),
    decide: ({ from, months }) => addMonths(from, months)
  }),
  decision("daysBetween", {
    input: Schema.Struct({ from: OsloDate, to: OsloDate }),
    answer: Schema.Int,
    from: fc.record({ from: day, to: day }),
    most: 12,
    decide: ({ from, to }) => daysBetween(from, to)
  }),
  decision("firstBetween", {
    input: Schema.Struct({ at: Instant, from: Schema.Int, until: Schema.Int }),
    answer: Instant,
    from: fc
      .tuple(instant, fc.constantFrom([9, 20] as const, [2, 3] as const, [0, 24] as const), fc.nat(23))
      .map(([at, [from, until], hours]) => ({ at: DateTime.add(at, { hours }), from, until })),
    decide: ({ at, from, until }) => firstBetween(at, from, until)
  }),
  decision("isBankDay", {
    input: Schema.Struct({ day: OsloDate }),
    answer: Schema.Boolean,
    from: fc.record({ day: nearHoliday }),
    most: 40,
    decide: ({ day }) => isBankDay(day)
  }),
  decision("nextBankDay", {
    input: Schema.Struct({ day: OsloDate }),
    answer: OsloDate,
    from: fc.record({ day: nearHoliday }),
    most: 16,
    decide: ({ day }) => nextBankDay(day)
  }),
  decision("addBankDays", {
    input: Schema.Struct({ from: OsloDate, count: Schema.Int }),
    answer: OsloDate,
    from: fc.record({ from: nearHoliday, count: fc.integer({ min: 0, max: 12 }) }),
    most: 16,
    decide: ({ from, count }) => addBankDays(from, count)
  })
]
