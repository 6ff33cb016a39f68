import { DateTime, Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { addDays, endOf, type Instant, OsloDate, osloDateOf } from "../calendar/index.ts"
import { printIfUnread } from "./arbitrary.ts"
import {
  askPrintIfUnread,
  evolvePrintIfUnread,
  openBeforePrint,
  type PrintIfUnread,
  type PrintIfUnreadEvent,
  printUnread
} from "./index.ts"

const after = (state: PrintIfUnread, event: PrintIfUnreadEvent | null) =>
  event === null ? state : evolvePrintIfUnread(event)

describe("print if unread", () => {
  it("FIELD-17: a sender may name any day from the one on which the letter becomes visible", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -400, max: 400 }), (visibleAt, days) => {
        const earliest = osloDateOf(visibleAt)
        const day = addDays(earliest, days)
        expect(askPrintIfUnread(day, visibleAt)).toEqual(
          days < 0
            ? Result.fail({ _tag: "PrintDayTooEarly", rules: ["FIELD-17"], day, earliest })
            : Result.succeed({ _tag: "PrintIfUnreadAsked", day, rules: ["FIELD-17", "LIFE-8"] })
        )
        expect(Result.isSuccess(askPrintIfUnread(earliest, visibleAt))).toBe(true)
      })
    )
  })

  it("FIELD-17, LIFE-8: a letter is printed when its day has ended in Oslo, unless it was opened before that", () => {
    fc.assert(
      fc.property(instant, fc.nat(400), (visibleAt, days) => {
        const asked = askPrintIfUnread(addDays(osloDateOf(visibleAt), days), visibleAt)
        if (Result.isFailure(asked)) throw new Error(asked.failure._tag)
        const awaiting = evolvePrintIfUnread(asked.success)
        const end = endOf(asked.success.day)
        const justBefore = DateTime.subtract(end, { milliseconds: 1 })
        expect(printUnread(awaiting, justBefore)).toBeNull()
        expect(printUnread(awaiting, end)).toEqual({
          ...{ _tag: "UnreadLetterPrinted", at: end },
          rules: ["FIELD-17", "LIFE-8"]
        })
        const opened = { _tag: "OpenedBeforePrint", at: justBefore, rules: ["FIELD-17"] }
        expect(openBeforePrint(awaiting, justBefore)).toEqual(opened)
        expect(openBeforePrint(awaiting, end)).toBeNull()
        expect(printUnread(after(awaiting, openBeforePrint(awaiting, justBefore)), end)).toBeNull()
      })
    )
  })

  it("FIELD-17: what was opened in time is never printed, what was printed never again", () => {
    fc.assert(
      fc.property(printIfUnread, instant, (state, at) => {
        if (state._tag === "Awaiting") return
        expect(printUnread(state, at)).toBeNull()
        expect(openBeforePrint(state, at)).toBeNull()
      })
    )
  })

  it("FIELD-17: however the letter is opened and its day looked at, at most one thing becomes of it, and the first to come", () => {
    const acts = fc.array(fc.tuple(fc.boolean(), fc.nat(5 * 24)), { maxLength: 8 })
    fc.assert(
      fc.property(instant, fc.nat(3), acts, (visibleAt, days, acts) => {
        const day = addDays(osloDateOf(visibleAt), days)
        const timed = acts
          .map(([opens, hours]) => ({ opens, at: DateTime.add(visibleAt, { hours }) }))
          .toSorted((one, other) => DateTime.toEpochMillis(one.at) - DateTime.toEpochMillis(other.at))
        const state = timed.reduce<PrintIfUnread>(
          (state, { opens, at }) => after(state, opens ? openBeforePrint(state, at) : printUnread(state, at)),
          { _tag: "Awaiting", day }
        )
        // The second judge looks for one opening in time, then for one look at the day after it.
        const isOver = (at: Instant) => osloDateOf(at) > day
        const opening = timed.find(({ opens, at }) => opens && !isOver(at))
        const look = timed.find(({ opens, at }) => !opens && isOver(at))
        if (opening !== undefined) expect(state).toEqual({ _tag: "OpenedInTime", at: opening.at })
        else if (look === undefined) expect(state).toEqual({ _tag: "Awaiting", day })
        else expect(state).toEqual({ _tag: "Printed", at: look.at })
      })
    )
  })

  it("FIELD-17: on the last day there is a letter can still be opened", () => {
    const awaiting: PrintIfUnread = { _tag: "Awaiting", day: OsloDate.make("9999-12-31") }
    fc.assert(
      fc.property(
        instant.chain((from) => instantAfter(from)),
        (at) => {
          expect(openBeforePrint(awaiting, at)).not.toBeNull()
          expect(printUnread(awaiting, at)).toBeNull()
        }
      )
    )
  })
})
