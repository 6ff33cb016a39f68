import type { RefusalTexts } from "../model.ts"

export const channel = {
  RepliesNotTaken: () => ({
    title: "Brevet kan ikke besvares her",
    detail: "Det offentlige tar ikke imot svar i postkassen. Se i brevet hvordan du svarer; det kan ha en lenke."
  }),
  ReservationRemovedOnSite: () => ({
    title: "Det må gjøres på nettsiden",
    detail: "En reservasjon mot digital post fra det offentlige fjerner du selv, innlogget på norge.no."
  })
} satisfies Partial<RefusalTexts>
