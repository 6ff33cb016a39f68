import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { profile } from "../policy/arbitrary.ts"
import { digipost, type ProviderProfile } from "../policy/index.ts"
import { addressee, fitPdf, pdfFacts, pdfPage, printedLetter, printRequest } from "./arbitrary.ts"
import { judgeForPrint, mayPrint, type PdfFacts, type PrintFault, printOrderOf, unreadable } from "./index.ts"

type Document = PdfFacts | null
type Documents = Parameters<typeof judgeForPrint>[1]

const documentsOf = <A>(one: fc.Arbitrary<A>): fc.Arbitrary<readonly [A, ...ReadonlyArray<A>]> =>
  fc.tuple(one, fc.array(one, { maxLength: 3 })).map(([main, more]) => [main, ...more] as const)
const anyDocument: fc.Arbitrary<Document> = fc.oneof(
  { weight: 5, arbitrary: pdfFacts },
  { weight: 1, arbitrary: fc.constant(null) }
)
const fit = profile.chain((profile) => fc.record({ profile: fc.constant(profile), pdf: fitPdf(profile.print) }))

const faultsOf = (profile: ProviderProfile, document: Document): ReadonlyArray<PrintFault> => {
  const answer = judgeForPrint(profile, [document])
  return Result.isFailure(answer) ? answer.failure.documents.flatMap(({ faults }) => faults) : []
}

describe("fit for print", () => {
  it("FIELD-15: a PDF within what the printer takes is fit, and its pages are counted", () => {
    const letters = profile.chain((profile) =>
      fc.record({ profile: fc.constant(profile), documents: documentsOf(fitPdf(profile.print)) })
    )
    fc.assert(
      fc.property(letters, ({ profile, documents }) => {
        const pages = documents.map((pdf) => pdf.pages.length)
        const verdict = { _tag: "FitForPrint", pages, rules: ["FIELD-15"], policy: profile.version }
        expect(judgeForPrint(profile, documents)).toEqual(Result.succeed(verdict))
      })
    )
  })

  it("FIELD-15: a letter is fit when each of its documents is, and each that is not is named by its place", () => {
    fc.assert(
      fc.property(profile, documentsOf(anyDocument), (profile, documents) => {
        const answer = judgeForPrint(profile, documents)
        const unfit = documents
          .map((document, at) => ({ place: at + 1, faults: faultsOf(profile, document) }))
          .filter(({ faults }) => faults.length > 0)
        if (Result.isSuccess(answer)) expect(unfit).toEqual([])
        else expect(answer.failure).toEqual({ _tag: "NotFitForPrint", rules: ["FIELD-15"], documents: unfit })
      })
    )
  })

  it("FIELD-15: every fault is listed, not the first only: each is there when the others are as well", () => {
    fc.assert(
      fc.property(fit, fc.nat(50), ({ profile, pdf }, extra) => {
        const { maxPages, pageWidth, pageHeight, barCodeFrom, barCodeUntil, leftMargin } = profile.print
        const [page] = pdf.pages
        if (page === undefined) throw new Error("what is fit has a page")
        const tooMany = { ...pdf, pages: Array.from({ length: maxPages + 1 + extra }, () => page) }
        const [first, ...rest] = tooMany.pages
        if (first === undefined) throw new Error("there is a page more than may be")
        const inTheWay = { left: leftMargin - 1, top: barCodeFrom, bottom: barCodeUntil }
        const wrong = { width: pageWidth + 1, height: pageHeight + 7, ink: [inTheWay] }
        const all = {
          ...tooMany,
          version: "9.9",
          needsPassword: true,
          foreignFonts: ["A", "B"],
          pages: [...rest, wrong]
        }
        const at = all.pages.length
        expect(faultsOf(profile, all)).toEqual([
          { _tag: "PasswordNeeded" },
          { _tag: "VersionUnfit", has: "9.9", allowed: profile.print.pdfVersions },
          { _tag: "TooManyPages", has: at, most: maxPages },
          sized(profile, "width", pageWidth + 1, at),
          sized(profile, "height", pageHeight + 7, at),
          {
            ...{ _tag: "MarginTaken", page: at, has: leftMargin - 1, least: leftMargin },
            ...{ from: barCodeFrom, until: barCodeUntil }
          },
          { _tag: "FontNotEmbedded", font: "A" },
          { _tag: "FontNotEmbedded", font: "B" }
        ])
      })
    )
  })

  it("FIELD-15: what is no PDF, has no pages, or hides them behind a password", () => {
    fc.assert(
      fc.property(fit, ({ profile, pdf }) => {
        expect(faultsOf(profile, null)).toEqual([{ _tag: "NotPdf" }])
        expect(faultsOf(profile, { ...pdf, pages: [] })).toEqual([{ _tag: "NoPages" }])
        const closed = { ...pdf, pages: [], needsPassword: true }
        expect(faultsOf(profile, closed)).toEqual([{ _tag: "PasswordNeeded" }])
      })
    )
  })

  it("FIELD-15: exactly as many pages as may be are not too many", () => {
    fc.assert(
      fc.property(fit, ({ profile, pdf }) => {
        const { maxPages } = profile.print
        const pages = Array.from({ length: maxPages }, () => pdf.pages[0] ?? { width: 0, height: 0, ink: [] })
        expect(faultsOf(profile, { ...pdf, pages })).toEqual([])
        const [more] = pages
        if (more === undefined) return
        const one = { _tag: "TooManyPages", has: maxPages + 1, most: maxPages }
        expect(faultsOf(profile, { ...pdf, pages: [...pages, more] })).toEqual([one])
      })
    )
  })

  it("FIELD-15: each side of a page may fall short so far and stretch no further, to the whole millimetre", () => {
    const measures = fc.constantFrom("width" as const, "height" as const)
    fc.assert(
      fc.property(fit, measures, fc.integer({ min: -30, max: 30 }), ({ profile, pdf }, measure, off) => {
        const { pageWidth, pageHeight, pageShortfall } = profile.print
        const most = measure === "width" ? pageWidth : pageHeight
        const fits = { width: pageWidth, height: pageHeight, ink: [] }
        const roomy = { ...profile, print: { ...profile.print, maxPages: 2 } }
        const faultsAt = (length: number) => faultsOf(roomy, { ...pdf, pages: [fits, { ...fits, [measure]: length }] })
        const fault = off > 0 || off < -pageShortfall ? [sized(profile, measure, most + off, 2)] : []
        expect(faultsAt(most + off)).toEqual(fault)
        expect(faultsAt(most + off + 0.4)).toEqual(fault)
        expect(faultsAt(most + off - 0.4)).toEqual(fault)
      })
    )
  })

  it("FIELD-15: nothing stands in the bar code's way: within the margin, in the zone that the printer names", () => {
    const page = fc.record({ fit, ink: pdfPage.map(({ ink }) => ink) })
    fc.assert(
      fc.property(page, ({ fit: { profile, pdf }, ink }) => {
        const { pageWidth: width, pageHeight: height, leftMargin: least } = profile.print
        const { barCodeFrom: from, barCodeUntil: until } = profile.print
        const faults = faultsOf(profile, { ...pdf, pages: [{ width, height, ink }] })
        const inTheWay = ink.filter(({ left, top, bottom }) => left < least && bottom > from && top < until)
        const has = Math.min(...inTheWay.map(({ left }) => left))
        const taken = { _tag: "MarginTaken", page: 1, has, least, from, until }
        expect(faults).toEqual(inTheWay.length === 0 ? [] : [taken])
      })
    )
  })

  it("FIELD-15: answers however much stands on a page", () => {
    const ink = Array.from({ length: 200_000 }, () => ({ left: 14.9, top: 0, bottom: 297 }))
    const pdf = { ...fc.sample(fitPdf(digipost.print), 1)[0], pages: [{ width: 210, height: 297, ink }] } as PdfFacts
    expect(faultsOf(digipost, pdf)).toMatchObject([{ _tag: "MarginTaken", has: 14.9 }])
  })
})

const sized = (profile: ProviderProfile, measure: "width" | "height", has: number, page: number) => {
  const most = measure === "width" ? profile.print.pageWidth : profile.print.pageHeight
  return { _tag: "PageUnfit", page, measure, has, least: most - profile.print.pageShortfall, most }
}

describe("a letter on paper", () => {
  const scene = fc.record({ profile, request: printRequest, documents: documentsOf(anyDocument) })
  const fitScene = profile.chain((profile) =>
    fc.record({ profile: fc.constant(profile), request: printRequest, documents: documentsOf(fitPdf(profile.print)) })
  )
  const answerOf = (s: { profile: ProviderProfile; request: Parameters<typeof mayPrint>[1]; documents: Documents }) =>
    mayPrint(s.profile, s.request, s.documents)

  it("SEND-9: is printed when the sender allows it, there is an address, and its documents are fit for print", () => {
    fc.assert(
      fc.property(fc.oneof(scene, fitScene), (scene) => {
        const answer = answerOf(scene)
        const fitness = judgeForPrint(scene.profile, scene.documents)
        const { request } = scene
        const refused = (_tag: string) => Result.fail({ _tag, rules: ["SEND-9"] })
        if (request._tag === "ThroughApi" && !request.senderAllows) expect(answer).toEqual(refused("PrintNotAllowed"))
        else if (request.to === null) expect(answer).toEqual(refused("PostalAddressMissing"))
        else if (Result.isFailure(fitness)) expect(answer).toEqual(fitness)
        else expect(answer).toEqual(Result.succeed({ ...fitness.success, rules: ["SEND-9", "FIELD-15"] }))
      })
    )
  })

  it("SEND-9: on the web the business puts the address to the letter, and with that allows it", () => {
    fc.assert(
      fc.property(fitScene, addressee, (scene, to) => {
        expect(Result.isSuccess(answerOf({ ...scene, request: { _tag: "OnTheWeb", to } }))).toBe(true)
        const allowed = answerOf({ ...scene, request: { _tag: "ThroughApi", senderAllows: true, to } })
        expect(allowed).toEqual(answerOf({ ...scene, request: { _tag: "OnTheWeb", to } }))
      })
    )
  })

  it("SEND-7: what the printer is told is the same whatever the subject is", () => {
    fc.assert(
      fc.property(printedLetter, printedLetter, addressee, addressee, (letter, other, to, returnTo) => {
        const order = printOrderOf(letter, to, returnTo)
        expect(printOrderOf({ ...letter, subject: other.subject }, to, returnTo)).toEqual(order)
        const { subject: _, ...told } = letter
        expect(order).toEqual({ ...told, to, returnTo })
      })
    )
  })
})

describe("readable to all", () => {
  it("SEND-13: a PDF without tags, title or language is advised on each, and with all of them on nothing", () => {
    fc.assert(
      fc.property(pdfFacts, fc.subarray(["tags", "title", "language"] as const), fc.boolean(), (pdf, lacks, blank) => {
        const none = blank ? " " : null
        const made = {
          ...pdf,
          tagged: !lacks.includes("tags"),
          title: lacks.includes("title") ? none : "Vedtak",
          language: lacks.includes("language") ? none : "nb-NO"
        }
        expect(unreadable(made)).toEqual(lacks)
      })
    )
  })

  it("SEND-13: it is advice: it keeps no letter from being printed", () => {
    fc.assert(
      fc.property(fit, ({ profile, pdf }) => {
        const bare = { ...pdf, tagged: false, title: null, language: null }
        expect(faultsOf(profile, bare)).toEqual([])
      })
    )
  })
})
