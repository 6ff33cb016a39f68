import type { RefusalTexts } from "../model.ts"

export const migration = {
  NotChosenProvider: ({ chosen }) => ({
    title: "Posten kan ikkje flyttast dit",
    detail:
      chosen === null
        ? "Du har ikkje valt nokon enno. Vel først kven som skal ta imot post frå det offentlege."
        : "Post frå det offentlege kjem hit. Vel først ei anna postkasse."
  }),
  MigrationNotOpen: ({ phase }) => ({
    title: "Flyttinga er komen for langt eller ikkje langt nok",
    detail: {
      planned: "Ho er ikkje starta enno.",
      running: "Ho er allereie i gang.",
      completed: "Ho er fullført.",
      cancelled: "Ho er avbroten. Byrj på nytt."
    }[phase]
  }),
  PackageRefused: ({ why }) => ({
    title: "Brevet kan ikkje takast imot",
    detail: {
      NotPublic: "Berre post frå det offentlege kan flyttast.",
      Altered: "Eit dokument manglar eller er ikkje det som vart sendt. Send det på nytt."
    }[why]
  })
} satisfies Partial<RefusalTexts>
