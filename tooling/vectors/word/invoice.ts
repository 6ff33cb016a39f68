import { Result, Schema } from "effect"
import fc from "fast-check"
import { Instant, OsloDate } from "../../../packages/core/src/calendar/index.ts"
import { OwnersAlone } from "../../../packages/core/src/delegation/index.ts"
import { LevelTooLow } from "../../../packages/core/src/identity/index.ts"
import * as core from "../../../packages/core/src/invoice/index.ts"
import { Mailbox } from "../../../packages/core/src/mailbox/index.ts"
import { LetterNotFound, LetterOpened, open } from "../../../packages/core/src/opening/index.ts"
import {
  invoice as anyInvoice,
  delegatesRequest,
  instant,
  instantAfter,
  invoiceDetails,
  invoiceOf,
  organisationNumber,
  ownersRequest,
  partnerAnswer,
  paymentId
} from "../../../packages/core/src/testing.ts"
import { decision } from "../decision.ts"

const { Invoice, InvoiceDetails } = core
const [PaymentBegun, PaymentMade, PaymentNotMade, InvoiceMarked, InvoiceUnmarked] = core.InvoiceEvent.members
// Of what can keep a letter shut, one is enough to see that it keeps its bill shut as well.
const Opening = Schema.Union([
  Schema.Struct({ success: LetterOpened }),
  Schema.Struct({ failure: Schema.Union([LetterNotFound, LevelTooLow]) })
])
type Opening = typeof Opening.Type
const PartnerAnswer = Schema.Union([
  Schema.TaggedStruct("Made", { payment: core.PaymentId, on: OsloDate }),
  Schema.TaggedStruct("NotMade", { payment: core.PaymentId })
])

const shut: Opening = { failure: { _tag: "LevelTooLow", rules: ["AUTH-3"], has: "password", stepUpTo: "high" } }

/** A bill as its owner or a delegate comes to it: its letter opened or shut; now and then another's, or an organisation's. */
const asked = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: ownersRequest }, delegatesRequest), organisationNumber, fc.nat(9))
  .chain(([{ profile, mailbox, letter, reader, at }, organisation, which]) => {
    const opened = open(profile, mailbox, letter, reader, at)
    return fc
      .tuple(invoiceOf(letter.id), anyInvoice, paymentId, fc.oneof(fc.constant(at), instantAfter(at)))
      .map(([own, other, id, at]) => ({
        invoice: which === 0 ? other : own,
        mailbox: which === 1 ? { ...mailbox, owner: { _tag: "OrganisationOwner" as const, organisation } } : mailbox,
        opening: Result.isSuccess(opened) ? { success: opened.success } : shut,
        id,
        at
      }))
  })
const looked = (opening: Opening) =>
  "success" in opening ? Result.succeed(opening.success) : Result.fail(opening.failure)
const answered = anyInvoice.chain((invoice) =>
  fc.record({ invoice: fc.constant(invoice), answer: partnerAnswer(invoice), at: instant })
)

const scene = { invoice: Invoice, opening: Opening, at: Instant }
const mark = asked.map(({ invoice, opening, at }) => ({ invoice, opening, at }))
const refusals = [LetterNotFound, LevelTooLow] as const
const opens = Schema.Union([...refusals, OwnersAlone])

export const invoice = [
  decision("attachInvoice", {
    input: Schema.Struct({ how: Schema.Literals(["ThroughApi", "OnTheWeb"]), details: InvoiceDetails }),
    answer: core.InvoiceAttached,
    refusal: core.InvoiceNeedsIntegration,
    from: fc.record({ how: fc.constantFrom("ThroughApi" as const, "OnTheWeb" as const), details: invoiceDetails }),
    most: 4,
    decide: ({ how, details }) => core.attachInvoice(how, details)
  }),
  decision("pay", {
    input: Schema.Struct({ ...scene, mailbox: Mailbox, id: core.PaymentId }),
    answer: PaymentBegun,
    refusal: Schema.Union([opens, core.NotPayable]),
    from: asked,
    most: 16,
    decide: ({ invoice, mailbox, opening, id, at }) => core.pay(invoice, mailbox, looked(opening), id, at)
  }),
  decision("hearPartner", {
    input: Schema.Struct({ invoice: Invoice, answer: PartnerAnswer, at: Instant }),
    answer: Schema.NullOr(Schema.Union([PaymentMade, PaymentNotMade])),
    from: answered,
    most: 10,
    decide: ({ invoice, answer, at }) => core.hearPartner(invoice, answer, at)
  }),
  decision("markPaid", {
    input: Schema.Struct(scene),
    answer: Schema.NullOr(InvoiceMarked),
    refusal: opens,
    from: mark,
    most: 10,
    decide: ({ invoice, opening, at }) => core.markPaid(invoice, looked(opening), at)
  }),
  decision("unmarkPaid", {
    input: Schema.Struct(scene),
    answer: Schema.NullOr(InvoiceUnmarked),
    refusal: opens,
    from: mark,
    most: 10,
    decide: ({ invoice, opening, at }) => core.unmarkPaid(invoice, looked(opening), at)
  }),
  decision("showInvoice", {
    input: Schema.Struct({ ...scene, mailbox: Mailbox }),
    answer: core.ShownInvoice,
    refusal: Schema.Union(refusals),
    from: asked,
    most: 18,
    decide: ({ invoice, mailbox, opening, at }) => core.showInvoice(invoice, mailbox, looked(opening), at)
  }),
  decision("lastDayToPay", {
    input: InvoiceDetails,
    answer: OsloDate,
    from: invoiceDetails,
    most: 10,
    decide: core.lastDayToPay
  })
]
