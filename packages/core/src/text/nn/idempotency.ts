import type { RefusalTexts } from "../model.ts"

export const idempotency = {
  KeyReused: () => ({
    title: "Nøkkelen er brukt til noko anna",
    detail: "Denne idempotensnøkkelen står for ein annan førespurnad. Bruk ein ny nøkkel for kvar sending."
  }),
  KeyUnderWay: () => ({
    title: "Den første førespurnaden er ikkje ferdig",
    detail: "Ein førespurnad med same nøkkel er i gang. Spør igjen om litt, så får du svaret på han."
  })
} satisfies Partial<RefusalTexts>
