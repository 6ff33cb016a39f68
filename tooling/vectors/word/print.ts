import { DateTime, Schema } from "effect"
import fc from "fast-check"
import { addDays, endOf, Instant, OsloDate, osloDateOf } from "../../../packages/core/src/calendar/index.ts"
import {
  Addressee,
  askPrintIfUnread,
  FitForPrint,
  judgeForPrint,
  mayPrint,
  NotFitForPrint,
  openBeforePrint,
  PdfFacts,
  PostalAddressMissing,
  PrintDayTooEarly,
  PrintIfUnread,
  PrintIfUnreadEvent,
  PrintNotAllowed,
  printUnread
} from "../../../packages/core/src/print/index.ts"
import { fitPdf, instant, pdfFacts, printIfUnread, printRequest } from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"
import { ProfileName, profileName, profileNamed } from "../profile.ts"

export const PrintRequest = Schema.Union([
  Schema.TaggedStruct("ThroughApi", { senderAllows: Schema.Boolean, to: Schema.NullOr(Addressee) }),
  Schema.TaggedStruct("OnTheWeb", { to: Schema.NullOr(Addressee) })
])
/** What is no PDF is null. */
const documents = Schema.NonEmptyArray(Schema.NullOr(PdfFacts))

const asked = profileName.chain((profile) => {
  const fit = fitPdf(profileNamed(profile).print)
  const one: fc.Arbitrary<PdfFacts | null> = fc.oneof(fit, fit, fit, fc.option(pdfFacts, { freq: 4 }))
  return fc.record({
    profile: fc.constant(profile),
    request: printRequest,
    documents: fc.tuple(one, fc.array(one, { maxLength: 1 })).map(([main, more]) => [main, ...more] as const)
  })
})

const [PrintIfUnreadAsked, OpenedBeforePrint, UnreadLetterPrinted] = PrintIfUnreadEvent.members
const unread = Schema.Struct({ state: PrintIfUnread, at: Instant })
/** A letter that is printed if unread, some minutes about the end of its day or any time. */
const waiting = fc.tuple(printIfUnread, instant, fc.integer({ min: -90, max: 90 })).map(([state, at, minutes]) => ({
  state,
  at: state._tag === "Awaiting" ? DateTime.add(endOf(state.day), { minutes }) : at
}))

export const print = [
  decision("judgeForPrint", {
    input: Schema.Struct({ profile: ProfileName, documents }),
    answer: FitForPrint,
    refusal: NotFitForPrint,
    from: asked,
    decide: ({ profile, documents }) => judgeForPrint(profileNamed(profile), documents)
  }),
  decision("mayPrint", {
    input: Schema.Struct({ profile: ProfileName, request: PrintRequest, documents }),
    answer: FitForPrint,
    refusal: Schema.Union([PrintNotAllowed, PostalAddressMissing, NotFitForPrint]),
    from: asked,
    most: 12,
    decide: ({ profile, request, documents }) => mayPrint(profileNamed(profile), request, documents)
  }),
  decision("askPrintIfUnread", {
    input: Schema.Struct({ day: OsloDate, visibleAt: Instant }),
    answer: PrintIfUnreadAsked,
    refusal: PrintDayTooEarly,
    from: fc
      .tuple(instant, fc.integer({ min: -2, max: 30 }))
      .map(([visibleAt, days]) => ({ day: addDays(osloDateOf(visibleAt), days), visibleAt })),
    most: 8,
    decide: ({ day, visibleAt }) => askPrintIfUnread(day, visibleAt)
  }),
  decision("openBeforePrint", {
    input: unread,
    answer: Schema.NullOr(OpenedBeforePrint),
    from: waiting,
    most: 8,
    decide: ({ state, at }) => openBeforePrint(state, at)
  }),
  decision("printUnread", {
    input: unread,
    answer: Schema.NullOr(UnreadLetterPrinted),
    from: waiting,
    most: 8,
    decide: ({ state, at }) => printUnread(state, at)
  })
]
