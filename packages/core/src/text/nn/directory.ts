import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const directory = {
  TooManyRecipients: ({ most, has }) => ({
    title: "For mange mottakarar på ein gong",
    detail: `Du spurde om ${count(has)}. Spør om høgst ${count(most)} i kvart oppslag.`
  }),
  NationalIdNotAllowed: () => ({
    title: "Verksemda kan ikkje bruke fødselsnummer",
    detail: "Oppgi mottakaren med postkasseadresse, eller med namn og adresse."
  }),
  NeverWrote: () => ({
    title: "Personen har ikkje skrive til deg",
    detail: "Du kan berre blokkere nokon som har sendt deg eit brev. Vil du ikkje bli funnen, kan du skjule deg i søk."
  })
} satisfies Partial<RefusalTexts>
