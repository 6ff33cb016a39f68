import type { RefusalTexts } from "../model.ts"

export const channel = {
  RepliesNotTaken: () => ({
    title: "Brevet kan ikkje svarast på her",
    detail: "Det offentlege tek ikkje imot svar i postkassa. Sjå i brevet korleis du svarer; det kan ha ei lenkje."
  }),
  ReservationRemovedOnSite: () => ({
    title: "Det må gjerast på nettsida",
    detail: "Ein reservasjon mot digital post frå det offentlege fjernar du sjølv, innlogga på norge.no."
  })
} satisfies Partial<RefusalTexts>
