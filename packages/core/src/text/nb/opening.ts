import type { RefusalTexts } from "../model.ts"

export const opening = {
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
  })
} satisfies Partial<RefusalTexts>
