import type { RefusalTexts } from "../model.ts"

export const invoice = {
  InvoiceNeedsIntegration: () => ({
    title: "The bill must be sent from a system",
    detail: "Only systems that are connected send bills that can be paid here. Send it from one, or as a PDF only."
  }),
  NotPayable: ({ why }) => ({
    title: "The bill cannot be paid here",
    detail: {
      OnlyPdf: "It is only a PDF. Pay it in your bank.",
      NotIndividual: "Only individuals pay here. Pay it in the organisation's bank.",
      PaidHere: "It has already been paid here.",
      MarkedPaid: "You have marked it as paid. Take the mark back if it is not."
    }[why]
  })
} satisfies Partial<RefusalTexts>
