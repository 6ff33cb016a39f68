import type { RefusalTexts } from "../model.ts"

export const channel = {
  ReservationRemovedOnSite: () => ({
    title: "It has to be done on the website",
    detail: "You remove a reservation against digital public mail yourself, logged in at norge.no."
  })
} satisfies Partial<RefusalTexts>
