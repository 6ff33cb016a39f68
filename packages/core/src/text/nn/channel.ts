import type { RefusalTexts } from "../model.ts"

export const channel = {
  ReservationRemovedOnSite: () => ({
    title: "Det må gjerast på nettsida",
    detail: "Ein reservasjon mot digital post frå det offentlege fjernar du sjølv, innlogga på norge.no."
  })
} satisfies Partial<RefusalTexts>
