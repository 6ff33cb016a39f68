import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const contact = {
  AddressInvalid: ({ field, why }) => ({
    title: field === "emailAddress" ? "E-postadressen er ikke gyldig" : "Telefonnummeret er ikke gyldig",
    detail:
      why === "Empty"
        ? "Feltet er tomt. Fyll det ut."
        : field === "emailAddress"
          ? "Skriv hele adressen, for eksempel ola@eksempel.no, og se etter skrivefeil."
          : "Skriv et mobilnummer. Begynn med + og landskode hvis det ikke er norsk."
  }),
  AddressNotFound: () => ({
    title: "Vi finner ikke adressen",
    detail: "E-postadressen eller telefonnummeret står ikke i profilen. Kanskje er det fjernet."
  }),
  AlreadyVerified: () => ({ title: "Dette er allerede bekreftet", detail: "Du trenger ikke gjøre noe mer." }),
  TooManyAddresses: ({ what, most }) => ({
    title:
      what === "emailAddresses" ? "Det er ikke plass til flere e-postadresser" : "Det er ikke plass til flere numre",
    detail:
      what === "emailAddresses"
        ? `Det kan være høyst ${count(most)}. Fjern eller bytt ut en du har.`
        : `Det kan være høyst ${count(most)}. Fjern eller bytt ut et du har.`
  }),
  VerificationLapsed: () => ({
    title: "Lenken eller koden gjelder ikke lenger",
    detail: "Det har gått for lang tid, eller du har fått en nyere. Be om en ny."
  })
} satisfies Partial<RefusalTexts>
