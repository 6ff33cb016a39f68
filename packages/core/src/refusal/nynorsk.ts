import type { Level } from "../identity/index.ts"
import type { ForEachRefusal, RefusalText } from "./model.ts"
import { spelling } from "./spelling.ts"

// Browsers without Nynorsk write its days and numbers as Bokmål does, not in the language of whoever looks.
const { count, size, day, moment } = spelling(["nn-NO", "nb-NO"], (day, time) => `${day} kl. ${time.replace(":", ".")}`)

const logInAt: Readonly<Record<Level, string>> = {
  password: "Logg inn.",
  substantial: "Logg inn med ID-porten.",
  high: "Logg inn med BankID, Buypass eller Commfides."
}

/** Nynorsk. */
export const nynorsk: ForEachRefusal<RefusalText> = {
  SessionEnded: () => ({ title: "Du er ikkje logga inn", detail: "Logg inn for å halde fram." }),
  LoginRefused: () => ({
    title: "Vi kunne ikkje logge deg inn",
    detail: "Fødselsnummer og passord passar ikkje saman. Prøv igjen, eller logg inn med ID-porten."
  }),
  TooManyGuesses: ({ retryAt }) => ({
    title: "For mange forsøk",
    detail: `Du kan prøve passord igjen ${moment(retryAt)}. Med ID-porten kan du logge inn no.`
  }),
  PasswordRefused: ({ why, minCharacters, maxCharacters }) =>
    ({
      TooShort: {
        title: "Passordet er for kort",
        detail: `Vel eit passord på minst ${count(minCharacters)} teikn. Fleire ord etter kvarandre er lett å hugse.`
      },
      TooLong: { title: "Passordet er for langt", detail: `Vel eit passord på høgst ${count(maxCharacters)} teikn.` },
      Common: { title: "Passordet er for vanleg", detail: "Mange bruker dette passordet. Vel eit som er ditt eige." }
    })[why],
  ElectronicIdTooWeak: () => ({
    title: "Denne innlogginga er ikkje nok her",
    detail: "For å opprette postkasse må du logge inn med BankID, Buypass eller Commfides."
  }),
  LevelTooLow: ({ rules, stepUpTo }) => ({
    title: "Du må logge inn sikrare",
    detail: rules.includes("AUTH-4")
      ? `Post frå det offentlege kan ikkje opnast med passord. ${logInAt[stepUpTo]}`
      : rules.includes("AUTH-3")
        ? `Avsendaren krev ei sikrare innlogging enn den du har no. ${logInAt[stepUpTo]}`
        : `Dette krev ei sikrare innlogging enn den du har no. ${logInAt[stepUpTo]}`
  }),
  TokenRefused: () => ({
    title: "Tilgangen gjeld ikkje",
    detail: "Tokenet manglar, har gått ut eller er ikkje laga for denne tenesta. Hent eit nytt frå Maskinporten."
  }),
  ScopeMissing: ({ needs }) => ({
    title: "Tilgangen dekkjer ikkje dette",
    detail: `Tokenet manglar scopet ${needs}. Hent eit nytt frå Maskinporten med det.`
  }),
  MailboxNotFound: () => ({ title: "Vi finn ikkje postkassa", detail: "Ho finst ikkje, eller ho er ikkje di." }),
  MailboxIsClosed: ({ deletionDay, reopenLevel }) => ({
    title: "Postkassa er stengd",
    detail: `Du kan opne henne igjen til og med ${day(deletionDay)}. Etter det blir alt innhald sletta for godt. ${logInAt[reopenLevel]}`
  }),
  LifeForbids: ({ from }) => ({
    title: "Det går ikkje no",
    detail: {
      Active: "Postkassa er i vanleg bruk.",
      Deactivated: "Postkassa tek ikkje imot ny post.",
      Closed: "Postkassa er stengd.",
      Deceased: "Postkassa er sett ut av bruk fordi eigaren er registrert død.",
      Deleted: "Postkassa er sletta for godt."
    }[from]
  }),
  ReopeningNeedsLevel: ({ stepUpTo }) => ({
    title: "Du må logge inn sikrare",
    detail: `Å opne postkassa igjen krev ei sikrare innlogging enn den du har no. ${logInAt[stepUpTo]}`
  }),
  LetterNotFound: () => ({ title: "Vi finn ikkje brevet", detail: "Det finst ikkje, eller det er ikkje til deg." }),
  LetterHeld: ({ scan }) =>
    ({
      quarantined: {
        title: "Brevet er ikkje klart enno",
        detail: "Vi undersøkjer om dokumenta er trygge. Prøv igjen om litt."
      },
      refused: {
        title: "Brevet kan ikkje opnast",
        detail: "Vi har funne noko i brevet som kan vere skadeleg. Ta kontakt med avsendaren."
      }
    })[scan],
  ConfirmationAwaited: () => ({
    title: "Stadfest at du har fått brevet",
    detail: "Avsendaren ber deg stadfeste før du les. Avsendaren får vite når du gjorde det."
  }),
  NoConfirmationAsked: () => ({
    title: "Brevet treng inga stadfesting",
    detail: "Avsendaren har ikkje bede om det. Du kan opne brevet med ein gong."
  }),
  SenderUnknown: () => ({
    title: "Verksemda er ikkje avsendar her",
    detail: "Verksemda må ha ein avtale om å sende post før ho kan sende."
  }),
  TooManyRecipients: ({ most, has }) => ({
    title: "For mange mottakarar på ein gong",
    detail: `Du spurde om ${count(has)}. Spør om høgst ${count(most)} i kvart oppslag.`
  }),
  NationalIdNotAllowed: () => ({
    title: "Verksemda kan ikkje bruke fødselsnummer",
    detail: "Oppgi mottakaren med postkasseadresse, eller med namn og adresse."
  }),
  TooManyFiles: ({ most, has }) => ({
    title: "For mange filer",
    detail: `Brevet har ${count(has)} filer. Det kan ha høgst ${count(most)}.`
  }),
  LetterTooLarge: ({ most, has }) => ({
    title: "Brevet er for stort",
    detail: `Eit brev kan vere på høgst ${size(most)}. Dette er ${size(has - most)} for stort.`
  }),
  VisibleInThePast: ({ visibleAt }) => ({
    title: "Leveringstidspunktet er passert",
    detail: `Du valde ${moment(visibleAt)}. Vel eit tidspunkt fram i tid, eller ingen.`
  }),
  RecipientNotDigital: ({ result }) => {
    switch (result._tag) {
      case "Invalid":
        return {
          title: "Opplysningane om mottakaren er feil",
          detail:
            result.why === "Empty"
              ? `Feltet ${result.field} er tomt. Fyll det ut.`
              : `Feltet ${result.field} er ikkje gyldig. Rett det.`
        }
      case "Unidentified":
        return result.why === "SeveralMatches"
          ? { title: "Fleire passar", detail: "Oppgi meir om mottakaren, eller bruk postkasseadressa." }
          : { title: "Vi finn ikkje mottakaren", detail: "Sjå over opplysningane, eller send brevet på papir." }
      default:
        return { title: "Mottakaren får ikkje post her", detail: "Send brevet på ein annan måte, til dømes på papir." }
    }
  },
  SendingNotFound: () => ({
    title: "Vi finn ikkje sendinga",
    detail: "Ho finst ikkje hos denne avsendaren, eller fila høyrer ikkje til sendinga."
  }),
  SendingNotOpen: ({ state }) =>
    state === "Lapsed"
      ? { title: "Sendinga har gått ut", detail: "Filene kom ikkje i tide. Start ei ny sending." }
      : { title: "Sendinga er alt send", detail: "Eit brev som er sendt, kan ikkje endrast eller kallast tilbake." },
  FileDiffers: ({ differs }) => ({
    title: "Fila er ikkje den som var meld",
    detail: {
      bytes: "Storleiken er ein annan. Send den fila du melde, eller start ei ny sending.",
      sha256: "Innhaldet er eit anna. Send den fila du melde, eller start ei ny sending.",
      mediaType: "Filtypen er ein annan. Send den fila du melde, eller start ei ny sending."
    }[differs]
  }),
  FileBrokenOff: () => ({ title: "Fila kom ikkje heilt fram", detail: "Overføringa stoppa. Send fila igjen." }),
  FilesMissing: ({ missing }) => ({
    title: "Det manglar filer",
    detail: `Talet på filer som ikkje har kome: ${count(missing.length)}. Send dei, og fullfør så sendinga.`
  }),
  KeyReused: () => ({
    title: "Nøkkelen er brukt til noko anna",
    detail: "Denne idempotensnøkkelen står for ein annan førespurnad. Bruk ein ny nøkkel for kvar sending."
  }),
  KeyUnderWay: () => ({
    title: "Den første førespurnaden er ikkje ferdig",
    detail: "Ein førespurnad med same nøkkel er i gang. Spør igjen om litt, så får du svaret på han."
  })
}
