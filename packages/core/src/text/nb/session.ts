import type { RefusalTexts } from "../model.ts"
import { count, moment } from "./spelling.ts"

export const session = {
  SessionEnded: ({ rules }) => ({
    title: "Du er ikke logget inn",
    detail: rules.includes("AUTH-12")
      ? "Det er valgt et nytt passord, og det avsluttet denne innloggingen. Logg inn for å fortsette."
      : "Logg inn for å fortsette."
  }),
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
  })
} satisfies Partial<RefusalTexts>
