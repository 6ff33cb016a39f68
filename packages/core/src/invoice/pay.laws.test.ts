import { DateTime, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { instant } from "../calendar/arbitrary.ts"
import { endOf, type Instant, isBankDay, nextBankDay, osloDateOf } from "../calendar/index.ts"
import { organisationNumber } from "../identity/arbitrary.ts"
import { letterId } from "../letter/arbitrary.ts"
import { mailbox } from "../mailbox/arbitrary.ts"
import type { Mailbox } from "../mailbox/index.ts"
import { delegatesRequest, ownersRequest, request } from "../opening/arbitrary.ts"
import { type LetterOpened, open } from "../opening/index.ts"
import { SenderEvent } from "../receipt/index.ts"
import { writtenAs } from "../written.arbitrary.ts"
import { invoice, invoiceDetails, invoiceOf, partnerAnswer, paymentId } from "./arbitrary.ts"
import {
  attachInvoice,
  evolveInvoice,
  hearPartner,
  type Invoice,
  type InvoiceEvent,
  lastDayToPay,
  markPaid,
  type PartnerAnswer,
  pay,
  ShownInvoice,
  sendersInvoice,
  showInvoice,
  unmarkPaid
} from "./index.ts"

/** Somebody who looks into a letter, or may not, with the bill in it. */
const scene = fc.oneof(ownersRequest, request).chain((asked) =>
  fc.record({
    mailbox: fc.constant<Mailbox>(asked.mailbox),
    opening: fc.constant(open(asked.profile, asked.mailbox, asked.letter, asked.reader, asked.at)),
    invoice: invoiceOf(asked.letter.id),
    id: paymentId,
    at: fc.constant(asked.at)
  })
)
const openedScene = scene.filter(({ opening }) => Result.isSuccess(opening))
/** A look that the owner has just had into the letter of this bill. */
const ownersLook = (invoice: Invoice, mailbox: Mailbox) => {
  const look: Pick<LetterOpened, "letter" | "mailbox" | "grant"> = {
    letter: invoice.letter,
    mailbox: mailbox.id,
    grant: null
  }
  return Result.succeed(look as LetterOpened)
}
const shownTo = (invoice: Invoice, mailbox: Mailbox, at: Instant) =>
  Result.getOrThrow(showInvoice(invoice, mailbox, ownersLook(invoice, mailbox), at))
const eventOf = <E>(answer: Result.Result<InvoiceEvent | null, E>) => (Result.isSuccess(answer) ? answer.success : null)
const after = (invoice: Invoice, event: InvoiceEvent | null) =>
  event === null ? invoice : evolveInvoice(invoice, event)

describe("sending a bill", () => {
  it("INVOICE-1: is for integrations only", () => {
    fc.assert(
      fc.property(invoiceDetails, (details) => {
        const attached = { _tag: "InvoiceAttached", details, rules: ["INVOICE-1"] }
        expect(attachInvoice("ThroughApi", details)).toEqual(Result.succeed(attached))
        const refused = { _tag: "InvoiceNeedsIntegration", rules: ["INVOICE-1"] }
        expect(attachInvoice("OnTheWeb", details)).toEqual(Result.fail(refused))
      })
    )
  })
})

describe("paying a bill", () => {
  it("INVOICE-2, INVOICE-4, INVOICE-6: with its details, in a person's mailbox, neither paid here nor marked as paid", () => {
    fc.assert(
      fc.property(openedScene, organisationNumber, ({ invoice, mailbox, opening, id, at }, organisation) => {
        const answer = pay(invoice, mailbox, opening, id, at)
        const no = (why: string, rule: string) => Result.fail({ _tag: "NotPayable", rules: [rule], why })
        const theirs: Mailbox = { ...mailbox, owner: { _tag: "OrganisationOwner", organisation } }
        const { details, payment, markedAt, letter } = invoice
        if (details === null) expect(answer).toEqual(no("OnlyPdf", "INVOICE-4"))
        else if (payment?._tag === "Made") expect(answer).toEqual(no("PaidHere", "INVOICE-2"))
        else if (markedAt !== null) expect(answer).toEqual(no("MarkedPaid", "INVOICE-3"))
        else {
          const begun = { _tag: "PaymentBegun", letter, at, rules: ["INVOICE-2", "INVOICE-6"], ...details }
          expect(answer).toEqual(Result.succeed({ ...begun, payment: payment?.id ?? id }))
        }
        if (details !== null) expect(pay(invoice, theirs, opening, id, at)).toEqual(no("NotIndividual", "INVOICE-6"))
      }),
      { numRuns: 300 }
    )
  })

  it("INVOICE-4, INVOICE-6: there is a button exactly where pressing it leads to the partner", () => {
    fc.assert(
      fc.property(openedScene, organisationNumber, ({ invoice, mailbox, opening, id, at }, organisation) => {
        const theirs: Mailbox = { ...mailbox, owner: { _tag: "OrganisationOwner", organisation } }
        for (const home of [mailbox, theirs]) {
          const { payable } = Result.getOrThrow(showInvoice(invoice, home, opening, at))
          expect(payable).toBe(Result.isSuccess(pay(invoice, home, opening, id, at)))
          if (invoice.details === null || home === theirs) expect(payable).toBe(false)
        }
      })
    )
  })

  it("FIELD-25: who may not look into the letter neither sees its bill, pays nor marks it, and is told what opening tells", () => {
    fc.assert(
      fc.property(scene, letterId, mailbox, ({ invoice, mailbox, opening, id, at }, other, elsewhere) => {
        const notFound = Result.fail({ _tag: "LetterNotFound", rules: ["FIELD-25"] })
        const stranger = Result.isFailure(opening) ? opening : notFound
        const bill = Result.isFailure(opening) ? invoice : { ...invoice, letter: other }
        expect(pay(bill, mailbox, opening, id, at)).toEqual(stranger)
        expect(markPaid(bill, opening, at)).toEqual(stranger)
        expect(unmarkPaid(bill, opening, at)).toEqual(stranger)
        expect(showInvoice(bill, mailbox, opening, at)).toEqual(stranger)
        expect(pay(invoice, elsewhere, opening, id, at)).toEqual(stranger)
        expect(showInvoice(invoice, elsewhere, opening, at)).toEqual(stranger)
      })
    )
  })

  it("ACCESS-4: a delegate reads a bill, is shown no button, and neither pays nor marks it", () => {
    fc.assert(
      fc.property(delegatesRequest, invoice, paymentId, ({ profile, mailbox, letter, reader, at }, given, id) => {
        const opening = open(profile, mailbox, letter, { ...reader, level: "high" }, at)
        fc.pre(Result.isSuccess(opening))
        const bill = { ...given, letter: letter.id }
        const refused = Result.fail({ _tag: "OwnersAlone", rules: ["ACCESS-4"] })
        expect(pay(bill, mailbox, opening, id, at)).toEqual(refused)
        expect(markPaid(bill, opening, at)).toEqual(refused)
        expect(unmarkPaid(bill, opening, at)).toEqual(refused)
        const shown = showInvoice(bill, mailbox, opening, at)
        expect(shown).toEqual(Result.succeed({ ...shownTo(bill, mailbox, at), payable: false }))
      })
    )
  })

  it("INVOICE-2: who left the partner without a word goes back to the same payment, so that a bill is never paid twice", () => {
    fc.assert(
      fc.property(openedScene, paymentId, ({ invoice, mailbox, opening, id, at }, again) => {
        const first = pay(invoice, mailbox, opening, id, at)
        if (Result.isFailure(first)) return
        const second = pay(evolveInvoice(invoice, first.success), mailbox, opening, again, at)
        expect(second).toEqual(first)
      })
    )
  })

  it("INVOICE-2: one comes back with the payment made or not, and its details are shown", () => {
    const answered = invoice.chain((invoice) =>
      fc.record({ invoice: fc.constant(invoice), answer: partnerAnswer(invoice), mailbox, at: instant })
    )
    fc.assert(
      fc.property(answered, ({ invoice, answer, mailbox, at }) => {
        const event = hearPartner(invoice, answer, at)
        const { payment, letter, details } = invoice
        if (payment?._tag !== "UnderWay" || payment.id !== answer.payment) {
          expect(event).toBeNull()
          return
        }
        const told = { letter, at, rules: ["INVOICE-2"], payment: payment.id }
        const then = after(invoice, event)
        expect(hearPartner(then, answer, at)).toBeNull()
        if (answer._tag === "NotMade") {
          expect(event).toEqual({ _tag: "PaymentNotMade", ...told })
          expect(then).toEqual({ ...invoice, payment: null })
          return
        }
        const settlesOn = nextBankDay(answer.on)
        expect(event).toEqual({ _tag: "PaymentMade", ...told, settlesOn })
        expect(then).toEqual({ ...invoice, payment: { _tag: "Made", id: payment.id, at, settlesOn } })
        if (details === null) throw new Error("what is only a PDF is not paid here")
        const inTime = settlesOn <= lastDayToPay(details)
        expect(shownTo(then, mailbox, at).status).toEqual({ _tag: "PaidHere", at, settlesOn, inTime })
      }),
      { numRuns: 300 }
    )
  })

  it("INVOICE-3: marked as paid and unmarked, it is as it was; a payment made here stays one", () => {
    fc.assert(
      fc.property(openedScene, ({ invoice, opening, at, mailbox }) => {
        const { letter, markedAt } = invoice
        const marking = eventOf(markPaid(invoice, opening, at))
        const marked = { _tag: "InvoiceMarked", letter, at, rules: ["INVOICE-3"] }
        expect(marking).toEqual(markedAt === null ? marked : null)
        const then = after(invoice, marking)
        expect(then).toEqual({ ...invoice, markedAt: markedAt ?? at })
        expect(markPaid(then, opening, at)).toEqual(Result.succeed(null))
        const unmarking = eventOf(unmarkPaid(then, opening, at))
        expect(unmarking).toEqual({ _tag: "InvoiceUnmarked", letter, at, rules: ["INVOICE-3"] })
        expect(after(then, unmarking)).toEqual({ ...invoice, markedAt: null })
        expect(unmarkPaid(after(then, unmarking), opening, at)).toEqual(Result.succeed(null))
        const { status } = shownTo(then, mailbox, at)
        expect(status._tag).toBe(invoice.payment?._tag === "Made" ? "PaidHere" : "MarkedPaid")
        if (status._tag === "MarkedPaid") expect(status.at).toEqual(then.markedAt)
      })
    )
  })
})

describe("what is shown of a bill", () => {
  it("INVOICE-5: its sender sees what it sent, and the same whatever becomes of it", () => {
    fc.assert(
      fc.property(invoice, instant, fc.option(instant), (invoice, at, markedAt) => {
        const { letter, details } = invoice
        expect(sendersInvoice(invoice)).toEqual({ letter, details })
        expect(sendersInvoice({ ...invoice, payment: null, markedAt })).toEqual(sendersInvoice(invoice))
        const id = invoice.payment?.id
        if (id === undefined) return
        expect(sendersInvoice({ ...invoice, payment: { _tag: "UnderWay", id, since: at } })).toEqual({
          letter,
          details
        })
      })
    )
  })

  it("INVOICE-5: nothing that becomes of it is an event to its sender", () => {
    fc.assert(
      fc.property(openedScene, ({ invoice, mailbox, opening, id, at }) => {
        const begun = eventOf(pay(invoice, mailbox, opening, id, at))
        const under = after(invoice, begun)
        const answers: ReadonlyArray<PartnerAnswer> = [
          { _tag: "Made", payment: id, on: osloDateOf(at) },
          { _tag: "NotMade", payment: id }
        ]
        const events = [
          begun,
          ...answers.map((answer) => hearPartner(under, answer, at)),
          eventOf(markPaid(invoice, opening, at)),
          eventOf(unmarkPaid(invoice, opening, at))
        ]
        for (const event of events) expect(Schema.is(SenderEvent)(event)).toBe(false)
      })
    )
  })

  it("INVOICE-5: of a payment its payer sees when it was made and when it settles, and nothing of an account", () => {
    fc.assert(
      fc.property(invoice, mailbox, instant, (invoice, mailbox, at) => {
        const shown = shownTo(invoice, mailbox, at)
        expect(Object.keys(shown).toSorted()).toEqual(["details", "payable", "rules", "status", "warning"])
        expect(shown.details).toEqual(invoice.details)
        expect(shown.rules).toEqual(["INVOICE-4", "INVOICE-5", "INVOICE-6"])
        if (shown.status._tag !== "PaidHere") return
        expect(Object.keys(shown.status).toSorted()).toEqual(["_tag", "at", "inTime", "settlesOn"])
      })
    )
  })

  it("INVOICE-5: is read again as it was written, and not without any part of it", () => {
    const { again, takenBroken } = writtenAs(ShownInvoice)
    fc.assert(
      fc.property(invoice, mailbox, instant, (invoice, mailbox, at) => {
        const shown = shownTo(invoice, mailbox, at)
        expect(again(shown)).toEqual(shown)
        expect(takenBroken(shown)).toEqual([])
      })
    )
  })

  it("INVOICE-6: of every bill it is said that it may also come another way", () => {
    fc.assert(
      fc.property(invoice, mailbox, instant, (invoice, mailbox, at) => {
        expect(shownTo(invoice, mailbox, at).warning).toBe("MayComeAnotherWay")
      })
    )
  })

  it("INVOICE-4: of a bill that is only a PDF it is not known how it stands, unless somebody marks it", () => {
    fc.assert(
      fc.property(invoice, mailbox, instant, (invoice, mailbox, at) => {
        const bare: Invoice = { ...invoice, details: null }
        const { status } = shownTo(bare, mailbox, at)
        const marked = { _tag: "MarkedPaid", at: bare.markedAt }
        expect(status).toEqual(bare.markedAt === null ? { _tag: "NotKnown" } : marked)
      })
    )
  })

  it("INVOICE-1, LIFE-8: is overdue when the last day has ended in Oslo: its due day, or the first bank day after", () => {
    fc.assert(
      fc.property(invoiceDetails, letterId, mailbox, (details, letter, mailbox) => {
        const lastDay = lastDayToPay(details)
        expect(isBankDay(lastDay)).toBe(true)
        expect(lastDay >= details.dueDay).toBe(true)
        if (isBankDay(details.dueDay)) expect(lastDay).toBe(details.dueDay)
        const unpaid: Invoice = { letter, details, payment: null, markedAt: null }
        const end = endOf(lastDay)
        const justBefore = DateTime.subtract(end, { milliseconds: 1 })
        expect(shownTo(unpaid, mailbox, justBefore).status).toEqual({ _tag: "Due", lastDay })
        expect(shownTo(unpaid, mailbox, end).status).toEqual({ _tag: "Overdue", lastDay })
      })
    )
  })

  it("INVOICE-2: while its payer is with the partner that is shown, whenever the bill is due", () => {
    fc.assert(
      fc.property(
        invoiceDetails,
        letterId,
        mailbox,
        paymentId,
        instant,
        instant,
        (details, letter, box, id, since, at) => {
          const away: Invoice = { letter, details, payment: { _tag: "UnderWay", id, since }, markedAt: null }
          expect(shownTo(away, box, at).status).toEqual({ _tag: "AtPartner", since })
        }
      )
    )
  })
})
