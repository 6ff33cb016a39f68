import type { RefusalTexts } from "../model.ts"
import { logInAt } from "./spelling.ts"

export const identity = {
  LevelTooLow: ({ rules, stepUpTo }) => ({
    title: "Du må logge inn sikrare",
    detail: rules.includes("AUTH-4")
      ? `Post frå det offentlege kan ikkje opnast med passord. ${logInAt[stepUpTo]}`
      : rules.includes("AUTH-3")
        ? `Avsendaren krev ei sikrare innlogging enn den du har no. ${logInAt[stepUpTo]}`
        : `Dette krev ei sikrare innlogging enn den du har no. ${logInAt[stepUpTo]}`
  }),
  TokenRefused: () => ({
    title: "Tilgangen gjeld ikkje",
    detail: "Tokenet manglar, har gått ut eller er ikkje laga for denne tenesta. Hent eit nytt frå Maskinporten."
  }),
  ScopeMissing: ({ needs }) => ({
    title: "Tilgangen dekkjer ikkje dette",
    detail: `Tokenet manglar scopet ${needs}. Hent eit nytt frå Maskinporten med det.`
  })
} satisfies Partial<RefusalTexts>
