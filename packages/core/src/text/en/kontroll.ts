import type { RefusalTexts } from "../model.ts"

export const kontroll = {
  KontrollNotFound: () => ({
    title: "We cannot find the request",
    detail: "There is no such request, or it is not yours."
  }),
  RequestNotOpen: ({ state }) => ({
    title: "The request is not open",
    detail: {
      Declined: "It was declined. The organisation has to ask again.",
      Withdrawn: "The organisation has taken it back.",
      Expired: "It was not answered in time. The organisation has to ask again.",
      Shared: "A document has been shared already.",
      Over: "The sharing is over. The organisation has to ask again."
    }[state]
  }),
  NothingShared: () => ({
    title: "Nothing is shared",
    detail:
      "The document is not shared, or the sharing is over. To see it again, the organisation has to send a new request."
  }),
  DocumentNotAcceptable: ({ why }) => ({
    title: "The document cannot be shared here",
    detail: {
      OtherSender: "The organisation asks for a document from another sender.",
      Uploaded: "The organisation asks for a document that a sender sent you, not one you uploaded.",
      Changed: "The document is no longer as its sender sent it.",
      InTrash: "The document is in the trash. Put it back first."
    }[why]
  }),
  SubscriptionMissing: () => ({
    title: "The organisation does not have Kontroll",
    detail: "To ask for documents, the organisation needs a subscription to Kontroll."
  }),
  RegistrationStartsElsewhere: () => ({
    title: "Sports clubs begin at Min Idrett",
    detail: "Log in to Min Idrett and start the registration there."
  })
} satisfies Partial<RefusalTexts>
