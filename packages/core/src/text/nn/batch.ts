import type { RefusalTexts } from "../model.ts"

export const batch = {
  BatchNotFound: () => ({ title: "Vi finn ikkje partiet", detail: "Det finst ikkje hos denne avsendaren." }),
  BatchNotOpen: ({ phase }) => ({
    title: {
      created: "Partiet er ikkje sendt enno",
      committed: "Partiet er sendt",
      done: "Partiet er ferdig",
      cancelled: "Partiet er avbrote"
    }[phase],
    detail: {
      created: "Fullfør partiet først, så blir alt i det sendt.",
      committed: "Det kan ikkje lenger endrast eller avbrytast.",
      done: "Alt i det har fått sitt svar. Det kan ikkje endrast eller avbrytast.",
      cancelled: "Ingenting av det er sendt. Start på eit nytt."
    }[phase]
  })
} satisfies Partial<RefusalTexts>
