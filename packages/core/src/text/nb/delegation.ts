import type { RefusalTexts } from "../model.ts"
import { day, moment } from "./spelling.ts"

export const delegation = {
  OwnersAlone: ({ rules }) => ({
    title: "Dette kan bare eieren gjøre",
    detail: rules.includes("FIELD-8")
      ? "Avsenderen ber om en bekreftelse før brevet leses. Bare eieren av postkassen kan gi den."
      : "Du har tilgang til postkassen, men dette er det bare eieren selv som kan gjøre."
  }),
  OutsideGrant: ({ rules }) => ({
    title: "Tilgangen din dekker ikke dette",
    detail: rules.includes("LIFE-7")
      ? "Et dødsbo kan lese og laste ned det som ligger i postkassen, men ikke gjøre noe annet i den."
      : "Du har tilgang til noen av brevene i postkassen, og ikke til noe annet. Eieren kan utvide tilgangen."
  }),
  GrantNotFound: () => ({ title: "Vi finner ikke tilgangen", detail: "Den finnes ikke, eller den gjelder ikke deg." }),
  DelegateNotFound: () => ({
    title: "Vi finner ikke personen",
    detail: "Den du gir tilgang, må ha postkasse her. Noen vises ikke i søk: Skriv da hele postkasseadressen."
  }),
  DelegateIsOwner: () => ({
    title: "Postkassen er alt personens egen",
    detail: "Velg en annen person å gi tilgang til."
  }),
  AccessAlreadyGiven: () => ({
    title: "Personen har alt tilgang",
    detail: "Endre tilgangen som er gitt, eller avslutt den først."
  }),
  EndDayPassed: ({ endDay }) => ({
    title: "Sluttdatoen er passert",
    detail: `Du valgte ${day(endDay)}. Velg en dag fram i tid, eller ingen sluttdato.`
  }),
  GivenByAnother: ({ givenBy }) => ({
    title: "Tilgangen er gitt av andre",
    detail: {
      owner:
        "Eieren av postkassen har gitt den. Bare eieren kan endre den, og bare eieren eller den som har den, kan avslutte den.",
      operator: "Vi har gitt den etter en sak. Skriv til kundeservice hvis den skal endres eller avsluttes."
    }[givenBy]
  }),
  AccessHasEnded: ({ at, how }) => ({
    title: "Tilgangen er avsluttet",
    detail: `${
      {
        withdrawn: "Eieren trakk den tilbake",
        laidDown: "Den som hadde den, ga den fra seg",
        endedByOperator: "Vi avsluttet den",
        dayOver: "Den gjaldt ikke lenger enn dette",
        ownerDied: "Eieren er registrert død"
      }[how]
    }: ${moment(at)}.`
  })
} satisfies Partial<RefusalTexts>
