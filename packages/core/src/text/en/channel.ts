import type { RefusalTexts } from "../model.ts"

export const channel = {
  RepliesNotTaken: () => ({
    title: "You cannot reply to this letter here",
    detail: "Public bodies take no replies in the mailbox. See in the letter how to reply; it may hold a link."
  }),
  ReservationRemovedOnSite: () => ({
    title: "It has to be done on the website",
    detail: "You remove a reservation against digital public mail yourself, logged in at norge.no."
  })
} satisfies Partial<RefusalTexts>
