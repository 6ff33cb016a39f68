import { DateTime } from "effect"
import type { Instant, OsloDate } from "../calendar/index.ts"

type Locale = string | Array<string>

/** How a language writes numbers, sizes and times; always Oslo time, always decimal sizes (QUOTA-1). */
export interface Spelling {
  readonly count: (number: number) => string
  /** One thing and another: `skifteattest og telefonnummer`. */
  readonly list: (things: ReadonlyArray<string>) => string
  /** A size in bytes, rounded up: `30 MB`, `1,3 kB`, `17 byte`. */
  readonly size: (bytes: number) => string
  /** One of several: `a, b eller c`. */
  readonly oneOf: (names: ReadonlyArray<string>) => string
  /** A day: `22. november 2026`. */
  readonly day: (day: OsloDate) => string
  /** A moment to the minute, rounded up: who comes then comes in time. */
  readonly moment: (at: Instant) => string
}

/** `locale` is a BCP 47 tag, or several in the order they are wished for; `moment` joins a day and a time of day. */
export const spelling = (locale: Locale, moment: (day: string, time: string) => string): Spelling => {
  const timeZone = "Europe/Oslo"
  const number = new Intl.NumberFormat(locale)
  const either = new Intl.ListFormat(locale, { type: "disjunction" })
  const lists = new Intl.ListFormat(locale, { type: "conjunction" })
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "long" })
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  return {
    list: (things) => lists.format(things),
    count: (count) => number.format(count),
    size: (bytes) => inUnit(locale, bytes),
    oneOf: (names) => either.format(names),
    day: (of) => day.format(new Date(`${of}T12:00:00Z`)),
    moment: (at) => {
      const whole = Math.ceil(DateTime.toEpochMillis(at) / minute) * minute
      return moment(day.format(whole), time.format(whole))
    }
  }
}

const minute = 60_000

const inUnit = (locale: Locale, bytes: number): string => {
  const [unit, size] = bytes < 1000 ? bytePart : bytes < 1_000_000 ? kilobyte : megabyte
  const options = { style: "unit", unit, maximumFractionDigits: 1, roundingMode: "ceil" } as const
  const unitDisplay = unit === "byte" ? "long" : "short"
  return new Intl.NumberFormat(locale, { ...options, unitDisplay }).format(bytes / size)
}

const bytePart = ["byte", 1] as const
const kilobyte = ["kilobyte", 1000] as const
const megabyte = ["megabyte", 1_000_000] as const
