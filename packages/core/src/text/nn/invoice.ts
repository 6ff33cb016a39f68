import type { RefusalTexts } from "../model.ts"

export const invoice = {
  InvoiceNeedsIntegration: () => ({
    title: "Rekninga må sendast frå eit system",
    detail:
      "Berre system som er kopla til, sender rekningar som kan betalast her. Send ho derifrå, eller berre som PDF."
  }),
  NotPayable: ({ why }) => ({
    title: "Rekninga kan ikkje betalast her",
    detail: {
      OnlyPdf: "Ho er berre ein PDF. Betal ho i nettbanken.",
      NotIndividual: "Berre privatpersonar betaler her. Betal ho i nettbanken til verksemda.",
      PaidHere: "Ho er alt betalt her.",
      MarkedPaid: "Du har merkt ho som betalt. Fjern merket om ho ikkje er det."
    }[why]
  })
} satisfies Partial<RefusalTexts>
