import { DateTime, Result } from "effect"
import { describe, expect, it } from "vitest"
import { OsloDate } from "../calendar/index.ts"
import { PersonId } from "../identity/index.ts"
import { LetterId } from "../letter/index.ts"
import { type Mailbox, MailboxAddress, MailboxId } from "../mailbox/index.ts"
import type { LetterOpened } from "../opening/index.ts"
import { Ore } from "../price/index.ts"
import {
  AccountNumber,
  evolveInvoice,
  hearPartner,
  type Invoice,
  type InvoiceEvent,
  Kid,
  markPaid,
  type PartnerAnswer,
  PaymentId,
  pay,
  showInvoice,
  unmarkPaid
} from "./index.ts"

// One bill; the owner and a delegate, both of whom look into its letter; two ids that a payment may have.
const id = (digit: number) => `0190b5a0-0000-7000-8000-00000000000${digit}`
const owner = PersonId.make(id(1))
const letter = LetterId.make(id(2))
const payments = [PaymentId.make(id(3)), PaymentId.make(id(4))] as const
const mailbox: Mailbox = {
  id: MailboxId.make(id(5)),
  owner: { _tag: "PersonOwner", person: owner },
  address: MailboxAddress.make("ola.nordmann#123"),
  life: { _tag: "Active" },
  visible: true
}
const at = DateTime.makeUnsafe("2026-11-20T12:00:00Z")
const looks = { owner: null, delegate: id(6) } as const
const opening = (who: keyof typeof looks) =>
  Result.succeed({ letter, mailbox: mailbox.id, grant: looks[who] } as LetterOpened)
const born: Invoice = {
  letter,
  details: {
    account: AccountNumber.make("12345678903"),
    kid: Kid.make("18"),
    amount: Ore.make(100),
    dueDay: OsloDate.make("2026-11-25")
  },
  payment: null,
  markedAt: null
}

type Who = keyof typeof looks | "partner"
interface Step {
  readonly from: Invoice
  readonly to: Invoice
  readonly who: Who
  readonly event: InvoiceEvent
}

const words: ReadonlyArray<PartnerAnswer> = payments.flatMap((payment) => [
  { _tag: "Made", payment, on: OsloDate.make("2026-11-23") },
  { _tag: "NotMade", payment }
])

const stepsFrom = (from: Invoice): ReadonlyArray<Step> => {
  const asked = (["owner", "delegate"] as const).flatMap((who) =>
    [
      ...payments.map((payment) => pay(from, mailbox, opening(who), payment, at)),
      markPaid(from, opening(who), at),
      unmarkPaid(from, opening(who), at)
    ].map((answer) => ({ who, event: Result.isSuccess(answer) ? answer.success : null }))
  )
  const heard = words.map((word) => ({ who: "partner" as const, event: hearPartner(from, word, at) }))
  return [...asked, ...heard].flatMap(({ who, event }) =>
    event === null ? [] : [{ from, to: evolveInvoice(from, event), who, event }]
  )
}

/** All that a bill can become, and every step on the way. */
const walk = (): { readonly bills: ReadonlyArray<Invoice>; readonly steps: ReadonlyArray<Step> } => {
  const seen = new Map<string, Invoice>([[JSON.stringify(born), born]])
  const steps: Array<Step> = []
  const queue = [born]
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    for (const step of stepsFrom(from)) {
      steps.push(step)
      const key = JSON.stringify(step.to)
      if (seen.has(key)) continue
      seen.set(key, step.to)
      queue.push(step.to)
    }
  }
  return { bills: [...seen.values()], steps }
}

const { bills, steps } = walk()
const stateOf = ({ payment, markedAt }: Invoice) =>
  `${payment === null ? "unpaid" : payment._tag}${markedAt === null ? "" : ", marked"}`

describe(`a bill: ${bills.length} situations, ${steps.length} steps`, () => {
  it("INVOICE-2, INVOICE-3: it comes to each of its situations, and to no other", () => {
    expect(new Set(bills.map(stateOf))).toEqual(
      new Set(["unpaid", "unpaid, marked", "UnderWay", "UnderWay, marked", "Made", "Made, marked"])
    )
  })

  it("INVOICE-2: what is paid here stays paid: nothing leads away from a payment made", () => {
    const undone = steps.filter(({ from, to }) => from.payment?._tag === "Made" && to.payment !== from.payment)
    expect(undone).toEqual([])
  })

  it("INVOICE-2: a payment is made only by the partner's word, and only one that was begun", () => {
    const made = steps.filter(({ from, to }) => to.payment?._tag === "Made" && from.payment?._tag !== "Made")
    expect(made.length).toBeGreaterThan(0)
    for (const { from, to, who } of made) {
      expect(who).toBe("partner")
      expect(from.payment).toMatchObject({ _tag: "UnderWay", id: to.payment?.id })
    }
  })

  it("INVOICE-2: one payment at a time: none begins another while it is under way", () => {
    for (const { from, to } of steps) {
      if (from.payment?._tag !== "UnderWay" || to.payment === null) continue
      expect(to.payment.id).toBe(from.payment.id)
    }
  })

  it("INVOICE-3: a mark comes and goes by the owner's hand, and a payment by none of it", () => {
    for (const { from, to, who, event } of steps) {
      const marks = event._tag === "InvoiceMarked" || event._tag === "InvoiceUnmarked"
      expect(from.markedAt !== to.markedAt).toBe(marks)
      if (marks) expect([who, to.payment]).toEqual(["owner", from.payment])
    }
  })

  it("ACCESS-4: no step is a delegate's", () => {
    expect(steps.filter(({ who }) => who === "delegate")).toEqual([])
  })

  it("INVOICE-4, INVOICE-6: in every situation the button shows exactly where the owner's press leads on", () => {
    for (const bill of bills) {
      const shown = Result.getOrThrow(showInvoice(bill, mailbox, opening("owner"), at))
      expect(shown.payable).toBe(Result.isSuccess(pay(bill, mailbox, opening("owner"), payments[0], at)))
      expect(Result.getOrThrow(showInvoice(bill, mailbox, opening("delegate"), at)).payable).toBe(false)
    }
  })
})
