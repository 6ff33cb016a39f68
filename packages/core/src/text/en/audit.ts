import type { RefusalTexts } from "../model.ts"

export const audit = {
  LogAltered: () => ({
    title: "The log does not add up",
    detail: "Something in the access log was changed, removed or moved after it was signed. Please contact us."
  }),
  HeadRefused: ({ why }) => ({
    title: "The log is not signed as it should be",
    detail: {
      KeyNotKnown: "The key that signed it is none of those that we have published. Please contact us.",
      KeyNotInTime: "The key that signed it was not in use then. Please contact us.",
      NotSigned: "The signature is not valid. Please contact us."
    }[why]
  }),
  LogEntryNotFound: () => ({
    title: "No such entry",
    detail: "The access log has no entry about this. Letters that have just arrived are there in a moment."
  }),
  ReceiptInvalid: ({ why }) => ({
    title: "The receipt does not hold",
    detail: {
      NoArrival: "It does not show that a document arrived.",
      OtherDocument: "It is for another document than yours, or the document has been changed.",
      NotInLog: "What it tells is not in the log that it refers to.",
      KeyNotKnown: "The key that signed it is unknown.",
      KeyNotInTime: "The key that signed it was not in use then.",
      NotSigned: "The signature is not valid."
    }[why]
  })
} satisfies Partial<RefusalTexts>
