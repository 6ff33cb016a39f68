export {
  Language,
  type MessageText,
  type MessageTexts,
  type RefusalText,
  type RefusalTexts,
  type RuleTexts
} from "./model.ts"
export {
  type EmailNotice,
  type Notice,
  noticeOf,
  type SmsNotice,
  verificationEmail,
  verificationSms
} from "./notice.ts"
export { textOf } from "./refusal.ts"
