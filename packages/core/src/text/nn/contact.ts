import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const contact = {
  AddressInvalid: ({ field, why }) => ({
    title: field === "emailAddress" ? "E-postadressa er ikkje gyldig" : "Telefonnummeret er ikkje gyldig",
    detail:
      why === "Empty"
        ? "Feltet er tomt. Fyll det ut."
        : field === "emailAddress"
          ? "Skriv heile adressa, til dømes ola@eksempel.no, og sjå etter skrivefeil."
          : "Skriv eit mobilnummer. Byrj med + og landskode om det ikkje er norsk."
  }),
  AddressNotFound: () => ({
    title: "Vi finn ikkje adressa",
    detail: "E-postadressa eller telefonnummeret står ikkje i profilen. Kanskje er det fjerna."
  }),
  AlreadyVerified: () => ({ title: "Dette er alt stadfesta", detail: "Du treng ikkje gjere noko meir." }),
  TooManyAddresses: ({ what, most }) => ({
    title:
      what === "emailAddresses"
        ? "Det er ikkje plass til fleire e-postadresser"
        : "Det er ikkje plass til fleire nummer",
    detail:
      what === "emailAddresses"
        ? `Det kan vere høgst ${count(most)}. Fjern eller byt ut ei du har.`
        : `Det kan vere høgst ${count(most)}. Fjern eller byt ut eit du har.`
  }),
  VerificationLapsed: () => ({
    title: "Lenkja eller koden gjeld ikkje lenger",
    detail: "Det har gått for lang tid, eller du har fått ein nyare. Be om ein ny."
  })
} satisfies Partial<RefusalTexts>
