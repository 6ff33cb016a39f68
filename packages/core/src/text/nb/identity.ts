import type { RefusalTexts } from "../model.ts"
import { logInAt } from "./spelling.ts"

export const identity = {
  LevelTooLow: ({ rules, stepUpTo }) => ({
    title: "Du må logge inn sikrere",
    detail: rules.includes("AUTH-4")
      ? `Post fra det offentlige kan ikke åpnes med passord. ${logInAt[stepUpTo]}`
      : rules.includes("AUTH-3")
        ? `Avsenderen krever en sikrere innlogging enn den du har nå. ${logInAt[stepUpTo]}`
        : `Dette krever en sikrere innlogging enn den du har nå. ${logInAt[stepUpTo]}`
  }),
  TokenRefused: () => ({
    title: "Tilgangen gjelder ikke",
    detail: "Tokenet mangler, er utløpt eller er ikke laget for denne tjenesten. Hent et nytt fra Maskinporten."
  }),
  ScopeMissing: ({ needs }) => ({
    title: "Tilgangen dekker ikke dette",
    detail: `Tokenet mangler scopet ${needs}. Hent et nytt fra Maskinporten med det.`
  })
} satisfies Partial<RefusalTexts>
