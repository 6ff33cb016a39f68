export {
  Addressee,
  FitForPrint,
  NotFitForPrint,
  PdfFacts,
  type PdfPage,
  PostalAddressMissing,
  PrintDayTooEarly,
  PrintFault,
  PrintIfUnread,
  type PrintIfUnreadAsked,
  PrintIfUnreadEvent,
  PrintNotAllowed,
  PrintOrder,
  type PrintRequest
} from "./model.ts"
export { judgeForPrint, mayPrint, printOrderOf, readPdfFacts, unreadable } from "./policy.ts"
export { askPrintIfUnread, evolvePrintIfUnread, openBeforePrint, printUnread } from "./unread.ts"
