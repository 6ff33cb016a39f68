import { Result } from "effect"
import fc from "fast-check"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { nextBankDay } from "../calendar/index.ts"
import { letterId } from "../letter/arbitrary.ts"
import type { LetterId } from "../letter/index.ts"
import { ownersRequest } from "../opening/arbitrary.ts"
import { open } from "../opening/index.ts"
import { Ore } from "../price/index.ts"
import {
  AccountNumber,
  type Invoice,
  type InvoiceDetails,
  Kid,
  type PartnerAnswer,
  type Payment,
  PaymentId,
  type ShownInvoice,
  showInvoice
} from "./index.ts"

const digits = (least: number, most: number) =>
  fc.array(fc.nat(9), { minLength: least, maxLength: most }).map((digits) => digits.join(""))
const weightedRest = (text: string): number =>
  [...text].toReversed().reduce((sum, digit, index) => sum + Number(digit) * (2 + (index % 6)), 0) % 11

/** Account numbers by the banks' recipe: ten digits, and the one that makes their weighted sum divisible by eleven. */
export const accountNumber: fc.Arbitrary<AccountNumber> = digits(10, 10)
  .filter((ten) => weightedRest(ten) !== 1)
  .map((ten) => AccountNumber.make(`${ten}${(11 - weightedRest(ten)) % 11}`))

const doubled = (text: string): number =>
  [...text]
    .toReversed()
    .flatMap((digit, index) => [...String(index % 2 === 0 ? Number(digit) * 2 : Number(digit))])
    .reduce((sum, digit) => sum + Number(digit), 0)

/** KIDs by either rule for the check digit. */
export const kid: fc.Arbitrary<Kid> = fc.tuple(digits(1, 24), fc.boolean()).map(([number, byTen]) => {
  const rest = weightedRest(number)
  const byEleven = rest === 1 ? "-" : String((11 - rest) % 11)
  return Kid.make(number + (byTen ? String((10 - (doubled(number) % 10)) % 10) : byEleven))
})

export const invoiceDetails: fc.Arbitrary<InvoiceDetails> = fc.record({
  account: accountNumber,
  kid,
  amount: fc.integer({ min: 1, max: 100_000_000 }).map((amount) => Ore.make(amount)),
  dueDay: osloDate
})

export const paymentId: fc.Arbitrary<PaymentId> = fc.uuid({ version: 7 }).map((id) => PaymentId.make(id))

const payment: fc.Arbitrary<Payment> = fc.oneof(
  fc.record({ _tag: fc.constant("UnderWay" as const), id: paymentId, since: instant }),
  fc.record({
    _tag: fc.constant("Made" as const),
    id: paymentId,
    at: instant,
    settlesOn: osloDate.map(nextBankDay)
  })
)

/** A bill of this letter's: only a PDF now and then, unpaid most often; what is marked may have been paid here before or after. */
export const invoiceOf = (letter: LetterId): fc.Arbitrary<Invoice> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        letter: fc.constant(letter),
        details: invoiceDetails,
        payment: fc.option(payment),
        markedAt: fc.option(instant, { freq: 2 })
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        letter: fc.constant(letter),
        details: fc.constant(null),
        payment: fc.constant(null),
        markedAt: fc.option(instant)
      })
    }
  )

export const invoice: fc.Arbitrary<Invoice> = letterId.chain(invoiceOf)

/** What a partner may say: of the payment that is under way, or of another. */
export const partnerAnswer = (invoice: Invoice): fc.Arbitrary<PartnerAnswer> => {
  const own = invoice.payment?.id
  const payment = own === undefined ? paymentId : fc.oneof(paymentId, fc.constant(own))
  return fc.oneof(
    fc.record({ _tag: fc.constant("Made" as const), payment, on: osloDate }),
    fc.record({ _tag: fc.constant("NotMade" as const), payment })
  )
}

/** A bill as somebody sees it who has looked into its letter. */
export const shownInvoice: fc.Arbitrary<ShownInvoice> = ownersRequest
  .chain(({ profile, mailbox, letter, reader, at }) =>
    invoiceOf(letter.id).map((invoice) => showInvoice(invoice, mailbox, open(profile, mailbox, letter, reader, at), at))
  )
  .filter(Result.isSuccess)
  .map(({ success }) => success)
