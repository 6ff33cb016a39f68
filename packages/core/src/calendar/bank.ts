import { OsloDate } from "./model.ts"
import { addDays, daysBetween } from "./policy.ts"

/**
 * Whether banks in Norway settle payments on the day: Monday to Friday, but for the public holidays and Christmas Eve. New
 * Year's Eve is a bank day. So Norges Bank publishes the settlement days of its system, NBO
 * (norges-bank.no/en/topics/Norges-Banks-settlement-system/Settlement-days); today's rule is taken for every year.
 */
export const isBankDay = (day: OsloDate): boolean =>
  !weekend.includes(weekday(day)) && !fixed.includes(day.slice(5)) && !moving.includes(daysBetween(easterOf(day), day))

/**
 * The first bank day from `day` on: `day` itself where it is one.
 *
 * @example
 * ```ts
 * import { nextBankDay, OsloDate } from "@postkasse/core/calendar"
 *
 * // Christmas Eve of 2026 is a Thursday; after the holidays comes a Sunday.
 * console.log(nextBankDay(OsloDate.make("2026-12-24"))) // → 2026-12-28
 * ```
 */
export const nextBankDay = (day: OsloDate): OsloDate => (isBankDay(day) ? day : nextBankDay(addDays(day, 1)))

/** The `count`th bank day after `from`; where there is none to count, the first bank day from `from` on. */
export const addBankDays = (from: OsloDate, count: number): OsloDate => {
  // The last day of the calendar is a bank day: no counting leads beyond it.
  if (count > daysBetween(from, lastDay)) return lastDay
  let day = from
  for (let left = count; left > 0; left--) day = nextBankDay(addDays(day, 1))
  return nextBankDay(day)
}

const lastDay = OsloDate.make("9999-12-31")

/** The days, counted from Monday, on which no bank is open. */
const weekend: ReadonlyArray<number> = [5, 6]

/** New Year's Day, 1 May, 17 May, Christmas Eve, Christmas Day, Boxing Day. */
const fixed: ReadonlyArray<string> = ["01-01", "05-01", "05-17", "12-24", "12-25", "12-26"]

/** Days from Easter Sunday to Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const moving: ReadonlyArray<number> = [-3, -2, 1, 39, 50]

// The calendar's first day is a Monday.
const weekday = (day: OsloDate): number => daysBetween(firstMonday, day) % 7
const firstMonday = OsloDate.make("0001-01-01")

/** Easter Sunday of the day's year: the Gregorian computus as Meeus, Jones and Butcher write it, letter by letter. */
const easterOf = (day: OsloDate): OsloDate => {
  const year = Number(day.slice(0, 4))
  const a = year % 19
  const b = Math.trunc(year / 100)
  const c = year % 100
  const d = Math.trunc(b / 4)
  const g = Math.trunc((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7
  const m = Math.trunc((a + 11 * h + 22 * l) / 451)
  return addDays(OsloDate.make(`${day.slice(0, 4)}-03-22`), h + l - 7 * m)
}
