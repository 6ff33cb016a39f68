import { DateTime } from "effect"
import { earliest, type Instant, latest, OsloDate } from "./model.ts"

/** The calendar day in Oslo that `at` falls on. */
export const osloDateOf = (at: Instant): OsloDate => {
  const millis = DateTime.toEpochMillis(at)
  const inWinter = millis + hour
  // Most of the day summer and winter time give one day, and the clock need not be asked, which takes longer.
  const isSure = millis >= wholeHours && dayNumber(inWinter) === dayNumber(inWinter + hour)
  return dated(new Date(isSure ? inWinter : millis + offsetAt(millis)))
}

/**
 * The day `months` calendar months after `from`, clamped to the last day of its month (LIFE-8), and to the year 9999.
 *
 * @example
 * ```ts
 * import { addMonths, endOf, OsloDate } from "@postkasse/core/calendar"
 * import { DateTime } from "effect"
 *
 * const day = addMonths(OsloDate.make("2026-11-30"), 3)
 * console.log(day) // → 2027-02-28
 * console.log(DateTime.formatIso(endOf(day))) // → 2027-02-28T23:00:00.000Z
 * ```
 */
export const addMonths = (from: OsloDate, months: number): OsloDate => {
  const date = new Date(from)
  const dayOfMonth = date.getUTCDate()
  date.setUTCMonth(date.getUTCMonth() + bounded(months, 240_000))
  // A month without that day: the date has run on into the month after.
  if (date.getUTCDate() !== dayOfMonth) date.setUTCDate(0)
  return dated(date)
}

/** The day `days` calendar days after `from` (LIFE-8), clamped to the year 9999. */
export const addDays = (from: OsloDate, days: number): OsloDate =>
  dated(new Date(Date.parse(from) + bounded(days, 8_000_000) * dayLong))

/** The moment `millis` ms after `from`, or before it; where it would lie beyond all others, the first or the last there is. */
export const addMillis = (from: Instant, millis: number): Instant =>
  within(DateTime.toEpochMillis(from) + bounded(millis, 400_000_000_000_000))

/** How many calendar days after `from` the day `to` comes (LIFE-8); fewer than none where it comes before. */
export const daysBetween = (from: OsloDate, to: OsloDate): number => (Date.parse(to) - Date.parse(from)) / dayLong

/** The first moment after `day` has ended in Oslo: a deadline on `day` holds until then, and no longer (LIFE-8). */
export const endOf = (day: OsloDate): Instant => {
  const midnight = Date.parse(day) + dayLong
  return DateTime.makeUnsafe(midnight - offsetAt(midnight - 2 * hour))
}

/** Whether `day` has ended in Oslo at `at`: whether the moment has come that `endOf` tells (LIFE-8). */
export const hasEnded = (day: OsloDate, at: Instant): boolean => {
  // A day of Oslo ends before that of UTC, by less than three hours. Which moment it is need seldom be asked.
  const untilMidnight = Date.parse(day) + dayLong - DateTime.toEpochMillis(at)
  return untilMidnight <= 0 || (untilMidnight < 3 * hour && DateTime.isGreaterThanOrEqualTo(at, endOf(day)))
}

/**
 * The first moment from `at` on at which Oslo's clocks show an hour from `from` (in) until `until` (out), 0 to 24: `at`
 * itself where they do. On the night that skips every such hour it is the night after; where there is none after, the last
 * moment there is.
 */
export const firstBetween = (at: Instant, from: number, until: number): Instant => {
  const millis = DateTime.toEpochMillis(at)
  const ahead = offsetAt(millis)
  const today = dayNumber(millis + ahead)
  const hourNow = Math.floor((millis + ahead - today * dayLong) / hour)
  if (from <= hourNow && hourNow < until) return at
  const opening = (hourNow < from ? today : today + 1) * dayLong + from * hour
  const next = opening - ahead
  const aheadThen = offsetAt(next)
  if (aheadThen === ahead) return within(next)
  // The clocks are changed meanwhile, perhaps over that hour.
  const changed = opening - aheadThen
  return offsetAt(changed) === aheadThen ? within(changed) : firstBetween(within(next), from, until)
}

const hour = 3_600_000
const dayLong = 24 * hour
const dayNumber = (millis: number): number => Math.floor(millis / dayLong)

/** How many ms Oslo's clocks are ahead of UTC at a moment: less than three hours, and never behind. */
const offsetAt = (millis: number): number =>
  millis >= wholeHours
    ? ((Number(clock.format(millis)) - new Date(millis).getUTCHours() + 24) % 24) * hour
    : DateTime.zonedOffset(DateTime.makeZonedUnsafe(millis, { timeZone: oslo }))

// Since when Oslo is one hour ahead of UTC, or two. All parts of a moment, as `DateTime` asks for them, take ten times as long as
// the hour; before, it may have been some minutes, and the zones that machines keep differ.
const wholeHours = Date.UTC(1980)
const clock = new Intl.DateTimeFormat("en", { timeZone: "Europe/Oslo", hour: "2-digit", hourCycle: "h23" })
const oslo = DateTime.zoneMakeNamedUnsafe("Europe/Oslo")

// Days are counted in UTC, where every day has 24 hours: a day of Oslo is a date here, not a span of time. What a date
// writes is a day on the calendar; to check that again would take longer than to count it.
const dated = (date: Date): OsloDate => {
  const year = date.getUTCFullYear()
  if (year < 1) return firstDay
  return year > 9999 ? lastDay : OsloDate.make(date.toISOString().slice(0, 10), { disableChecks: true })
}

// `most` leads past the last day from any other, and a date can still count that far. What is no number counts nothing.
const bounded = (count: number, most: number): number => Math.max(-most, Math.min(count, most)) || 0

const within = (millis: number): Instant =>
  DateTime.makeUnsafe(Math.max(DateTime.toEpochMillis(earliest), Math.min(millis, DateTime.toEpochMillis(latest))))

const firstDay = OsloDate.make("0001-01-01")
const lastDay = OsloDate.make("9999-12-31")
