import type { RefusalTexts } from "../model.ts"

export const audit = {
  LogAltered: () => ({
    title: "Loggen stemmer ikke",
    detail: "Noe i innsynsloggen er endret, fjernet eller flyttet etter at den ble signert. Ta kontakt med oss."
  }),
  HeadRefused: ({ why }) => ({
    title: "Loggen er ikke signert som den skal",
    detail: {
      KeyNotKnown: "Nøkkelen den er signert med, er ikke blant dem vi har gitt ut. Ta kontakt med oss.",
      KeyNotInTime: "Nøkkelen den er signert med, gjaldt ikke da. Ta kontakt med oss.",
      NotSigned: "Signaturen er ikke gyldig. Ta kontakt med oss."
    }[why]
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
      KeyNotKnown: "Nøkkelen den er signert med, er ukjent.",
      KeyNotInTime: "Nøkkelen den er signert med, gjaldt ikke da.",
      NotSigned: "Signaturen er ikke gyldig."
    }[why]
  })
} satisfies Partial<RefusalTexts>
