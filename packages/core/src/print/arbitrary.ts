import { DateTime } from "effect"
import fc from "fast-check"
import { instant, instantAfter } from "../calendar/arbitrary.ts"
import { endOf, osloDateOf } from "../calendar/index.ts"
import { postalAddress } from "../contact/arbitrary.ts"
import { documentId, letterId, subject } from "../letter/arbitrary.ts"
import { sender } from "../organisation/arbitrary.ts"
import type { PrintPolicy } from "../policy/index.ts"
import type { Addressee, PdfFacts, PdfPage, PrintFault, PrintIfUnread, PrintOrder, PrintRequest } from "./index.ts"

const millimetres = (max: number) => fc.oneof(fc.nat(max), fc.double({ min: 0, max, noNaN: true }))

/** A page of any size near A4, with something here and there. */
export const pdfPage: fc.Arbitrary<PdfPage> = fc.record({
  width: fc.oneof(fc.integer({ min: 195, max: 215 }), millimetres(1200)),
  height: fc.oneof(fc.integer({ min: 280, max: 300 }), millimetres(1200)),
  ink: fc.array(
    fc.tuple(millimetres(40), millimetres(290), millimetres(30)).map(([left, top, height]) => ({
      left,
      top,
      bottom: top + height
    })),
    { maxLength: 3 }
  )
})

const blank = fc.constantFrom(null, "", "  ")

/** What may be found out about a PDF, fit for print or not. */
export const pdfFacts: fc.Arbitrary<PdfFacts> = fc.record({
  version: fc.constantFrom("1.0", "1.4", "1.5", "1.7", "1.8", "2.0"),
  needsPassword: fc.boolean(),
  pages: fc.array(pdfPage, { maxLength: 25 }),
  foreignFonts: fc.subarray(["Arial", "Times New Roman", "Østlandet"]),
  tagged: fc.boolean(),
  title: fc.oneof(blank, fc.string()),
  language: fc.oneof(blank, fc.constantFrom("nb-NO", "en"))
})

/** A page that the printer takes, to its outermost. */
const fitPage = (policy: PrintPolicy): fc.Arbitrary<PdfPage> =>
  fc.record({
    width: fc.nat(policy.pageShortfall).map((short) => policy.pageWidth - short),
    height: fc.nat(policy.pageShortfall).map((short) => policy.pageHeight - short),
    ink: fc.subarray([
      { left: policy.leftMargin, top: 0, bottom: policy.pageHeight },
      { left: 0, top: 0, bottom: policy.barCodeFrom },
      { left: 0, top: policy.barCodeUntil, bottom: policy.pageHeight }
    ])
  })

/** What is found out about a PDF that is fit for print by this policy. */
export const fitPdf = (policy: PrintPolicy): fc.Arbitrary<PdfFacts> =>
  fc.record({
    version: fc.constantFrom(...policy.pdfVersions),
    needsPassword: fc.constant(false),
    pages: fc.array(fitPage(policy), { minLength: 1, maxLength: policy.maxPages }),
    foreignFonts: fc.constant([]),
    tagged: fc.boolean(),
    title: fc.constantFrom(null, "Vedtak"),
    language: fc.constantFrom(null, "nb-NO")
  })

export const addressee: fc.Arbitrary<Addressee> = fc.record({
  name: fc.constantFrom("Kari Nordmann", "Ås kommune", "Åse Østby"),
  address: postalAddress
})

export const printRequest: fc.Arbitrary<PrintRequest> = fc.oneof(
  fc.record({ _tag: fc.constant("ThroughApi" as const), senderAllows: fc.boolean(), to: fc.option(addressee) }),
  fc.record({ _tag: fc.constant("OnTheWeb" as const), to: fc.option(addressee) })
)

const documents = fc
  .tuple(documentId, fc.array(documentId, { maxLength: 3 }))
  .map(([main, more]) => [main, ...more] as const)

/** A letter as its sender has it, to be printed. */
export const printedLetter = fc.record({ letter: letterId, sender, subject, documents })

export const printOrder: fc.Arbitrary<PrintOrder> = fc.record({
  letter: letterId,
  sender,
  to: addressee,
  returnTo: addressee,
  documents
})

/** A letter that is printed if unread: asked for, opened in time or printed, each when that can be. */
export const printIfUnread: fc.Arbitrary<PrintIfUnread> = instant.chain((visibleAt) => {
  const day = osloDateOf(visibleAt)
  const left = DateTime.toEpochMillis(endOf(day)) - DateTime.toEpochMillis(visibleAt)
  return fc.oneof(
    fc.constant({ _tag: "Awaiting" as const, day }),
    instantAfter(visibleAt, left - 1).map((at) => ({ _tag: "OpenedInTime" as const, at })),
    instantAfter(endOf(day)).map((at) => ({ _tag: "Printed" as const, at }))
  )
})

const page = fc.integer({ min: 1, max: 25 })

/** A fault that a document may have. */
export const printFault: fc.Arbitrary<PrintFault> = fc.oneof(
  fc.constantFrom<PrintFault>({ _tag: "NotPdf" }, { _tag: "PasswordNeeded" }, { _tag: "NoPages" }),
  fc.record({
    _tag: fc.constant("VersionUnfit" as const),
    has: fc.constantFrom("1.8", "2.0"),
    allowed: fc.constant(["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"] as const)
  }),
  fc.record({
    _tag: fc.constant("TooManyPages" as const),
    has: fc.integer({ min: 21, max: 400 }),
    most: fc.constant(20)
  }),
  fc.record({
    _tag: fc.constant("PageUnfit" as const),
    page,
    measure: fc.constantFrom("width", "height"),
    has: fc.integer({ min: 211, max: 1200 }),
    least: fc.constant(200),
    most: fc.constant(210)
  }),
  fc.record({
    _tag: fc.constant("MarginTaken" as const),
    page,
    has: fc.nat(14),
    least: fc.constant(15),
    from: fc.constant(95),
    until: fc.constant(175)
  }),
  fc.record({ _tag: fc.constant("FontNotEmbedded" as const), font: fc.constantFrom("Arial", "Times New Roman") })
)
