/**
 * Days of Oslo as the least that could do: by the rule for summer time that has held since 1996, from 01:00 UTC on the last
 * Sunday of March to 01:00 UTC on that of October. The core asks the zone itself, and so knows other years, and a rule to come.
 */
const hour = 3_600_000
const day = 24 * hour

const lastSunday = (year: number, month: number): number => {
  const last = Date.UTC(year, month + 1, 0)
  return last - new Date(last).getUTCDay() * day + hour
}

/** How far Oslo's clocks are ahead of UTC. */
const ahead = (at: number): number => {
  const year = new Date(at).getUTCFullYear()
  return (at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 2 : 1) * hour
}

/** The day in Oslo, in days since 1970. */
export const osloDay = (at: number): number => Math.floor((at + ahead(at)) / day)

/** The hour that Oslo's clocks show. */
export const osloHour = (at: number): number => new Date(at + ahead(at)).getUTCHours()

/** When an Oslo day's hour begins: midnight, or one at which the clocks are not changed. */
export const osloTime = (ofDay: number, ofHour: number): number => {
  const inWinter = ofDay * day + (ofHour - 1) * hour
  return inWinter + hour - ahead(inWinter)
}

/** Whether a day, as it is written, has ended: midnight in Oslo comes one hour or two before that of UTC. */
export const hasEnded = (written: string, at: number): boolean => {
  const midnight = Date.parse(written) + day
  return at >= midnight - hour || (at >= midnight - 2 * hour && osloDay(at) > dayNumber(written))
}

/** A day as it is written, in days since 1970. */
export const dayNumber = (written: string): number => Date.parse(written) / day

/** So many calendar months later, or on the last day of that month. */
export const monthsLater = (from: number, months: number): number => {
  const date = new Date(from * day)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / day
}
