import type { RefusalTexts } from "../model.ts"
import { count } from "./spelling.ts"

export const directory = {
  TooManyRecipients: ({ most, has }) => ({
    title: "Too many recipients at once",
    detail: `You asked for ${count(has)}. Ask for at most ${count(most)} in each lookup.`
  }),
  NationalIdNotAllowed: () => ({
    title: "The organisation may not use national identity numbers",
    detail: "Name the recipient by mailbox address, or by name and address."
  })
} satisfies Partial<RefusalTexts>
