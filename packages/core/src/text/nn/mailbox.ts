import type { RefusalTexts } from "../model.ts"
import { day, logInAt } from "./spelling.ts"

export const mailbox = {
  MailboxNotFound: () => ({ title: "Vi finn ikkje postkassa", detail: "Ho finst ikkje, eller ho er ikkje di." }),
  MailboxIsClosed: ({ deletionDay, reopenLevel }) => ({
    title: "Postkassa er stengd",
    detail: `Du kan opne henne igjen til og med ${day(deletionDay)}. Etter det blir alt innhald sletta for godt. ${logInAt[reopenLevel]}`
  }),
  LifeForbids: ({ from }) => ({
    title: "Det går ikkje no",
    detail: {
      Active: "Postkassa er i vanleg bruk.",
      Deactivated: "Postkassa tek ikkje imot ny post.",
      Closed: "Postkassa er stengd.",
      Deceased: "Postkassa er sett ut av bruk fordi eigaren er registrert død.",
      Deleted: "Postkassa er sletta for godt."
    }[from]
  }),
  ReopeningNeedsLevel: ({ stepUpTo }) => ({
    title: "Du må logge inn sikrare",
    detail: `Å opne postkassa igjen krev ei sikrare innlogging enn den du har no. ${logInAt[stepUpTo]}`
  }),
  DeletionNotDue: ({ deletionDay }) => ({
    title: "Det er for tidleg å slette",
    detail: `Innhaldet skal liggje til og med ${day(deletionDay)}.`
  }),
  DeletionUndecided: ({ deletionDay }) => ({
    title: "Slettinga er ikkje avgjord",
    detail: `Fristen var ${day(deletionDay)}. Innhaldet kan slettast, men det er inga plikt. Avgjer det først.`
  })
} satisfies Partial<RefusalTexts>
