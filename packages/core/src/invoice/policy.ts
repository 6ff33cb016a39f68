import { Result } from "effect"
import { hasEnded, type Instant, nextBankDay, type OsloDate } from "../calendar/index.ts"
import type { OwnersAlone } from "../delegation/index.ts"
import { reader } from "../input/index.ts"
import type { Mailbox, MailboxId, Owner } from "../mailbox/index.ts"
import type { LetterNotFound, LetterOpened, OpeningRefusal } from "../opening/index.ts"
import type { RuleId } from "../rule/index.ts"
import {
  type Invoice,
  type InvoiceAttached,
  InvoiceDetails,
  type InvoiceEvent,
  type InvoiceNeedsIntegration,
  type InvoiceStatus,
  type NotPayable,
  type PartnerAnswer,
  type PaymentBegun,
  type PaymentId,
  type ShownInvoice
} from "./model.ts"

/** Whether somebody may look into the letter that a bill lies in, as `opening` has just decided it. */
type Opening = Result.Result<LetterOpened, OpeningRefusal>

/** Reads a bill's details: any value goes in, the details or which field is wrong and why come out (INVOICE-1). */
export const readInvoiceDetails = reader(InvoiceDetails)

/** Puts a bill's details to a letter: integrations only, never the web form (INVOICE-1). */
export const attachInvoice = (
  how: "ThroughApi" | "OnTheWeb",
  details: InvoiceDetails
): Result.Result<InvoiceAttached, InvoiceNeedsIntegration> =>
  how === "ThroughApi"
    ? Result.succeed({ _tag: "InvoiceAttached", details, rules: ["INVOICE-1"] })
    : Result.fail({ _tag: "InvoiceNeedsIntegration", rules: ["INVOICE-1"] })

/**
 * Sends the owner, who may open the bill, to the payment partner with it (INVOICE-2); no delegate pays (ACCESS-4). One who left the partner without a word from it
 * goes back to the same payment, so that a bill is never paid twice here; else the payment is the one of `id`.
 */
export const pay = (
  invoice: Invoice,
  mailbox: Mailbox,
  opening: Opening,
  id: PaymentId,
  at: Instant
): Result.Result<PaymentBegun, OpeningRefusal | NotPayable> => {
  const refused = unopened(invoice, opening, mailbox.id)
  if (refused !== null) return Result.fail(refused)
  return Result.map(payable(invoice, mailbox.owner), (details) => ({
    _tag: "PaymentBegun",
    letter: invoice.letter,
    at,
    rules: ["INVOICE-2", "INVOICE-6"],
    payment: invoice.payment?.id ?? id,
    ...details
  }))
}

/**
 * Takes the partner's word on the payment that is under way; what is said of any other, or again, changes nothing: null (INVOICE-2).
 *
 * @example
 * ```ts
 * import { OsloDate } from "@postkasse/core/calendar"
 * import { evolveInvoice, hearPartner, type Invoice, PaymentId } from "@postkasse/core/invoice"
 * import { LetterId } from "@postkasse/core/letter"
 * import { DateTime } from "effect"
 *
 * const at = DateTime.makeUnsafe("2026-11-28T12:00:00Z")
 * const id = PaymentId.make("0190b5a0-0000-7000-8000-000000000001")
 * const letter = LetterId.make("0190b5a0-0000-7000-8000-000000000002")
 * const invoice: Invoice = { letter, details: null, payment: { _tag: "UnderWay", id, since: at }, markedAt: null }
 *
 * // A Saturday: the bank carries it out on the Monday.
 * const made = { _tag: "Made", payment: id, on: OsloDate.make("2026-11-28") } as const
 * const event = hearPartner(invoice, made, at)
 * if (event?._tag === "PaymentMade") console.log(event.settlesOn) // → 2026-11-30
 * const paid = event === null ? invoice : evolveInvoice(invoice, event)
 * console.log(hearPartner(paid, made, at)) // → null
 * ```
 */
export const hearPartner = (invoice: Invoice, answer: PartnerAnswer, at: Instant): InvoiceEvent | null => {
  const { letter, payment } = invoice
  if (payment?._tag !== "UnderWay" || payment.id !== answer.payment) return null
  const event = { letter, at, rules: paid, payment: payment.id }
  return answer._tag === "Made"
    ? { _tag: "PaymentMade", ...event, settlesOn: nextBankDay(answer.on) }
    : { _tag: "PaymentNotMade", ...event }
}

/** Marks a bill as paid elsewhere, for its owner alone (ACCESS-4); null where it is marked already (INVOICE-3). */
export const markPaid = (
  invoice: Invoice,
  opening: Opening,
  at: Instant
): Result.Result<InvoiceEvent | null, OpeningRefusal> => {
  const refused = unopened(invoice, opening)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed(
    invoice.markedAt === null ? { _tag: "InvoiceMarked", letter: invoice.letter, at, rules: marked } : null
  )
}

/** Takes that mark back; null where there is none. A payment made here stays one (INVOICE-3). */
export const unmarkPaid = (
  invoice: Invoice,
  opening: Opening,
  at: Instant
): Result.Result<InvoiceEvent | null, OpeningRefusal> => {
  const refused = unopened(invoice, opening)
  if (refused !== null) return Result.fail(refused)
  return Result.succeed(
    invoice.markedAt === null ? null : { _tag: "InvoiceUnmarked", letter: invoice.letter, at, rules: marked }
  )
}

/** The bill after an event. */
export const evolveInvoice = (invoice: Invoice, event: InvoiceEvent): Invoice => {
  switch (event._tag) {
    case "PaymentBegun":
      return { ...invoice, payment: { _tag: "UnderWay", id: event.payment, since: event.at } }
    case "PaymentMade":
      return { ...invoice, payment: { _tag: "Made", id: event.payment, at: event.at, settlesOn: event.settlesOn } }
    case "PaymentNotMade":
      return { ...invoice, payment: null }
    case "InvoiceMarked":
      return { ...invoice, markedAt: event.at }
    case "InvoiceUnmarked":
      return { ...invoice, markedAt: null }
  }
}

/** What whoever looks into a bill sees of it at `at` (INVOICE-2 to INVOICE-6). A delegate reads it, and is shown no button (ACCESS-4). */
export const showInvoice = (
  invoice: Invoice,
  mailbox: Mailbox,
  opening: Opening,
  at: Instant
): Result.Result<ShownInvoice, OpeningRefusal> =>
  Result.map(lookedInto(invoice, opening, mailbox.id), ({ grant }) => ({
    details: invoice.details,
    status: statusOf(invoice, at),
    payable: grant === null && Result.isSuccess(payable(invoice, mailbox.owner)),
    warning: "MayComeAnotherWay",
    rules: ["INVOICE-4", "INVOICE-5", "INVOICE-6"]
  }))

/** What the sender sees of its bill, whatever has become of it: what it sent (INVOICE-5). */
export const sendersInvoice = ({ letter, details }: Invoice): Pick<Invoice, "letter" | "details"> => ({
  letter,
  details
})

/** The last day on which a bill is paid in time: its due day, or the bank day after it where that is none (INVOICE-1). */
export const lastDayToPay = ({ dueDay }: InvoiceDetails): OsloDate => nextBankDay(dueDay)

const paid: ReadonlyArray<RuleId> = ["INVOICE-2"]
const marked: ReadonlyArray<RuleId> = ["INVOICE-3"]
const notFound: LetterNotFound = { _tag: "LetterNotFound", rules: ["FIELD-25"] }
const ownersAlone: OwnersAlone = { _tag: "OwnersAlone", rules: ["ACCESS-4"] }

/** The look into this bill's letter: an opening of another, or in another mailbox, is none of it (FIELD-25). */
const lookedInto = (invoice: Invoice, opening: Opening, mailbox?: MailboxId): Opening => {
  if (Result.isFailure(opening)) return opening
  const { letter, mailbox: entered } = opening.success
  return letter === invoice.letter && entered === (mailbox ?? entered) ? opening : Result.fail(notFound)
}

/** Why somebody does nothing with this bill: its letter is not looked into, or by a delegate, who reads and no more (ACCESS-4). */
const unopened = (invoice: Invoice, opening: Opening, mailbox?: MailboxId): OpeningRefusal | null => {
  const looked = lookedInto(invoice, opening, mailbox)
  if (Result.isFailure(looked)) return looked.failure
  return looked.success.grant === null ? null : ownersAlone
}

/** What is paid, or why it is not: the button and the payment ask here alike. */
const payable = (invoice: Invoice, owner: Owner): Result.Result<InvoiceDetails, NotPayable> => {
  const { details, payment, markedAt } = invoice
  const no = (why: NotPayable["why"], ...rules: NotPayable["rules"]) =>
    Result.fail({ _tag: "NotPayable", rules, why } as const)
  if (details === null) return no("OnlyPdf", "INVOICE-4")
  if (owner._tag !== "PersonOwner") return no("NotIndividual", "INVOICE-6")
  if (payment?._tag === "Made") return no("PaidHere", "INVOICE-2")
  if (markedAt !== null) return no("MarkedPaid", "INVOICE-3")
  return Result.succeed(details)
}

const statusOf = ({ details, payment, markedAt }: Invoice, at: Instant): InvoiceStatus => {
  if (details !== null && payment?._tag === "Made") {
    const { settlesOn } = payment
    return { _tag: "PaidHere", at: payment.at, settlesOn, inTime: settlesOn <= lastDayToPay(details) }
  }
  if (markedAt !== null) return { _tag: "MarkedPaid", at: markedAt }
  if (details === null) return { _tag: "NotKnown" }
  if (payment?._tag === "UnderWay") return { _tag: "AtPartner", since: payment.since }
  const lastDay = lastDayToPay(details)
  return { _tag: hasEnded(lastDay, at) ? "Overdue" : "Due", lastDay }
}
