import type { RefusalTexts } from "../model.ts"
import { day, moment } from "./spelling.ts"

export const delegation = {
  OwnersAlone: ({ rules }) => ({
    title: "Only the owner can do this",
    detail: rules.includes("FIELD-8")
      ? "The sender asks for a confirmation before the letter is read. Only the mailbox's owner can give it."
      : "You have access to the mailbox, but this is for the owner alone to do."
  }),
  OutsideGrant: ({ rules }) => ({
    title: "Your access does not cover this",
    detail: rules.includes("LIFE-7")
      ? "An estate can read and download what is in the mailbox, but do nothing else there."
      : "You have access to some of the letters in the mailbox, and to nothing else. The owner can widen it."
  }),
  GrantNotFound: () => ({
    title: "We cannot find the access",
    detail: "It does not exist, or it does not concern you."
  }),
  DelegateNotFound: () => ({
    title: "We cannot find the person",
    detail:
      "Whoever you let in must have a mailbox here. Some do not show in search: write their whole mailbox address."
  }),
  DelegateIsOwner: () => ({
    title: "The mailbox is this person's own",
    detail: "Choose another person to give access to."
  }),
  AccessAlreadyGiven: () => ({
    title: "The person has access already",
    detail: "Change the access that was given, or end it first."
  }),
  EndDayPassed: ({ endDay }) => ({
    title: "The end date has passed",
    detail: `You chose ${day(endDay)}. Choose a day to come, or no end date.`
  }),
  GivenByAnother: ({ givenBy }) => ({
    title: "The access was given by others",
    detail: {
      owner:
        "The mailbox's owner gave it. Only the owner can change it, and only the owner or whoever has it can end it.",
      operator: "We gave it, on a case. Write to customer service if it should be changed or ended."
    }[givenBy]
  }),
  AccessHasEnded: ({ at, how }) => ({
    title: "The access has ended",
    detail: `${
      {
        withdrawn: "The owner withdrew it",
        laidDown: "Whoever had it laid it down",
        endedByOperator: "We ended it",
        dayOver: "It lasted no longer than this",
        ownerDied: "The owner is registered as dead"
      }[how]
    }: ${moment(at)}.`
  })
} satisfies Partial<RefusalTexts>
