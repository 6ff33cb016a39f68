import type { RefusalTexts } from "../model.ts"
import { count, moment } from "./spelling.ts"

export const session = {
  SessionEnded: ({ rules }) => ({
    title: "Du er ikkje logga inn",
    detail: rules.includes("AUTH-12")
      ? "Det er valt eit nytt passord, og det avslutta denne innlogginga. Logg inn for å halde fram."
      : "Logg inn for å halde fram."
  }),
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
  })
} satisfies Partial<RefusalTexts>
