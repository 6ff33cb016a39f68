import type { RefusalTexts } from "../model.ts"

export const batch = {
  BatchNotFound: () => ({ title: "Vi finner ikke partiet", detail: "Det finnes ikke hos denne avsenderen." }),
  BatchNotOpen: ({ phase }) => ({
    title: {
      created: "Partiet er ikke sendt ennå",
      committed: "Partiet er sendt",
      done: "Partiet er ferdig",
      cancelled: "Partiet er avbrutt"
    }[phase],
    detail: {
      created: "Fullfør partiet først, så sendes alt i det.",
      committed: "Det kan ikke lenger endres eller avbrytes.",
      done: "Alt i det har fått sitt svar. Det kan ikke endres eller avbrytes.",
      cancelled: "Ingenting av det er sendt. Begynn på et nytt."
    }[phase]
  })
} satisfies Partial<RefusalTexts>
