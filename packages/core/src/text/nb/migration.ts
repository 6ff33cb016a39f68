import type { RefusalTexts } from "../model.ts"

export const migration = {
  NotChosenProvider: ({ chosen }) => ({
    title: "Posten kan ikke flyttes dit",
    detail:
      chosen === null
        ? "Du har ikke valgt noen ennå. Velg først hvem som skal ta imot post fra det offentlige."
        : "Post fra det offentlige kommer hit. Velg først en annen postkasse."
  }),
  MigrationNotOpen: ({ phase }) => ({
    title: "Flyttingen er kommet for langt eller ikke langt nok",
    detail: {
      planned: "Den er ikke startet ennå.",
      running: "Den er allerede i gang.",
      completed: "Den er fullført.",
      cancelled: "Den er avbrutt. Begynn på nytt."
    }[phase]
  }),
  PackageRefused: ({ why }) => ({
    title: "Brevet kan ikke tas imot",
    detail: {
      NotPublic: "Bare post fra det offentlige kan flyttes.",
      Altered: "Et dokument mangler eller er ikke det som ble sendt. Send det på nytt."
    }[why]
  })
} satisfies Partial<RefusalTexts>
