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
  }),
  NeverWrote: () => ({
    title: "That person has not written to you",
    detail: "You can block only those who have sent you a letter. To be found by nobody, hide yourself from search."
  })
} satisfies Partial<RefusalTexts>
