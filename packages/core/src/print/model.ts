/**
 * Print: a letter on paper, put into an envelope and posted. What a PDF is like is found out elsewhere; here it is judged
 * whether it can be printed (FIELD-15), whether a sender may have it printed (SEND-9), and when a letter that stays unopened
 * is printed as well (FIELD-17).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { PostalAddress } from "../contact/index.ts"
import { DocumentId, LetterId, oneLine } from "../letter/index.ts"
import { Sender } from "../organisation/index.ts"
import { RuleId } from "../rule/index.ts"

const Millimetres = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))
const Nth = Schema.Int.check(Schema.isGreaterThan(0))
const Text = Schema.NullOr(Schema.String)

/** A page as it comes to lie on the paper, upright: one that lies on its side is turned as the printer turns it; in mm. */
export const PdfPage = Schema.Struct({
  width: Millimetres,
  height: Millimetres,
  /** What stands near the left edge: how far from it that begins, and from where to where down the page. */
  ink: Schema.Array(Schema.Struct({ left: Millimetres, top: Millimetres, bottom: Millimetres }))
})
export type PdfPage = typeof PdfPage.Type

/** What was found out about a PDF. */
export const PdfFacts = Schema.Struct({
  /** Such as `1.7`. */
  version: oneLine(20),
  needsPassword: Schema.Boolean,
  pages: Schema.Array(PdfPage),
  /** The names of the fonts that are not embedded. */
  foreignFonts: Schema.Array(oneLine(127)),
  /** Whether the content is tagged for those who have it read to them (SEND-13). */
  tagged: Schema.Boolean,
  title: Text,
  language: Text
})
export type PdfFacts = typeof PdfFacts.Type

/** Why a document cannot be printed, with what it is and what it may be; lengths in mm, pages counted from 1 (FIELD-15). */
export const PrintFault = Schema.Union([
  Schema.TaggedStruct("NotPdf", {}),
  Schema.TaggedStruct("PasswordNeeded", {}),
  Schema.TaggedStruct("VersionUnfit", { has: oneLine(20), allowed: Schema.NonEmptyArray(Schema.NonEmptyString) }),
  Schema.TaggedStruct("NoPages", {}),
  Schema.TaggedStruct("TooManyPages", { has: Count, most: Count }),
  Schema.TaggedStruct("PageUnfit", {
    page: Nth,
    measure: Schema.Literals(["width", "height"]),
    has: Millimetres,
    least: Schema.Finite,
    most: Millimetres
  }),
  /** Something stands `has` mm from the left edge, where down the page from `from` until `until` nothing may within `least`. */
  Schema.TaggedStruct("MarginTaken", {
    page: Nth,
    has: Millimetres,
    least: Millimetres,
    from: Millimetres,
    until: Millimetres
  }),
  Schema.TaggedStruct("FontNotEmbedded", { font: oneLine(127) })
]).annotate({ identifier: "PrintFault" })
export type PrintFault = typeof PrintFault.Type

const rules = Schema.Array(RuleId)

/** The letter can be printed: as many pages in each document as it says, each document beginning on a sheet of its own. */
export const FitForPrint = Schema.TaggedStruct("FitForPrint", {
  pages: Schema.NonEmptyArray(Count),
  rules,
  policy: Schema.NonEmptyString
})
export type FitForPrint = typeof FitForPrint.Type

/** What is wrong with one document of a letter, which stands there at `place`: 1 is the main document. */
const UnfitDocument = Schema.Struct({ place: Nth, faults: Schema.NonEmptyArray(PrintFault) })
export type UnfitDocument = typeof UnfitDocument.Type

/** The letter cannot be printed: every fault of every document is named (FIELD-15). */
export const NotFitForPrint = Schema.TaggedStruct("NotFitForPrint", {
  rules,
  documents: Schema.NonEmptyArray(UnfitDocument)
})
export type NotFitForPrint = typeof NotFitForPrint.Type

/** Nothing of this sender's that comes through the API is printed: it has not allowed it (SEND-9). */
export const PrintNotAllowed = Schema.TaggedStruct("PrintNotAllowed", { rules })
export type PrintNotAllowed = typeof PrintNotAllowed.Type

/** There is no postal address to send the paper to (SEND-9). */
export const PostalAddressMissing = Schema.TaggedStruct("PostalAddressMissing", { rules })
export type PostalAddressMissing = typeof PostalAddressMissing.Type

/** What stands on an envelope: a name and where that is. */
export const Addressee = Schema.Struct({ name: oneLine(200), address: PostalAddress }).annotate({
  identifier: "Addressee"
})
export type Addressee = typeof Addressee.Type

/** How a letter came to be printed: an integration sent it, or a business wrote it on the web (SEND-9). */
export type PrintRequest =
  | {
      readonly _tag: "ThroughApi"
      /** Whether the sender has what it sends printed for those who have no mailbox. */
      readonly senderAllows: boolean
      readonly to: Addressee | null
    }
  /** The business has looked the address up, or written it: or has left it out. */
  | { readonly _tag: "OnTheWeb"; readonly to: Addressee | null }

/** What the printer is told: the documents, where they go and where they come back to. A subject is not printed (SEND-7). */
export const PrintOrder = Schema.Struct({
  letter: LetterId,
  sender: Sender,
  to: Addressee,
  returnTo: Addressee,
  documents: Schema.NonEmptyArray(DocumentId)
})
export type PrintOrder = typeof PrintOrder.Type

/**
 * A digital letter that its sender wants printed as well if it stays unopened: *awaiting* the end of the day that the sender
 * named, *opened in time*, or *printed* (FIELD-17).
 */
export const PrintIfUnread = Schema.Union([
  Schema.TaggedStruct("Awaiting", { day: OsloDate }),
  Schema.TaggedStruct("OpenedInTime", { at: Instant }),
  Schema.TaggedStruct("Printed", { at: Instant })
])
export type PrintIfUnread = typeof PrintIfUnread.Type

export const PrintIfUnreadAsked = Schema.TaggedStruct("PrintIfUnreadAsked", { day: OsloDate, rules })
export type PrintIfUnreadAsked = typeof PrintIfUnreadAsked.Type
const OpenedBeforePrint = Schema.TaggedStruct("OpenedBeforePrint", { at: Instant, rules })
const UnreadLetterPrinted = Schema.TaggedStruct("UnreadLetterPrinted", { at: Instant, rules })
/** What becomes of a letter that is printed if unread. */
export const PrintIfUnreadEvent = Schema.Union([PrintIfUnreadAsked, OpenedBeforePrint, UnreadLetterPrinted])
export type PrintIfUnreadEvent = typeof PrintIfUnreadEvent.Type

/** The letter would be printed before the person had a day to open it: `earliest` is the first day there is (FIELD-17). */
export const PrintDayTooEarly = Schema.TaggedStruct("PrintDayTooEarly", { rules, day: OsloDate, earliest: OsloDate })
export type PrintDayTooEarly = typeof PrintDayTooEarly.Type
