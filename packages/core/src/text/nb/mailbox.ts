import type { RefusalTexts } from "../model.ts"
import { day, logInAt } from "./spelling.ts"

export const mailbox = {
  MailboxNotFound: () => ({ title: "Vi finner ikke postkassen", detail: "Den finnes ikke, eller den er ikke din." }),
  MailboxIsClosed: ({ deletionDay, reopenLevel }) => ({
    title: "Postkassen er stengt",
    detail: `Du kan åpne den igjen til og med ${day(deletionDay)}. Etter det slettes alt innhold for godt. ${logInAt[reopenLevel]}`
  }),
  LifeForbids: ({ from }) => ({
    title: "Det går ikke nå",
    detail: {
      Active: "Postkassen er i vanlig bruk.",
      Deactivated: "Postkassen tar ikke imot ny post.",
      Closed: "Postkassen er stengt.",
      Deceased: "Postkassen er satt ut av bruk fordi eieren er registrert død.",
      Deleted: "Postkassen er slettet for godt."
    }[from]
  }),
  ReopeningNeedsLevel: ({ stepUpTo }) => ({
    title: "Du må logge inn sikrere",
    detail: `Å åpne postkassen igjen krever en sikrere innlogging enn den du har nå. ${logInAt[stepUpTo]}`
  }),
  DeletionNotDue: ({ deletionDay }) => ({
    title: "Det er for tidlig å slette",
    detail: `Innholdet skal ligge til og med ${day(deletionDay)}.`
  }),
  DeletionUndecided: ({ deletionDay }) => ({
    title: "Slettingen er ikke bestemt",
    detail: `Fristen var ${day(deletionDay)}. Innholdet kan slettes, men det er ingen plikt. Bestem det først.`
  })
} satisfies Partial<RefusalTexts>
