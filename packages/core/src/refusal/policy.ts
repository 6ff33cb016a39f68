import { endOf, type OsloDate } from "../calendar/index.ts"
import type { ElectronicId } from "../identity/index.ts"
import type { RecipientNotDigital, SendingNotOpen } from "../sending/index.ts"
import type { Explanation, ForEachRefusal, Refusal, RefusalByTag, Remedy } from "./model.ts"

/**
 * Whether a retry can help, whose fault it is, and what one can do about it (FIELD-14).
 *
 * @example
 * ```ts
 * import { explain } from "@postkasse/core/refusal"
 *
 * const refusal = { _tag: "LevelTooLow", rules: ["AUTH-4"], has: "password", stepUpTo: "substantial" } as const
 * console.log(explain(refusal).remedy) // → { _tag: 'StepUp', to: 'substantial' }
 * ```
 */
export const explain = (refusal: Refusal): Explanation => {
  const remedy = answerFor(remedies, refusal._tag, refusal)
  const retryable = remedy?._tag === "TryAgain" || remedy?._tag === "WaitUntil"
  return { retryable, fault: operators.includes(refusal._tag) ? "operator" : "caller", remedy }
}

/** The answer that a table has for this refusal. */
export const answerFor = <Tag extends keyof RefusalByTag, A>(
  table: ForEachRefusal<A>,
  tag: Tag,
  refusal: RefusalByTag[Tag]
): A => table[tag](refusal)

/** The refusals that no caller has brought about. */
const operators: ReadonlyArray<Refusal["_tag"]> = ["HeadRefused", "LetterHeld", "LogAltered", "PriceListMissing"]

/** The electronic IDs that may create a mailbox (AUTH-6). */
const registering: ReadonlyArray<ElectronicId> = ["bankid", "buypass", "commfides"]

const none = () => null
const logIn = (): Remedy => ({ _tag: "LogIn" })
const askOwner = (): Remedy => ({ _tag: "AskOwner" })
const tryAgain = (): Remedy => ({ _tag: "TryAgain" })
const askColleague = (): Remedy => ({ _tag: "AskColleague" })
const stepUp = ({ stepUpTo }: RefusalByTag["LevelTooLow" | "ReopeningNeedsLevel"]): Remedy => ({
  _tag: "StepUp",
  to: stepUpTo
})

const waitOut = (day: OsloDate): Remedy => ({ _tag: "WaitUntil", at: endOf(day) })

const ofRecipient = ({ result }: RecipientNotDigital): Remedy | null => {
  switch (result._tag) {
    case "Invalid":
      return { _tag: "Correct", what: result.field }
    case "Unidentified":
      return { _tag: "Correct", what: "recipient" }
    default:
      return null
  }
}

const ofSending = ({ state }: SendingNotOpen): Remedy | null => (state === "Lapsed" ? { _tag: "BeginAgain" } : null)

const remedies = {
  SessionEnded: logIn,
  LoginRefused: logIn,
  TooManyGuesses: ({ retryAt }) => ({ _tag: "WaitUntil", at: retryAt }),
  TooManyRequests: ({ retryAt }) => ({ _tag: "WaitUntil", at: retryAt }),
  PasswordRefused: () => ({ _tag: "Correct", what: "password" }),
  ElectronicIdTooWeak: () => ({ _tag: "LogInWith", anyOf: registering }),
  TokenRefused: () => ({ _tag: "GetToken", scope: null }),
  ScopeMissing: ({ needs }) => ({ _tag: "GetToken", scope: needs }),
  AddressInvalid: ({ field }) => ({ _tag: "Correct", what: field }),
  AddressNotFound: none,
  AlreadyVerified: none,
  TooManyAddresses: ({ what, most }) => ({ _tag: "Reduce", what, to: most }),
  VerificationLapsed: () => ({ _tag: "BeginAgain" }),
  LastChannel: none,
  TermsNotCurrent: ({ current }) => (current === null ? null : { _tag: "AcceptTerms", version: current }),
  MailboxNotFound: none,
  MailboxIsClosed: ({ reopenLevel, deletionDay }) => ({ _tag: "Reopen", level: reopenLevel, before: deletionDay }),
  LifeForbids: none,
  ReopeningNeedsLevel: stepUp,
  DeletionNotDue: ({ deletionDay }) => waitOut(deletionDay),
  CaseNotFound: none,
  CaseForbids: none,
  CaseIncomplete: ({ missing }) => ({ _tag: "CompleteCase", missing }),
  EstateTooLate: none,
  AuthorityEnded: () => ({ _tag: "Correct", what: "endDay" }),
  NotByPost: () => ({ _tag: "WriteToSupport" }),
  PartyToCase: askColleague,
  FourEyesNeeded: askColleague,
  DeletionUndecided: () => ({ _tag: "DecideDeletion" }),
  LetterNotFound: none,
  NeverWrote: none,
  ComputerNeeded: () => ({ _tag: "UseComputer" }),
  BatchNotFound: none,
  BatchNotOpen: ({ phase }) => (phase === "cancelled" ? { _tag: "BeginAgain" } : null),
  LevelTooLow: stepUp,
  LetterHeld: ({ scan }) => (scan === "quarantined" ? tryAgain() : null),
  ConfirmationAwaited: () => ({ _tag: "ConfirmLetter" }),
  NoConfirmationAsked: none,
  SenderUnknown: none,
  TooManyRecipients: ({ most }) => ({ _tag: "Reduce", what: "recipients", to: most }),
  NationalIdNotAllowed: () => ({ _tag: "Correct", what: "recipient" }),
  TooManyFiles: ({ most }) => ({ _tag: "Reduce", what: "files", to: most }),
  LetterTooLarge: ({ most }) => ({ _tag: "Reduce", what: "bytes", to: most }),
  VisibleInThePast: () => ({ _tag: "Correct", what: "visibleAt" }),
  RecipientNotDigital: ofRecipient,
  PrintNotAllowed: none,
  PostalAddressMissing: () => ({ _tag: "Correct", what: "postalAddress" }),
  NotFitForPrint: () => ({ _tag: "Correct", what: "document" }),
  InvoiceNeedsIntegration: none,
  NotPayable: ({ why }) => (why === "MarkedPaid" ? { _tag: "TakeBackMark" } : null),
  PriceListMissing: ({ from }) => (from === null ? null : { _tag: "WaitUntil", at: from }),
  PrintDayTooEarly: () => ({ _tag: "Correct", what: "printDay" }),
  SendingNotFound: none,
  SendingNotOpen: ofSending,
  FileDiffers: () => ({ _tag: "Correct", what: "file" }),
  FileBrokenOff: tryAgain,
  FilesMissing: ({ missing }) => ({ _tag: "SendFiles", documents: missing }),
  StorageFull: ({ missing }) => ({ _tag: "FreeSpace", bytes: missing }),
  DocumentTooLarge: ({ most }) => ({ _tag: "Reduce", what: "bytes", to: most }),
  SpaceNotReserved: () => ({ _tag: "BeginAgain" }),
  FolderNotFound: none,
  FolderExists: () => ({ _tag: "Correct", what: "name" }),
  FolderIsFixed: none,
  FolderNotEmpty: () => ({ _tag: "EmptyFolder" }),
  ThingNotFound: none,
  ThingNotInTrash: () => ({ _tag: "PutInTrash" }),
  ThingInTrash: () => ({ _tag: "PutBack" }),
  OwnersAlone: askOwner,
  OutsideGrant: ({ rules }) => (rules.includes("LIFE-7") ? null : askOwner()),
  GrantNotFound: none,
  DelegateNotFound: none,
  DelegateIsOwner: () => ({ _tag: "Correct", what: "delegate" }),
  AccessAlreadyGiven: none,
  EndDayPassed: () => ({ _tag: "Correct", what: "endDay" }),
  GivenByAnother: ({ givenBy }) => (givenBy === "owner" ? askOwner() : { _tag: "WriteToSupport" }),
  AccessHasEnded: none,
  ReservationExceeded: ({ reserved }) => ({ _tag: "Reduce", what: "bytes", to: reserved }),
  KeyReused: () => ({ _tag: "UseAnotherKey" }),
  KeyUnderWay: tryAgain,
  LogAltered: none,
  HeadRefused: none,
  LogEntryNotFound: none,
  ReceiptInvalid: none,
  AccountNotFound: none,
  AccountExists: () => ({ _tag: "AskOneOf", roles: ["accountManager", "administrator"] }),
  ElectronicIdNotAccepted: ({ anyOf }) => ({ _tag: "LogInWith", anyOf }),
  NotSignatory: none,
  RoleMissing: ({ anyOf }) => ({ _tag: "AskOneOf", roles: anyOf }),
  UserNotFound: none,
  UserExists: none,
  LastAccountManager: none,
  LogoUnfit: () => ({ _tag: "Correct", what: "logo" }),
  LogoNotProposed: none,
  KontrollNotFound: none,
  RequestNotOpen: none,
  NothingShared: none,
  DocumentNotAcceptable: () => ({ _tag: "Correct", what: "document" }),
  SubscriptionMissing: none,
  RegistrationStartsElsewhere: none,
  RepliesNotTaken: none,
  ReservationRemovedOnSite: none,
  NotChosenProvider: none,
  MigrationNotOpen: none,
  PackageRefused: none
} as const satisfies ForEachRefusal<Remedy | null>
