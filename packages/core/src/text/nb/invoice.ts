import type { RefusalTexts } from "../model.ts"

export const invoice = {
  InvoiceNeedsIntegration: () => ({
    title: "Regningen må sendes fra et system",
    detail:
      "Bare systemer som er koblet til, sender regninger som kan betales her. Send den derfra, eller bare som PDF."
  }),
  NotPayable: ({ why }) => ({
    title: "Regningen kan ikke betales her",
    detail: {
      OnlyPdf: "Den er bare en PDF. Betal den i nettbanken.",
      NotIndividual: "Bare privatpersoner betaler her. Betal den i virksomhetens nettbank.",
      PaidHere: "Den er allerede betalt her.",
      MarkedPaid: "Du har merket den som betalt. Fjern merket hvis den ikke er det."
    }[why]
  })
} satisfies Partial<RefusalTexts>
