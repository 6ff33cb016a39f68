import type { RefusalTexts } from "../model.ts"

export const kontroll = {
  KontrollNotFound: () => ({
    title: "Vi finn ikkje førespurnaden",
    detail: "Han finst ikkje, eller han gjeld ikkje deg."
  }),
  RequestNotOpen: ({ state }) => ({
    title: "Førespurnaden står ikkje open",
    detail: {
      Declined: "Han er avslått. Verksemda må spørje på nytt.",
      Withdrawn: "Verksemda har trekt han.",
      Expired: "Han vart ikkje svara på i tide. Verksemda må spørje på nytt.",
      Shared: "Eit dokument er allereie delt.",
      Over: "Delinga er over. Verksemda må spørje på nytt."
    }[state]
  }),
  NothingShared: () => ({
    title: "Ingenting er delt",
    detail:
      "Dokumentet er ikkje delt, eller delinga er over. For å sjå det igjen må verksemda sende ein ny førespurnad."
  }),
  DocumentNotAcceptable: ({ why }) => ({
    title: "Dokumentet kan ikkje delast her",
    detail: {
      OtherSender: "Verksemda ber om eit dokument frå ein annan avsendar.",
      Uploaded: "Verksemda ber om eit dokument som ein avsendar har sendt deg, ikkje eitt du har lasta opp.",
      Changed: "Dokumentet er ikkje lenger slik avsendaren sende det.",
      InTrash: "Dokumentet ligg i papirkorga. Legg det tilbake først."
    }[why]
  }),
  SubscriptionMissing: () => ({
    title: "Verksemda har ikkje Kontroll",
    detail: "For å be om innsyn må verksemda ha eit abonnement på Kontroll."
  }),
  RegistrationStartsElsewhere: () => ({
    title: "Idrettslag byrjar i Min Idrett",
    detail: "Logg inn i Min Idrett, og start registreringa derifrå."
  })
} satisfies Partial<RefusalTexts>
