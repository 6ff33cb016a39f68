import type { RefusalTexts } from "../model.ts"

export const kontroll = {
  KontrollNotFound: () => ({
    title: "Vi finner ikke forespørselen",
    detail: "Den finnes ikke, eller den gjelder ikke deg."
  }),
  RequestNotOpen: ({ state }) => ({
    title: "Forespørselen står ikke åpen",
    detail: {
      Declined: "Den er avslått. Virksomheten må spørre på nytt.",
      Withdrawn: "Virksomheten har trukket den.",
      Expired: "Den ble ikke besvart i tide. Virksomheten må spørre på nytt.",
      Shared: "Et dokument er allerede delt.",
      Over: "Delingen er over. Virksomheten må spørre på nytt."
    }[state]
  }),
  NothingShared: () => ({
    title: "Ingenting er delt",
    detail:
      "Dokumentet er ikke delt, eller delingen er over. For å se det igjen må virksomheten sende en ny forespørsel."
  }),
  DocumentNotAcceptable: ({ why }) => ({
    title: "Dokumentet kan ikke deles her",
    detail: {
      OtherSender: "Virksomheten ber om et dokument fra en annen avsender.",
      Uploaded: "Virksomheten ber om et dokument som en avsender har sendt deg, ikke et du har lastet opp.",
      Changed: "Dokumentet er ikke lenger slik avsenderen sendte det.",
      InTrash: "Dokumentet ligger i papirkurven. Legg det tilbake først."
    }[why]
  }),
  SubscriptionMissing: () => ({
    title: "Virksomheten har ikke Kontroll",
    detail: "For å be om innsyn må virksomheten ha et abonnement på Kontroll."
  }),
  RegistrationStartsElsewhere: () => ({
    title: "Idrettslag begynner i Min Idrett",
    detail: "Logg inn i Min Idrett, og start registreringen derfra."
  })
} satisfies Partial<RefusalTexts>
