import type { Language } from "./model.ts"

/** Days told from the moment the town is loaded, so that its letters are never out of date. */
export interface Days {
  /** `3. desember 2026` */
  readonly date: (day: number, language?: Language) => string
  /** `torsdag 3. desember` */
  readonly weekday: (day: number, language?: Language) => string
  /** The same for the nth working day to come: nobody has an appointment on a Sunday. */
  readonly workday: (nth: number, language?: Language) => string
  /** `november` */
  readonly month: (day: number, language?: Language) => string
  readonly year: (day: number) => number
  /** The moment itself. */
  readonly moment: (day: number) => Date
}

const DAY = 86_400_000
const locales: Readonly<Record<Language, string>> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" }

export const daysFrom = (loadedAt: Date): Days => {
  const moment = (day: number) => new Date(loadedAt.getTime() + day * DAY)
  const written = (day: number, language: Language, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...parts, timeZone: "Europe/Oslo" }).format(moment(day))
  const weekday = (day: number, language: Language = "nb") =>
    written(day, language, { weekday: "long", day: "numeric", month: "long" })
  const isWorkday = (day: number) => !/^(Sat|Sun)/.test(written(day, "en", { weekday: "short" }))
  const workdays = Array.from({ length: 60 }, (_, index) => index + 1).filter(isWorkday)
  return {
    date: (day, language = "nb") => written(day, language, { day: "numeric", month: "long", year: "numeric" }),
    weekday,
    workday: (nth, language) => weekday(workdays[nth - 1] ?? nth, language),
    month: (day, language = "nb") => written(day, language, { month: "long" }),
    year: (day) => Number(written(day, "en", { year: "numeric" })),
    moment
  }
}

const krone = new Intl.NumberFormat("nb-NO", { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat("nb-NO")

/** `1 249,00 kr`, with spaces that don't break. */
export const kr = (amount: number): string => `${krone.format(amount)}\u00a0kr`

/** `412 000`, with spaces that don't break. */
export const number = (amount: number): string => whole.format(amount)
