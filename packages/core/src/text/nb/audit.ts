import type { RefusalTexts } from "../model.ts"

export const audit = {
  LogAltered: () => ({
    title: "Loggen stemmer ikke",
    detail: "Noe i innsynsloggen er endret, fjernet eller flyttet etter at den ble signert. Ta kontakt med oss."
  }),
  LogEntryNotFound: () => ({
    title: "Ingen slik oppføring",
    detail: "Innsynsloggen har ingen oppføring om dette. Brev som nettopp er kommet, står der om et øyeblikk."
  }),
  ReceiptInvalid: ({ why }) => ({
    title: "Kvitteringen gjelder ikke",
    detail: {
      NoArrival: "Den viser ikke at et dokument har kommet fram.",
      OtherDocument: "Den gjelder et annet dokument enn det du har, eller dokumentet er endret.",
      NotInLog: "Det den forteller, står ikke i loggen den viser til.",
      NotSigned: "Signaturen er ikke gyldig, eller nøkkelen er ukjent."
    }[why]
  })
} satisfies Partial<RefusalTexts>
