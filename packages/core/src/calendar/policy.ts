import { DateTime } from "effect"
import { type Instant, OsloDate } from "./model.ts"

const oslo = DateTime.zoneMakeNamedUnsafe("Europe/Oslo")

/** The calendar day in Oslo that `at` falls on. */
export const osloDateOf = (at: Instant): OsloDate => OsloDate.make(DateTime.formatIsoDate(DateTime.setZone(at, oslo)))

/** The day `months` calendar months after `from`, clamped to the last day of its month (LIFE-8). */
export const addMonths = (from: OsloDate, months: number): OsloDate => shift(from, { months })

/** The day `days` calendar days after `from` (LIFE-8). */
export const addDays = (from: OsloDate, days: number): OsloDate => shift(from, { days })

/** The first moment after `day` has ended in Oslo: a deadline on `day` holds until then, and no longer (LIFE-8). */
export const endOf = (day: OsloDate): Instant =>
  DateTime.toUtc(DateTime.makeZonedUnsafe(addDays(day, 1), { timeZone: oslo, adjustForTimeZone: true }))

// Days are shifted in UTC, where every day has 24 hours: a day of Oslo is a date here, not a span of time.
const shift = (from: OsloDate, amount: { months: number } | { days: number }): OsloDate =>
  OsloDate.make(DateTime.formatIsoDateUtc(DateTime.add(DateTime.makeUnsafe(from), amount)))
