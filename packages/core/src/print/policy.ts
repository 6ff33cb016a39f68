import { Result } from "effect"
import { reader } from "../input/index.ts"
import type { DocumentId, LetterId, Subject } from "../letter/index.ts"
import type { Sender } from "../organisation/index.ts"
import type { PrintPolicy, ProviderProfile } from "../policy/index.ts"
import {
  type Addressee,
  type FitForPrint,
  type NotFitForPrint,
  PdfFacts,
  type PdfPage,
  type PostalAddressMissing,
  type PrintFault,
  type PrintNotAllowed,
  type PrintOrder,
  type PrintRequest,
  type UnfitDocument
} from "./model.ts"

/** A list with something in it. */
type Some<A> = readonly [A, ...ReadonlyArray<A>]

/** Reads what somebody found out about a PDF: any value goes in, the facts or what is wrong with them come out. */
export const readPdfFacts = reader(PdfFacts)

/**
 * Whether a letter's documents can be printed, the main one first; what is no PDF is null (FIELD-15). Lengths are measured to
 * the whole millimetre, as printers do; the margin to the hair. Every fault is told, not the first only.
 *
 * @example
 * ```ts
 * import { digipost } from "@postkasse/core/policy"
 * import { judgeForPrint, type PdfFacts } from "@postkasse/core/print"
 * import { Result } from "effect"
 *
 * const page = { width: 210, height: 297, ink: [] }
 * const facts: PdfFacts = {
 *   version: "1.7",
 *   needsPassword: false,
 *   pages: [page, { ...page, width: 297 }],
 *   foreignFonts: ["Comic Sans MS"],
 *   tagged: true,
 *   title: "Vedtak",
 *   language: "nb"
 * }
 * const answer = judgeForPrint(digipost, [facts])
 * if (Result.isFailure(answer)) {
 *   for (const { faults } of answer.failure.documents) console.log(faults.map(({ _tag }) => _tag).join(", "))
 * }
 * // → PageUnfit, FontNotEmbedded
 * ```
 */
export const judgeForPrint = (
  profile: ProviderProfile,
  documents: Some<PdfFacts | null>
): Result.Result<FitForPrint, NotFitForPrint> => {
  const [unfit, ...more] = documents.flatMap((facts, at) => unfitAt(at + 1, faultsOf(profile.print, facts)))
  if (unfit !== undefined) {
    return Result.fail({ _tag: "NotFitForPrint", rules: ["FIELD-15"], documents: [unfit, ...more] })
  }
  const [main, ...attachments] = documents
  return Result.succeed({
    _tag: "FitForPrint",
    pages: [pagesOf(main), ...attachments.map(pagesOf)],
    rules: ["FIELD-15"],
    policy: profile.version
  })
}

/**
 * Whether a letter goes on paper (SEND-9): through the API where the sender allows it, on the web where the business has put
 * a postal address to it; and in either case where there is an address, and documents fit for print.
 */
export const mayPrint = (
  profile: ProviderProfile,
  request: PrintRequest,
  documents: Some<PdfFacts | null>
): Result.Result<FitForPrint, PrintNotAllowed | PostalAddressMissing | NotFitForPrint> => {
  if (request._tag === "ThroughApi" && !request.senderAllows) {
    return Result.fail({ _tag: "PrintNotAllowed", rules: ["SEND-9"] })
  }
  if (request.to === null) return Result.fail({ _tag: "PostalAddressMissing", rules: ["SEND-9"] })
  return Result.map(judgeForPrint(profile, documents), (fit) => ({ ...fit, rules: ["SEND-9", ...fit.rules] }))
}

/** What the printer is told of a letter: nothing of its subject, which is not printed (SEND-7). */
export const printOrderOf = (
  { letter, sender, documents }: PrintedLetter,
  to: Addressee,
  returnTo: Addressee
): PrintOrder => ({ letter, sender, to, returnTo, documents })

/** A letter as its sender has it. */
interface PrintedLetter {
  readonly letter: LetterId
  readonly sender: Sender
  readonly subject: Subject
  readonly documents: Some<DocumentId>
}

/** What a document lacks to be readable to all: advice to its sender, never a refusal (SEND-13). */
export const unreadable = (facts: PdfFacts): ReadonlyArray<"tags" | "title" | "language"> => {
  const lacks = { tags: !facts.tagged, title: isBlank(facts.title), language: isBlank(facts.language) }
  return (["tags", "title", "language"] as const).filter((what) => lacks[what])
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ""

const pagesOf = (facts: PdfFacts | null): number => facts?.pages.length ?? 0

const unfitAt = (place: number, [fault, ...more]: ReadonlyArray<PrintFault>): ReadonlyArray<UnfitDocument> =>
  fault === undefined ? [] : [{ place, faults: [fault, ...more] }]

const faultsOf = (policy: PrintPolicy, facts: PdfFacts | null): ReadonlyArray<PrintFault> =>
  facts === null
    ? [{ _tag: "NotPdf" }]
    : [
        ...wholeFaults(policy, facts),
        ...facts.pages.flatMap((page, at) => pageFaults(policy, page, at + 1)),
        ...facts.foreignFonts.map((font) => ({ _tag: "FontNotEmbedded", font }) as const)
      ]

const wholeFaults = (
  { pdfVersions, maxPages }: PrintPolicy,
  { needsPassword, version, pages }: PdfFacts
): ReadonlyArray<PrintFault> => {
  const faults: Array<PrintFault> = []
  if (needsPassword) faults.push({ _tag: "PasswordNeeded" })
  if (!pdfVersions.includes(version)) faults.push({ _tag: "VersionUnfit", has: version, allowed: pdfVersions })
  // Behind a password nobody sees how many pages there are.
  if (pages.length === 0 && !needsPassword) faults.push({ _tag: "NoPages" })
  if (pages.length > maxPages) faults.push({ _tag: "TooManyPages", has: pages.length, most: maxPages })
  return faults
}

const pageFaults = (policy: PrintPolicy, { width, height, ink }: PdfPage, page: number): ReadonlyArray<PrintFault> => {
  const { pageWidth, pageHeight, pageShortfall, leftMargin: least, barCodeFrom: from, barCodeUntil: until } = policy
  const sized = (measure: "width" | "height", exact: number, most: number): ReadonlyArray<PrintFault> => {
    const has = Math.round(exact)
    const least = most - pageShortfall
    return has < least || has > most ? [{ _tag: "PageUnfit", page, measure, has, least, most }] : []
  }
  const inZone = ink.filter(({ top, bottom }) => top < until && bottom > from)
  const has = inZone.reduce((nearest, { left }) => Math.min(nearest, left), least)
  return [
    ...sized("width", width, pageWidth),
    ...sized("height", height, pageHeight),
    ...(has < least ? [{ _tag: "MarginTaken", page, has, least, from, until } as const] : [])
  ]
}
