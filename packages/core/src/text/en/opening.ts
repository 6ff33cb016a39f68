import type { RefusalTexts } from "../model.ts"

export const opening = {
  LetterNotFound: () => ({ title: "We cannot find the letter", detail: "It does not exist, or it is not for you." }),
  LetterHeld: ({ scan }) =>
    ({
      quarantined: {
        title: "The letter is not ready yet",
        detail: "We are checking that its documents are safe. Try again in a while."
      },
      refused: {
        title: "The letter cannot be opened",
        detail: "We found something in the letter that may be harmful. Please contact the sender."
      }
    })[scan],
  ConfirmationAwaited: () => ({
    title: "Confirm that you have received the letter",
    detail: "The sender asks you to confirm before you read. The sender is told when you did."
  }),
  NoConfirmationAsked: () => ({
    title: "The letter needs no confirmation",
    detail: "The sender has not asked for one. You can open the letter right away."
  })
} satisfies Partial<RefusalTexts>
