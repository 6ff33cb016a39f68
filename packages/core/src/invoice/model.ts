/**
 * Invoice: a bill in a letter. One with its details can be paid through a payment partner by an individual who may open it
 * (INVOICE-2, INVOICE-6); paid elsewhere, it is marked as paid by hand (INVOICE-3). Of the payer's account nothing is known, and
 * the sender hears nothing of what becomes of its bill here (INVOICE-5).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { LetterId } from "../letter/index.ts"
import { Ore } from "../price/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"
import { AccountNumber, Kid } from "./number.ts"

/** What it takes to pay a bill (INVOICE-1). */
export const InvoiceDetails = Schema.Struct({
  account: AccountNumber,
  kid: Kid,
  amount: Ore.check(Schema.isGreaterThan(0)),
  dueDay: OsloDate
}).annotate({ identifier: "InvoiceDetails" })
export type InvoiceDetails = typeof InvoiceDetails.Type

/** One payment, under an id that we make and the partner gives back: sent to it twice, it is still one. */
export const PaymentId = Identifier.pipe(Schema.brand("PaymentId"))
export type PaymentId = typeof PaymentId.Type

/** A payment is *under way* while its payer is with the partner, and *made* once the partner has said so (INVOICE-2). */
export const Payment = Schema.Union([
  Schema.TaggedStruct("UnderWay", { id: PaymentId, since: Instant }),
  Schema.TaggedStruct("Made", {
    id: PaymentId,
    at: Instant,
    /** The bank day on which the money moves. */
    settlesOn: OsloDate
  })
])
export type Payment = typeof Payment.Type

/** A bill as it lies in its mailbox. */
export const Invoice = Schema.Struct({
  letter: LetterId,
  /** Null for a bill that is only a PDF (INVOICE-4). */
  details: Schema.NullOr(InvoiceDetails),
  payment: Schema.NullOr(Payment),
  /** When somebody marked it as paid elsewhere; null where nobody has, or took it back (INVOICE-3). */
  markedAt: Schema.NullOr(Instant)
})
export type Invoice = typeof Invoice.Type

/**
 * How a bill stands: a payment made here comes before a mark by hand, that before a payment under way, and where there is none
 * of them it is *due*, or *overdue* once the last day for paying has ended in Oslo.
 */
export const InvoiceStatus = Schema.Union([
  Schema.TaggedStruct("PaidHere", { at: Instant, settlesOn: OsloDate, inTime: Schema.Boolean }),
  Schema.TaggedStruct("MarkedPaid", { at: Instant }),
  Schema.TaggedStruct("AtPartner", { since: Instant }),
  Schema.TaggedStruct("Due", { lastDay: OsloDate }),
  Schema.TaggedStruct("Overdue", { lastDay: OsloDate }),
  /** Only a PDF: what it asks for is not known here. */
  Schema.TaggedStruct("NotKnown", {})
]).annotate({ identifier: "InvoiceStatus" })
export type InvoiceStatus = typeof InvoiceStatus.Type

const rules = Schema.Array(RuleId)

/** What whoever opens a bill sees of it (INVOICE-5). */
export const ShownInvoice = Schema.Struct({
  details: Schema.NullOr(InvoiceDetails),
  status: InvoiceStatus,
  /** Whether there is a button to pay it with (INVOICE-4, INVOICE-6). */
  payable: Schema.Boolean,
  /** That the same bill may also come another way is said of every one (INVOICE-6). */
  warning: Schema.Literal("MayComeAnotherWay"),
  rules
})
export type ShownInvoice = typeof ShownInvoice.Type

/** The bill goes with a letter, in the details that an integration gave (INVOICE-1). */
export const InvoiceAttached = Schema.TaggedStruct("InvoiceAttached", { details: InvoiceDetails, rules })
export type InvoiceAttached = typeof InvoiceAttached.Type

const event = { letter: LetterId, at: Instant, rules }

/** The payer is sent to the partner, which is told what the bill says and nothing else (INVOICE-2). */
const PaymentBegun = Schema.TaggedStruct("PaymentBegun", { ...event, payment: PaymentId, ...InvoiceDetails.fields })
export type PaymentBegun = typeof PaymentBegun.Type
const PaymentMade = Schema.TaggedStruct("PaymentMade", { ...event, payment: PaymentId, settlesOn: OsloDate })
const PaymentNotMade = Schema.TaggedStruct("PaymentNotMade", { ...event, payment: PaymentId })
const InvoiceMarked = Schema.TaggedStruct("InvoiceMarked", event)
const InvoiceUnmarked = Schema.TaggedStruct("InvoiceUnmarked", event)
/** What becomes of a bill. None of it is the sender's to know (INVOICE-5). */
export const InvoiceEvent = Schema.Union([PaymentBegun, PaymentMade, PaymentNotMade, InvoiceMarked, InvoiceUnmarked])
export type InvoiceEvent = typeof InvoiceEvent.Type

/** What the partner says of a payment: made, for the bank to carry out on a day; or not, whatever the reason (INVOICE-2). */
export type PartnerAnswer =
  | { readonly _tag: "Made"; readonly payment: PaymentId; readonly on: OsloDate }
  | { readonly _tag: "NotMade"; readonly payment: PaymentId }

/** Bills that can be paid here come from integrations only (INVOICE-1). */
export const InvoiceNeedsIntegration = Schema.TaggedStruct("InvoiceNeedsIntegration", { rules })
export type InvoiceNeedsIntegration = typeof InvoiceNeedsIntegration.Type

/**
 * The bill cannot be paid here: it is only a PDF (INVOICE-4), lies in an organisation's mailbox (INVOICE-6), has been paid here
 * (INVOICE-2), or is marked as paid (INVOICE-3).
 */
export const NotPayable = Schema.TaggedStruct("NotPayable", {
  rules,
  why: Schema.Literals(["OnlyPdf", "NotIndividual", "PaidHere", "MarkedPaid"])
})
export type NotPayable = typeof NotPayable.Type
