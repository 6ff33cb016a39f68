import type { Level } from "../identity/index.ts"
import type { ForEachRefusal, RefusalText } from "./model.ts"
import { spelling } from "./spelling.ts"

const { count, size, day, moment } = spelling("nb-NO", (day, time) => `${day} kl. ${time.replace(":", ".")}`)

const logInAt: Readonly<Record<Level, string>> = {
  password: "Logg inn.",
  substantial: "Logg inn med ID-porten.",
  high: "Logg inn med BankID, Buypass eller Commfides."
}

/** Bokmål. */
export const bokmal: ForEachRefusal<RefusalText> = {
  SessionEnded: () => ({ title: "Du er ikke logget inn", detail: "Logg inn for å fortsette." }),
  LoginRefused: () => ({
    title: "Vi kunne ikke logge deg inn",
    detail: "Fødselsnummer og passord passer ikke sammen. Prøv igjen, eller logg inn med ID-porten."
  }),
  TooManyGuesses: ({ retryAt }) => ({
    title: "For mange forsøk",
    detail: `Du kan prøve passord igjen ${moment(retryAt)}. Med ID-porten kan du logge inn nå.`
  }),
  PasswordRefused: ({ why, minCharacters, maxCharacters }) =>
    ({
      TooShort: {
        title: "Passordet er for kort",
        detail: `Velg et passord på minst ${count(minCharacters)} tegn. Flere ord etter hverandre er lett å huske.`
      },
      TooLong: { title: "Passordet er for langt", detail: `Velg et passord på høyst ${count(maxCharacters)} tegn.` },
      Common: { title: "Passordet er for vanlig", detail: "Mange bruker dette passordet. Velg et som er ditt eget." }
    })[why],
  ElectronicIdTooWeak: () => ({
    title: "Denne innloggingen er ikke nok her",
    detail: "For å opprette postkasse må du logge inn med BankID, Buypass eller Commfides."
  }),
  LevelTooLow: ({ rules, stepUpTo }) => ({
    title: "Du må logge inn sikrere",
    detail: rules.includes("AUTH-4")
      ? `Post fra det offentlige kan ikke åpnes med passord. ${logInAt[stepUpTo]}`
      : rules.includes("AUTH-3")
        ? `Avsenderen krever en sikrere innlogging enn den du har nå. ${logInAt[stepUpTo]}`
        : `Dette krever en sikrere innlogging enn den du har nå. ${logInAt[stepUpTo]}`
  }),
  TokenRefused: () => ({
    title: "Tilgangen gjelder ikke",
    detail: "Tokenet mangler, er utløpt eller er ikke laget for denne tjenesten. Hent et nytt fra Maskinporten."
  }),
  ScopeMissing: ({ needs }) => ({
    title: "Tilgangen dekker ikke dette",
    detail: `Tokenet mangler scopet ${needs}. Hent et nytt fra Maskinporten med det.`
  }),
  MailboxNotFound: () => ({ title: "Vi finner ikke postkassen", detail: "Den finnes ikke, eller den er ikke din." }),
  MailboxIsClosed: ({ deletionDay, reopenLevel }) => ({
    title: "Postkassen er stengt",
    detail: `Du kan åpne den igjen til og med ${day(deletionDay)}. Etter det slettes alt innhold for godt. ${logInAt[reopenLevel]}`
  }),
  LifeForbids: ({ from }) => ({
    title: "Det går ikke nå",
    detail: {
      Active: "Postkassen er i vanlig bruk.",
      Deactivated: "Postkassen tar ikke imot ny post.",
      Closed: "Postkassen er stengt.",
      Deceased: "Postkassen er satt ut av bruk fordi eieren er registrert død.",
      Deleted: "Postkassen er slettet for godt."
    }[from]
  }),
  ReopeningNeedsLevel: ({ stepUpTo }) => ({
    title: "Du må logge inn sikrere",
    detail: `Å åpne postkassen igjen krever en sikrere innlogging enn den du har nå. ${logInAt[stepUpTo]}`
  }),
  LetterNotFound: () => ({ title: "Vi finner ikke brevet", detail: "Det finnes ikke, eller det er ikke til deg." }),
  LetterHeld: ({ scan }) =>
    ({
      quarantined: {
        title: "Brevet er ikke klart ennå",
        detail: "Vi undersøker om dokumentene er trygge. Prøv igjen om litt."
      },
      refused: {
        title: "Brevet kan ikke åpnes",
        detail: "Vi har funnet noe i brevet som kan være skadelig. Ta kontakt med avsenderen."
      }
    })[scan],
  ConfirmationAwaited: () => ({
    title: "Bekreft at du har fått brevet",
    detail: "Avsenderen ber deg bekrefte før du leser. Avsenderen får vite når du gjorde det."
  }),
  NoConfirmationAsked: () => ({
    title: "Brevet trenger ingen bekreftelse",
    detail: "Avsenderen har ikke bedt om det. Du kan åpne brevet med en gang."
  }),
  SenderUnknown: () => ({
    title: "Virksomheten er ikke avsender her",
    detail: "Virksomheten må ha en avtale om å sende post før den kan sende."
  }),
  TooManyRecipients: ({ most, has }) => ({
    title: "For mange mottakere på en gang",
    detail: `Du spurte om ${count(has)}. Spør om høyst ${count(most)} i hvert oppslag.`
  }),
  NationalIdNotAllowed: () => ({
    title: "Virksomheten kan ikke bruke fødselsnummer",
    detail: "Oppgi mottakeren med postkasseadresse, eller med navn og adresse."
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
      mediaType: "Filtypen er en annen. Send den filen du meldte, eller begynn på en ny forsendelse."
    }[differs]
  }),
  FileBrokenOff: () => ({ title: "Filen kom ikke helt fram", detail: "Overføringen stoppet. Send filen igjen." }),
  FilesMissing: ({ missing }) => ({
    title: "Det mangler filer",
    detail: `Antall filer som ikke har kommet: ${count(missing.length)}. Send dem, og fullfør så forsendelsen.`
  }),
  KeyReused: () => ({
    title: "Nøkkelen er brukt til noe annet",
    detail: "Denne idempotensnøkkelen står for en annen forespørsel. Bruk en ny nøkkel for hver forsendelse."
  }),
  KeyUnderWay: () => ({
    title: "Den første forespørselen er ikke ferdig",
    detail: "En forespørsel med samme nøkkel er i gang. Spør igjen om litt, så får du svaret på den."
  })
}
