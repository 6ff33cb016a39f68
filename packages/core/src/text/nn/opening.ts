import type { RefusalTexts } from "../model.ts"

export const opening = {
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
  })
} satisfies Partial<RefusalTexts>
