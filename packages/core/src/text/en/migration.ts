import type { RefusalTexts } from "../model.ts"

export const migration = {
  NotChosenProvider: ({ chosen }) => ({
    title: "The mail cannot be moved there",
    detail:
      chosen === null
        ? "You have not chosen any yet. First choose who is to receive public mail."
        : "Public mail comes here. First choose another mailbox."
  }),
  MigrationNotOpen: ({ phase }) => ({
    title: "The move is too far along, or not far enough",
    detail: {
      planned: "It has not been started yet.",
      running: "It is under way already.",
      completed: "It is complete.",
      cancelled: "It was cancelled. Begin again."
    }[phase]
  }),
  PackageRefused: ({ why }) => ({
    title: "The letter cannot be taken in",
    detail: {
      NotPublic: "Only public mail can be moved.",
      Altered: "A document is missing or is not the one that was sent. Send it again."
    }[why]
  })
} satisfies Partial<RefusalTexts>
