/**
 * Refusal: an answer that says no. A refusal is a state of affairs, told as data with the rules that spoke; this word
 * gathers those of every other word and says of each whether a retry can help, whose fault it is, what one can do about
 * it (FIELD-14). The words for people are `text`'s (SUPPORT-2).
 *
 * @module
 */
import { Schema } from "effect"
import { HeadRefused, LogAltered, LogEntryNotFound, ReceiptInvalid } from "../audit/index.ts"
import { BatchNotFound, BatchNotOpen } from "../batch/index.ts"
import { Instant, OsloDate } from "../calendar/index.ts"
import {
  AuthorityEnded,
  CaseForbids,
  CaseIncomplete,
  CaseNotFound,
  EstateTooLate,
  FourEyesNeeded,
  Missing,
  NotByPost,
  PartyToCase
} from "../case/index.ts"
import { RepliesNotTaken, ReservationRemovedOnSite } from "../channel/index.ts"
import {
  AddressInvalid,
  AddressNotFound,
  AlreadyVerified,
  TooManyAddresses,
  VerificationLapsed
} from "../contact/index.ts"
import {
  AccessAlreadyGiven,
  AccessHasEnded,
  DelegateIsOwner,
  DelegateNotFound,
  EndDayPassed,
  GivenByAnother,
  GrantNotFound,
  OutsideGrant,
  OwnersAlone
} from "../delegation/index.ts"
import { NationalIdNotAllowed, NeverWrote, TooManyRecipients } from "../directory/index.ts"
import {
  FolderExists,
  FolderIsFixed,
  FolderNotEmpty,
  FolderNotFound,
  ThingInTrash,
  ThingNotFound
} from "../folder/index.ts"
import { KeyReused, KeyUnderWay } from "../idempotency/index.ts"
import { ApiScope, ElectronicId, Level, LevelTooLow, ScopeMissing, TokenRefused } from "../identity/index.ts"
import { InvoiceNeedsIntegration, NotPayable } from "../invoice/index.ts"
import {
  DocumentNotAcceptable,
  KontrollNotFound,
  NothingShared,
  RegistrationStartsElsewhere,
  RequestNotOpen,
  SubscriptionMissing
} from "../kontroll/index.ts"
import { DocumentId } from "../letter/index.ts"
import { LogoNotProposed, LogoUnfit } from "../logo/index.ts"
import {
  DeletionNotDue,
  DeletionUndecided,
  LifeForbids,
  MailboxIsClosed,
  MailboxNotFound,
  ReopeningNeedsLevel
} from "../mailbox/index.ts"
import { MigrationNotOpen, NotChosenProvider, PackageRefused } from "../migration/index.ts"
import { LastChannel, TermsNotCurrent } from "../notification/index.ts"
import { ConfirmationAwaited, LetterHeld, LetterNotFound, NoConfirmationAsked } from "../opening/index.ts"
import {
  AccountExists,
  AccountNotFound,
  ElectronicIdNotAccepted,
  LastAccountManager,
  NotSignatory,
  Role,
  RoleMissing,
  UserExists,
  UserNotFound
} from "../organisation/index.ts"
import { Bytes } from "../policy/index.ts"
import { PriceListMissing } from "../price/index.ts"
import { NotFitForPrint, PostalAddressMissing, PrintDayTooEarly, PrintNotAllowed } from "../print/index.ts"
import { TooManyRequests } from "../request/index.ts"
import { ThingNotInTrash } from "../retention/index.ts"
import {
  ComputerNeeded,
  FileBrokenOff,
  FileDiffers,
  FilesMissing,
  LetterTooLarge,
  RecipientNotDigital,
  SenderUnknown,
  SendingNotFound,
  SendingNotOpen,
  TooManyFiles,
  VisibleInThePast
} from "../sending/index.ts"
import { ElectronicIdTooWeak, LoginRefused, PasswordRefused, SessionEnded, TooManyGuesses } from "../session/index.ts"
import { DocumentTooLarge, ReservationExceeded, SpaceNotReserved, StorageFull } from "../storage/index.ts"

/** Every refusal of every word. */
export const Refusal = Schema.Union([
  SessionEnded,
  LoginRefused,
  TooManyGuesses,
  PasswordRefused,
  ElectronicIdTooWeak,
  TokenRefused,
  ScopeMissing,
  AddressInvalid,
  AddressNotFound,
  AlreadyVerified,
  TooManyAddresses,
  VerificationLapsed,
  LastChannel,
  TermsNotCurrent,
  MailboxNotFound,
  MailboxIsClosed,
  LifeForbids,
  ReopeningNeedsLevel,
  DeletionNotDue,
  DeletionUndecided,
  CaseNotFound,
  CaseForbids,
  CaseIncomplete,
  EstateTooLate,
  AuthorityEnded,
  NotByPost,
  PartyToCase,
  FourEyesNeeded,
  LetterNotFound,
  NeverWrote,
  ComputerNeeded,
  BatchNotFound,
  BatchNotOpen,
  LevelTooLow,
  LetterHeld,
  ConfirmationAwaited,
  NoConfirmationAsked,
  SenderUnknown,
  TooManyRecipients,
  NationalIdNotAllowed,
  TooManyFiles,
  LetterTooLarge,
  VisibleInThePast,
  RecipientNotDigital,
  PrintNotAllowed,
  PostalAddressMissing,
  NotFitForPrint,
  PrintDayTooEarly,
  PriceListMissing,
  InvoiceNeedsIntegration,
  NotPayable,
  SendingNotFound,
  SendingNotOpen,
  FileDiffers,
  FileBrokenOff,
  FilesMissing,
  StorageFull,
  DocumentTooLarge,
  SpaceNotReserved,
  ReservationExceeded,
  FolderNotFound,
  FolderExists,
  FolderIsFixed,
  FolderNotEmpty,
  ThingNotFound,
  ThingInTrash,
  ThingNotInTrash,
  OwnersAlone,
  OutsideGrant,
  GrantNotFound,
  DelegateNotFound,
  DelegateIsOwner,
  AccessAlreadyGiven,
  EndDayPassed,
  GivenByAnother,
  AccessHasEnded,
  KeyReused,
  KeyUnderWay,
  LogAltered,
  HeadRefused,
  LogEntryNotFound,
  ReceiptInvalid,
  AccountNotFound,
  AccountExists,
  ElectronicIdNotAccepted,
  NotSignatory,
  RoleMissing,
  UserNotFound,
  UserExists,
  LastAccountManager,
  LogoUnfit,
  LogoNotProposed,
  KontrollNotFound,
  RequestNotOpen,
  NothingShared,
  DocumentNotAcceptable,
  SubscriptionMissing,
  RegistrationStartsElsewhere,
  RepliesNotTaken,
  ReservationRemovedOnSite,
  NotChosenProvider,
  MigrationNotOpen,
  PackageRefused,
  TooManyRequests
])
export type Refusal = typeof Refusal.Type

/** A refusal by its tag: edges are tables over this, so that a new one stops the build until each has an answer. */
export type RefusalByTag = { readonly [R in Refusal as R["_tag"]]: R }

/** A table with one answer for each refusal. */
export type ForEachRefusal<A> = { readonly [Tag in keyof RefusalByTag]: (refusal: RefusalByTag[Tag]) => A }

/** What a caller can put right before asking again. */
export const Correctable = Schema.Literals([
  "password",
  "recipient",
  "nationalId",
  "organisationNumber",
  "mailboxAddress",
  "name",
  "street",
  "postalCode",
  "postalAddress",
  "birthDate",
  "visibleAt",
  "printDay",
  "endDay",
  "file",
  "logo",
  "emailAddress",
  "phoneNumber",
  "document",
  "delegate"
])
export type Correctable = typeof Correctable.Type

/** What one can do about a refusal. Done, it is enough: the same refusal does not come again. */
export const Remedy = Schema.Union([
  /** Log in; ID-porten opens the most (AUTH-14). */
  Schema.TaggedStruct("LogIn", {}),
  /** Log in again at this level or above (AUTH-5). */
  Schema.TaggedStruct("StepUp", { to: Level }),
  /** Log in with one of these (AUTH-6). */
  Schema.TaggedStruct("LogInWith", { anyOf: Schema.Array(ElectronicId) }),
  /** Ask one who is one of these in the account (BUSINESS-2). */
  Schema.TaggedStruct("AskOneOf", { roles: Schema.Array(Role) }),
  /** Get a new machine token, with this scope where one is named (FIELD-2). */
  Schema.TaggedStruct("GetToken", { scope: Schema.NullOr(ApiScope) }),
  /** Ask again at this moment or after it. */
  Schema.TaggedStruct("WaitUntil", { at: Instant }),
  /** Ask the same again, in a while. */
  Schema.TaggedStruct("TryAgain", {}),
  /** Reopen the mailbox at this level, before the day ends in Oslo (LIFE-3). */
  Schema.TaggedStruct("Reopen", { level: Level, before: OsloDate }),
  /** Decide to delete, or leave it (LIFE-7). */
  Schema.TaggedStruct("DecideDeletion", {}),
  /** Bring to the case what it lacks (SUPPORT-1). */
  Schema.TaggedStruct("CompleteCase", { missing: Missing }),
  /** Leave it to another of the staff, who is no party to it (SUPPORT-1). */
  Schema.TaggedStruct("AskColleague", {}),
  /** Ask by a message to customer service (SUPPORT-1). */
  Schema.TaggedStruct("WriteToSupport", {}),
  /** Do it on a computer (SEND-8). */
  Schema.TaggedStruct("UseComputer", {}),
  /** Take back the mark that it is paid (INVOICE-3). */
  Schema.TaggedStruct("TakeBackMark", {}),
  /** Confirm the letter (FIELD-8). */
  Schema.TaggedStruct("ConfirmLetter", {}),
  /** Ask the mailbox's owner to do it, or to let one do it (ACCESS-4). */
  Schema.TaggedStruct("AskOwner", {}),
  /** Put this right. */
  Schema.TaggedStruct("Correct", { what: Correctable }),
  /** Ask for, or have, no more than `to` of these at once. */
  Schema.TaggedStruct("Reduce", {
    what: Schema.Literals(["recipients", "files", "bytes", "emailAddresses", "phoneNumbers"]),
    to: Schema.Int
  }),
  /** Hand over these files. */
  Schema.TaggedStruct("SendFiles", { documents: Schema.Array(DocumentId) }),
  /** Move what lies in the folder elsewhere, or put it in the trash (RETAIN-1). */
  Schema.TaggedStruct("EmptyFolder", {}),
  /** Put it in the trash first: from there it is deleted for good (RETAIN-2). */
  Schema.TaggedStruct("PutInTrash", {}),
  /** Put it back first (RETAIN-1). */
  Schema.TaggedStruct("PutBack", {}),
  /** Delete so many bytes for good, from the trash; or buy as many (QUOTA-2, QUOTA-4). */
  Schema.TaggedStruct("FreeSpace", { bytes: Bytes }),
  /** Begin anew: a sending, an upload, a verification. */
  Schema.TaggedStruct("BeginAgain", {}),
  /** Accept this version of the terms (NOTIFY-9). */
  Schema.TaggedStruct("AcceptTerms", { version: Schema.NonEmptyString }),
  /** Use a new idempotency key (FIELD-10). */
  Schema.TaggedStruct("UseAnotherKey", {})
]).annotate({ identifier: "Remedy" })
export type Remedy = typeof Remedy.Type

/** What follows from a refusal (FIELD-14). */
export const Explanation = Schema.Struct({
  /** Whether the very same request can succeed later. */
  retryable: Schema.Boolean,
  /** Whose doing it takes to get another answer: the one who asked, or the one who runs the system. */
  fault: Schema.Literals(["caller", "operator"]),
  /** Null where nothing can be done about it. */
  remedy: Schema.NullOr(Remedy)
}).annotate({ identifier: "Explanation" })
export type Explanation = typeof Explanation.Type
