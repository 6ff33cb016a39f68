import type { PrintFault } from "../../print/index.ts"
import type { RefusalTexts } from "../model.ts"
import { count, day, oneOf } from "./spelling.ts"

const told = (fault: PrintFault): string => {
  switch (fault._tag) {
    case "NotPdf":
      return "Every file must be a PDF."
    case "PasswordNeeded":
      return "Remove the password."
    case "VersionUnfit":
      return `The PDF version must be ${oneOf(fault.allowed)}.`
    case "NoPages":
      return "A file has no pages."
    case "TooManyPages":
      return `A document can have at fault.most ${count(fault.most)} pages.`
    case "PageUnfit":
      return fault.measure === "width"
        ? `Pages must be ${count(fault.least)}–${count(fault.most)} mm wide.`
        : `Pages must be ${count(fault.least)}–${count(fault.most)} mm high.`
    case "MarginTaken":
      return `The left margin must be free for ${count(fault.least)} mm, ${count(fault.from)}–${count(fault.until)} mm from the top.`
    case "FontNotEmbedded":
      return "Every font must be embedded in the file."
  }
}

export const print = {
  PrintNotAllowed: () => ({
    title: "The sender does not use paper",
    detail: "The organisation has not turned on printing for what its systems send. Turn it on, or send digitally."
  }),
  PostalAddressMissing: () => ({
    title: "The postal address is missing",
    detail: "A letter on paper needs a postal address. Look it up, or write it."
  }),
  NotFitForPrint: ({ documents }) => ({
    title: "The letter cannot be printed",
    // The same is said once, of however many pages it is true.
    detail: [...new Set(documents.flatMap(({ faults }) => faults.map(told)))].join(" ")
  }),
  PrintDayTooEarly: ({ earliest }) => ({
    title: "The day is too early",
    detail: `The letter can be printed at the earliest when ${day(earliest)} is over. Choose that day or a later one.`
  })
} satisfies Partial<RefusalTexts>
