import type { RefusalTexts } from "../model.ts"

export const audit = {
  LogAltered: () => ({
    title: "The log does not add up",
    detail: "Something in the access log was changed, removed or moved after it was signed. Please contact us."
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
      NotSigned: "The signature is not valid, or the key is unknown."
    }[why]
  })
} satisfies Partial<RefusalTexts>
