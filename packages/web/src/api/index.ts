/**
 * Everything the pages ask of the server, and the only place that asks.
 *
 * @module
 */
export type { LoginProblem, Problem } from "@postkasse/http/client"
export { noticeSessionEnd, onSessionEnd } from "./client.ts"
export {
  type LogEntry,
  type LogLine,
  type LogPage,
  readGrowth,
  readLog,
  readLogKeys,
  readRestores
} from "./log.ts"
export {
  confirmLetter,
  type LetterPage,
  type ListedLetter,
  type Lock,
  type OpenContents,
  type OpenDocument,
  type Opened,
  type OwnMailbox,
  openLetter,
  readLetter,
  readLetters,
  readMailboxes,
  readText
} from "./mailbox.ts"
export {
  choosePassword,
  type ElectronicLevel,
  type Level,
  logInWithPassword,
  loginHref,
  logOut,
  readSession,
  type Session
} from "./session.ts"
export { codeOf, NoContact, Refused } from "./trouble.ts"
