import type { RefusalTexts } from "../model.ts"

export const channel = {
  ReservationRemovedOnSite: () => ({
    title: "Det må gjøres på nettsiden",
    detail: "En reservasjon mot digital post fra det offentlige fjerner du selv, innlogget på norge.no."
  })
} satisfies Partial<RefusalTexts>
