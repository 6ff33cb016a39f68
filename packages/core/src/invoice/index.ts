export {
  Invoice,
  InvoiceAttached,
  InvoiceDetails,
  InvoiceEvent,
  InvoiceNeedsIntegration,
  InvoiceStatus,
  NotPayable,
  type PartnerAnswer,
  type Payment,
  type PaymentBegun,
  PaymentId,
  ShownInvoice
} from "./model.ts"
export { AccountNumber, Kid } from "./number.ts"
export {
  attachInvoice,
  evolveInvoice,
  hearPartner,
  lastDayToPay,
  markPaid,
  pay,
  readInvoiceDetails,
  sendersInvoice,
  showInvoice,
  unmarkPaid
} from "./policy.ts"
