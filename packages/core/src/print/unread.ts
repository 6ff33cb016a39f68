import { Result } from "effect"
import { hasEnded, type Instant, type OsloDate, osloDateOf } from "../calendar/index.ts"
import type { PrintDayTooEarly, PrintIfUnread, PrintIfUnreadAsked, PrintIfUnreadEvent } from "./model.ts"

/**
 * A sender asks that its letter is printed as well if it is still unopened when `day` has ended in Oslo (FIELD-17, LIFE-8):
 * the day it becomes visible at the earliest.
 */
export const askPrintIfUnread = (
  day: OsloDate,
  visibleAt: Instant
): Result.Result<PrintIfUnreadAsked, PrintDayTooEarly> => {
  const earliest = osloDateOf(visibleAt)
  return day < earliest
    ? Result.fail({ _tag: "PrintDayTooEarly", rules: ["FIELD-17"], day, earliest })
    : Result.succeed({ _tag: "PrintIfUnreadAsked", day, rules: ["FIELD-17", "LIFE-8"] })
}

/** The letter was opened: nothing is printed where that was in time, else it changes nothing: null (FIELD-17). */
export const openBeforePrint = (state: PrintIfUnread, at: Instant): PrintIfUnreadEvent | null =>
  state._tag === "Awaiting" && !hasEnded(state.day, at) ? { _tag: "OpenedBeforePrint", at, rules: ["FIELD-17"] } : null

/** Prints the letter once its day has ended and it was not opened in time, and never twice; else null (FIELD-17). */
export const printUnread = (state: PrintIfUnread, at: Instant): PrintIfUnreadEvent | null =>
  state._tag === "Awaiting" && hasEnded(state.day, at)
    ? { _tag: "UnreadLetterPrinted", at, rules: ["FIELD-17", "LIFE-8"] }
    : null

/** Where the letter is after an event. */
export const evolvePrintIfUnread = (event: PrintIfUnreadEvent): PrintIfUnread => {
  switch (event._tag) {
    case "PrintIfUnreadAsked":
      return { _tag: "Awaiting", day: event.day }
    case "OpenedBeforePrint":
      return { _tag: "OpenedInTime", at: event.at }
    case "UnreadLetterPrinted":
      return { _tag: "Printed", at: event.at }
  }
}
