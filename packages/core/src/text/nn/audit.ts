import type { RefusalTexts } from "../model.ts"

export const audit = {
  LogAltered: () => ({
    title: "Loggen stemmer ikkje",
    detail: "Noko i innsynsloggen er endra, fjerna eller flytta etter at han vart signert. Ta kontakt med oss."
  }),
  LogEntryNotFound: () => ({
    title: "Inga slik oppføring",
    detail: "Innsynsloggen har inga oppføring om dette. Brev som nettopp er komne, står der om ein augneblink."
  }),
  ReceiptInvalid: ({ why }) => ({
    title: "Kvitteringa gjeld ikkje",
    detail: {
      NoArrival: "Ho viser ikkje at eit dokument har kome fram.",
      OtherDocument: "Ho gjeld eit anna dokument enn det du har, eller dokumentet er endra.",
      NotInLog: "Det ho fortel, står ikkje i loggen ho viser til.",
      NotSigned: "Signaturen er ikkje gyldig, eller nøkkelen er ukjend."
    }[why]
  })
} satisfies Partial<RefusalTexts>
