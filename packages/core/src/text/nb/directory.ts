import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const directory = {
  TooManyRecipients: ({ most, has }) => ({
    title: "For mange mottakere på en gang",
    detail: `Du spurte om ${count(has)}. Spør om høyst ${count(most)} i hvert oppslag.`
  }),
  NationalIdNotAllowed: () => ({
    title: "Virksomheten kan ikke bruke fødselsnummer",
    detail: "Oppgi mottakeren med postkasseadresse, eller med navn og adresse."
  }),
  NeverWrote: () => ({
    title: "Personen har ikke skrevet til deg",
    detail: "Du kan bare blokkere noen som har sendt deg et brev. Vil du ikke bli funnet, kan du skjule deg i søk."
  })
} satisfies Partial<RefusalTexts>
