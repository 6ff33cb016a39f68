/**
 * Calendar: instants, the days of Europe/Oslo that deadlines are counted in (LIFE-8), and those that banks are open on.
 *
 * @module
 */
import { DateTime, Schema } from "effect"

/** The first moment there is. */
export const earliest = DateTime.makeUnsafe("0001-01-01T00:00:00.000Z")
/** The last moment there is: that at which the last day has ended in Oslo. */
export const latest = DateTime.makeUnsafe("9999-12-31T23:00:00.000Z")

/**
 * A moment in time, stored and sent as UTC. Outside the years 1 to 9999 (Oslo) no calendar that we speak to, ISO 8601
 * and Postgres among them, agrees on how to write it. The moment at which the last of those years has ended is the last one there is.
 */
export const Instant = Schema.DateTimeUtcFromDate.check(
  Schema.makeFilter((at) => DateTime.between(at, { minimum: earliest, maximum: latest }), {
    description: "A moment in the years 1 to 9999"
  })
).annotate({ identifier: "Instant" })
export type Instant = typeof Instant.Type

/** A calendar day in Oslo that there is, as `2026-12-03`: years 0001 to 9999, never a 30th of February. */
export const OsloDate = Schema.String.check(
  Schema.isPattern(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u),
  Schema.makeFilter((day: string) => !day.startsWith("0000") && isOnCalendar(day), {
    description: "A day that the calendar has",
    toJsonSchema: () => ({ format: "date" })
  })
).pipe(Schema.brand("OsloDate"))
export type OsloDate = typeof OsloDate.Type

// Date.parse takes the 30th of February for a day in March.
const isOnCalendar = (day: string): boolean => {
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
