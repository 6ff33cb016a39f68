import type { RefusalTexts } from "../model.ts"

export const idempotency = {
  KeyReused: () => ({
    title: "Nøkkelen er brukt til noe annet",
    detail: "Denne idempotensnøkkelen står for en annen forespørsel. Bruk en ny nøkkel for hver forsendelse."
  }),
  KeyUnderWay: () => ({
    title: "Den første forespørselen er ikke ferdig",
    detail: "En forespørsel med samme nøkkel er i gang. Spør igjen om litt, så får du svaret på den."
  })
} satisfies Partial<RefusalTexts>
