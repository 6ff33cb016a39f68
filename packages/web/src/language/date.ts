/**
 * How a moment is written, always in Oslo time: `kl. 10.15`, `3. des.`, `3. desember 2026`.
 *
 * @module
 */
import type { Language } from "./choice.ts"

const timeZone = "Europe/Oslo"

// Browsers do not know Nynorsk: its months are those of Bokmål, its weekdays its own.
const locales = { nb: "nb-NO", nn: "nb-NO", en: "en-GB" } as const satisfies Record<Language, string>

const weekdays = ["søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"] as const

const formats = new Map<string, Intl.DateTimeFormat>()

const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = language + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { timeZone, ...options })
  formats.set(key, known)
  return known
}

/** The day in Oslo, as `2026-12-03`. */
export const osloDay = (at: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at)

const dayBefore = (day: string): string => {
  const date = new Date(`${day}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

/** The time of day: `kl. 10.15`, `10:15`. */
export const clockTime = (at: Date, language: Language): string => {
  const time = format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at)
  return language === "en" ? time : `kl. ${time.replace(":", ".")}`
}

/** As short as a list needs it: the time today, the day this year, else the day and year. */
export const listMoment = (at: Date, now: Date, language: Language): string => {
  const day = osloDay(at)
  const today = osloDay(now)
  if (day === today) return clockTime(at, language)
  const short = { day: "numeric", month: "short" } as const
  return day.slice(0, 4) === today.slice(0, 4)
    ? format(language, short).format(at)
    : format(language, { ...short, year: "numeric" }).format(at)
}

/** In full: `torsdag 3. desember 2026 kl. 10.15`. */
export const fullMoment = (at: Date, language: Language): string => {
  const day = longDay(at, language)
  const separator = language === "en" ? " at " : " "
  return `${weekday(at, language)} ${day}${separator}${clockTime(at, language)}`
}

/** A day: `3. desember 2026`. */
export const longDay = (at: Date, language: Language): string => format(language, { dateStyle: "long" }).format(at)

const weekday = (at: Date, language: Language): string =>
  language === "nn"
    ? (weekdays[new Date(`${osloDay(at)}T12:00:00Z`).getUTCDay()] ?? "")
    : format(language, { weekday: "long" }).format(at)

/** Which heading of the list a moment belongs under: today, yesterday, or a month, with its year when it is not this one. */
export const groupOf = (
  at: Date,
  now: Date,
  language: Language
): "today" | "yesterday" | { readonly month: string } => {
  const day = osloDay(at)
  const today = osloDay(now)
  if (day === today) return "today"
  if (day === dayBefore(today)) return "yesterday"
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: "numeric" } as const)
  const month = format(language, { month: "long", ...year }).format(at)
  return { month: month.charAt(0).toUpperCase() + month.slice(1) }
}
