import type { RefusalTexts } from "../model.ts"

export const audit = {
  LogAltered: () => ({
    title: "Loggen stemmer ikkje",
    detail: "Noko i innsynsloggen er endra, fjerna eller flytta etter at han vart signert. Ta kontakt med oss."
  }),
  HeadRefused: ({ why }) => ({
    title: "Loggen er ikkje signert som han skal",
    detail: {
      KeyNotKnown: "Nøkkelen han er signert med, er ikkje blant dei vi har gitt ut. Ta kontakt med oss.",
      KeyNotInTime: "Nøkkelen han er signert med, gjaldt ikkje då. Ta kontakt med oss.",
      NotSigned: "Signaturen er ikkje gyldig. Ta kontakt med oss."
    }[why]
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
      KeyNotKnown: "Nøkkelen ho er signert med, er ukjend.",
      KeyNotInTime: "Nøkkelen ho er signert med, gjaldt ikkje då.",
      NotSigned: "Signaturen er ikkje gyldig."
    }[why]
  })
} satisfies Partial<RefusalTexts>
