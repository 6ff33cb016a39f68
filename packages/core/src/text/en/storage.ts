import type { RefusalTexts } from "../model.ts"
import { size } from "./spelling.ts"

export const storage = {
  StorageFull: ({ missing }) => ({
    title: "There is no space left for this",
    detail: `You are ${size(missing)} short. Delete for good something you do not need, or buy more space. You still get mail.`
  }),
  DocumentTooLarge: ({ most, has }) => ({
    title: "The document is too large",
    detail: `A document that you upload can be at most ${size(most)}. This one is ${size(has - most)} too large.`
  }),
  SpaceNotReserved: () => ({
    title: "The space is no longer set aside",
    detail: "It took too long, or it was broken off. Begin again."
  }),
  ReservationExceeded: ({ reserved, has }) => ({
    title: "The file is larger than what was set aside",
    detail: `${size(reserved)} was set aside. The file is ${size(has - reserved)} too large. Begin again with the right size.`
  })
} satisfies Partial<RefusalTexts>
