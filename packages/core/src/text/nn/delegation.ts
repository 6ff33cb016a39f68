import type { RefusalTexts } from "../model.ts"
import { day, moment } from "./spelling.ts"

export const delegation = {
  OwnersAlone: ({ rules }) => ({
    title: "Dette kan berre eigaren gjere",
    detail: rules.includes("FIELD-8")
      ? "Avsendaren ber om ei stadfesting før brevet blir lese. Berre eigaren av postkassa kan gi henne."
      : "Du har tilgang til postkassa, men dette er det berre eigaren sjølv som kan gjere."
  }),
  OutsideGrant: ({ rules }) => ({
    title: "Tilgangen din dekkjer ikkje dette",
    detail: rules.includes("LIFE-7")
      ? "Eit dødsbu kan lese og laste ned det som ligg i postkassa, men ikkje gjere noko anna i henne."
      : "Du har tilgang til nokre av breva i postkassa, og ikkje til noko anna. Eigaren kan utvide tilgangen."
  }),
  GrantNotFound: () => ({ title: "Vi finn ikkje tilgangen", detail: "Han finst ikkje, eller han gjeld ikkje deg." }),
  DelegateNotFound: () => ({
    title: "Vi finn ikkje personen",
    detail: "Den du gir tilgang, må ha postkasse her. Somme kjem ikkje fram i søk: Skriv då heile postkasseadressa."
  }),
  DelegateIsOwner: () => ({
    title: "Postkassa er alt personen si eiga",
    detail: "Vel ein annan person å gi tilgang til."
  }),
  AccessAlreadyGiven: () => ({
    title: "Personen har alt tilgang",
    detail: "Endre tilgangen som er gitt, eller avslutt han først."
  }),
  EndDayPassed: ({ endDay }) => ({
    title: "Sluttdatoen er passert",
    detail: `Du valde ${day(endDay)}. Vel ein dag fram i tid, eller ingen sluttdato.`
  }),
  GivenByAnother: ({ givenBy }) => ({
    title: "Tilgangen er gitt av andre",
    detail: {
      owner:
        "Eigaren av postkassa har gitt han. Berre eigaren kan endre han, og berre eigaren eller den som har han, kan avslutte han.",
      operator: "Vi har gitt han etter ei sak. Skriv til kundeservice om han skal endrast eller avsluttast."
    }[givenBy]
  }),
  AccessHasEnded: ({ at, how }) => ({
    title: "Tilgangen er avslutta",
    detail: `${
      {
        withdrawn: "Eigaren trekte han tilbake",
        laidDown: "Den som hadde han, gav han frå seg",
        endedByOperator: "Vi avslutta han",
        dayOver: "Han galdt ikkje lenger enn dette",
        ownerDied: "Eigaren er registrert død"
      }[how]
    }: ${moment(at)}.`
  })
} satisfies Partial<RefusalTexts>
