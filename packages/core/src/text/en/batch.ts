import type { RefusalTexts } from "../model.ts"

export const batch = {
  BatchNotFound: () => ({ title: "We cannot find the batch", detail: "This sender has no such batch." }),
  BatchNotOpen: ({ phase }) => ({
    title: {
      created: "The batch is not sent yet",
      committed: "The batch is sent",
      done: "The batch is done",
      cancelled: "The batch is cancelled"
    }[phase],
    detail: {
      created: "Commit the batch first: then all of it is sent.",
      committed: "It can no longer be changed or cancelled.",
      done: "All of it has been answered. It cannot be changed or cancelled.",
      cancelled: "Nothing of it was sent. Begin a new one."
    }[phase]
  })
} satisfies Partial<RefusalTexts>
