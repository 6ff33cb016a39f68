import type { RefusalTexts } from "../model.ts"
import { count, moment, size } from "./spelling.ts"

export const sending = {
  SenderUnknown: () => ({
    title: "Virksomheten er ikke avsender her",
    detail: "Virksomheten må ha en avtale om å sende post før den kan sende."
  }),
  TooManyFiles: ({ most, has }) => ({
    title: "For mange filer",
    detail: `Brevet har ${count(has)} filer. Det kan ha høyst ${count(most)}.`
  }),
  LetterTooLarge: ({ most, has }) => ({
    title: "Brevet er for stort",
    detail: `Et brev kan være på høyst ${size(most)}. Dette er ${size(has - most)} for stort.`
  }),
  VisibleInThePast: ({ visibleAt }) => ({
    title: "Leveringstidspunktet er passert",
    detail: `Du valgte ${moment(visibleAt)}. Velg et tidspunkt fram i tid, eller ingen.`
  }),
  RecipientNotDigital: ({ result }) => {
    switch (result._tag) {
      case "Invalid":
        return {
          title: "Opplysningene om mottakeren er feil",
          detail:
            result.why === "Empty"
              ? `Feltet ${result.field} er tomt. Fyll det ut.`
              : `Feltet ${result.field} er ikke gyldig. Rett det.`
        }
      case "Unidentified":
        return result.why === "SeveralMatches"
          ? { title: "Flere passer", detail: "Oppgi mer om mottakeren, eller bruk postkasseadressen." }
          : { title: "Vi finner ikke mottakeren", detail: "Se over opplysningene, eller send brevet på papir." }
      default:
        return { title: "Mottakeren får ikke post her", detail: "Send brevet på en annen måte, for eksempel på papir." }
    }
  },
  SendingNotFound: () => ({
    title: "Vi finner ikke forsendelsen",
    detail: "Den finnes ikke hos denne avsenderen, eller filen hører ikke til den."
  }),
  SendingNotOpen: ({ state }) =>
    state === "Lapsed"
      ? { title: "Forsendelsen er utløpt", detail: "Filene kom ikke i tide. Begynn på en ny forsendelse." }
      : {
          title: "Forsendelsen er allerede sendt",
          detail: "Et brev som er sendt, kan ikke endres eller kalles tilbake."
        },
  FileDiffers: ({ differs }) => ({
    title: "Filen er ikke den som var meldt",
    detail: {
      bytes: "Størrelsen er en annen. Send den filen du meldte, eller begynn på en ny forsendelse.",
      sha256: "Innholdet er et annet. Send den filen du meldte, eller begynn på en ny forsendelse.",
      mediaType: "Filtypen er en annen. Send den filen du meldte, eller begynn på en ny forsendelse.",
      content:
        "Den er meldt som en filtype den ikke er: innholdet begynner ikke slik. Begynn på en ny forsendelse med riktig fil eller riktig type."
    }[differs]
  }),
  FileBrokenOff: () => ({ title: "Filen kom ikke helt fram", detail: "Overføringen stoppet. Send filen igjen." }),
  FilesMissing: ({ missing }) => ({
    title: "Det mangler filer",
    detail: `Antall filer som ikke har kommet: ${count(missing.length)}. Send dem, og fullfør så forsendelsen.`
  }),
  ComputerNeeded: () => ({
    title: "Skriv brevet på en datamaskin",
    detail: "Virksomheter skriver og sender brev på datamaskin, ikke på telefon, nettbrett eller i appen."
  })
} satisfies Partial<RefusalTexts>
