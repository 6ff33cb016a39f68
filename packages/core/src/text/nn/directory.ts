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
  })
} satisfies Partial<RefusalTexts>
