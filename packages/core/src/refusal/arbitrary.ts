import { DateTime } from "effect"
import fc from "fast-check"
import { HeadRefused, ReceiptInvalid } from "../audit/index.ts"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { addDays } from "../calendar/index.ts"
import { missing } from "../case/arbitrary.ts"
import { CaseForbids } from "../case/index.ts"
import { grantId } from "../delegation/arbitrary.ts"
import { GrantEnd } from "../delegation/index.ts"
import { lookupResult } from "../directory/arbitrary.ts"
import { folderId, folderName } from "../folder/arbitrary.ts"
import { apiScope, level } from "../identity/arbitrary.ts"
import { bytes, documentId } from "../letter/arbitrary.ts"
import { LogoFault } from "../logo/index.ts"
import { Role } from "../organisation/index.ts"
import { Bytes } from "../policy/index.ts"
import { pricedService } from "../price/arbitrary.ts"
import { printFault } from "../print/arbitrary.ts"
import type { Refusal, RefusalByTag } from "./index.ts"

type Facts = { readonly [Tag in keyof RefusalByTag]: fc.Arbitrary<Omit<RefusalByTag[Tag], "_tag" | "rules">> }

const none = fc.constant({})
const tooMany = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([most, more]) => ({ most, has: most + more }))
const tooLarge = fc
  .tuple(bytes, fc.integer({ min: 1, max: 2_000_000_000 }))
  .map(([most, more]) => ({ most, has: Bytes.make(most + more) }))
const stepUp = fc.constantFrom(
  { has: "password", stepUpTo: "substantial" },
  { has: "password", stepUpTo: "high" },
  { has: "substantial", stepUpTo: "high" }
)

const facts: Facts = {
  SessionEnded: none,
  LoginRefused: none,
  TooManyGuesses: fc.record({ retryAt: instant }),
  TooManyRequests: fc.record({ retryAt: instant }),
  PasswordRefused: fc.record({
    why: fc.constantFrom("TooShort", "TooLong", "Common"),
    minCharacters: fc.constant(12),
    maxCharacters: fc.constant(128)
  }),
  ElectronicIdTooWeak: none,
  TokenRefused: none,
  ScopeMissing: fc.record({ needs: apiScope }),
  AddressInvalid: fc.record({
    field: fc.constantFrom("emailAddress", "phoneNumber"),
    why: fc.constantFrom("Empty", "Malformed")
  }),
  AddressNotFound: none,
  AlreadyVerified: none,
  TooManyAddresses: fc.record({
    what: fc.constantFrom("emailAddresses", "phoneNumbers"),
    most: fc.integer({ min: 1, max: 50 })
  }),
  VerificationLapsed: none,
  LastChannel: none,
  TermsNotCurrent: fc.record({ current: fc.option(fc.constantFrom("2026-01", "2027-01")) }),
  MailboxNotFound: none,
  MailboxIsClosed: fc.record({ deletionDay: osloDate, reopenLevel: level }),
  LifeForbids: fc.record({ from: fc.constantFrom("Active", "Deactivated", "Closed", "Deceased", "Deleted") }),
  ReopeningNeedsLevel: stepUp,
  DeletionNotDue: fc.record({ deletionDay: osloDate }),
  DeletionUndecided: fc.record({ deletionDay: osloDate }),
  CaseNotFound: none,
  CaseForbids: fc.record({ from: fc.constantFrom(...CaseForbids.fields.from.literals) }),
  CaseIncomplete: missing.map((missing) => ({ missing })),
  EstateTooLate: fc.record({ endedOn: osloDate }),
  AuthorityEnded: fc.record({ endDay: osloDate }),
  NotByPost: none,
  PartyToCase: none,
  FourEyesNeeded: none,
  LetterNotFound: none,
  NeverWrote: none,
  ComputerNeeded: none,
  BatchNotFound: none,
  BatchNotOpen: fc.record({ phase: fc.constantFrom("created", "committed", "done", "cancelled") }),
  LevelTooLow: stepUp,
  LetterHeld: fc.record({ scan: fc.constantFrom("quarantined", "refused") }),
  ConfirmationAwaited: none,
  NoConfirmationAsked: none,
  SenderUnknown: none,
  TooManyRecipients: tooMany,
  NationalIdNotAllowed: none,
  TooManyFiles: tooMany,
  LetterTooLarge: tooLarge,
  VisibleInThePast: fc
    .tuple(instant, fc.integer({ min: 1, max: 1e12 }))
    .map(([visibleAt, millis]) => ({ visibleAt, now: DateTime.add(visibleAt, { milliseconds: millis }) })),
  RecipientNotDigital: lookupResult.filter((result) => result._tag !== "Digital").map((result) => ({ result })),
  PrintNotAllowed: none,
  PostalAddressMissing: none,
  NotFitForPrint: fc
    .array(fc.record({ place: fc.integer({ min: 1, max: 200 }), faults: fc.array(printFault, { minLength: 1 }) }), {
      minLength: 1,
      maxLength: 3
    })
    .map((documents) => ({ documents })) as unknown as Facts["NotFitForPrint"],
  InvoiceNeedsIntegration: none,
  NotPayable: fc.record({ why: fc.constantFrom("OnlyPdf", "NotIndividual", "PaidHere", "MarkedPaid") }),
  PriceListMissing: fc.record({ service: pricedService, from: fc.option(instant) }),
  PrintDayTooEarly: fc
    .tuple(osloDate, fc.integer({ min: 1, max: 400 }))
    .map(([day, days]) => ({ day, earliest: addDays(day, days) })),
  SendingNotFound: none,
  SendingNotOpen: fc.record({ state: fc.constantFrom("Accepted", "Cleared", "Delivered", "Refused", "Lapsed") }),
  FileDiffers: fc.record({ differs: fc.constantFrom("bytes", "sha256", "mediaType", "content") }),
  FileBrokenOff: none,
  FilesMissing: fc.uniqueArray(documentId, { minLength: 1, maxLength: 5 }).map((missing) => ({ missing })),
  StorageFull: fc.record({ missing: bytes.map((missing) => Bytes.make(missing + 1)), left: bytes }),
  DocumentTooLarge: tooLarge,
  SpaceNotReserved: none,
  FolderNotFound: none,
  FolderExists: fc.record({ folder: folderId, name: folderName }),
  FolderIsFixed: none,
  FolderNotEmpty: fc.record({ things: fc.integer({ min: 1, max: 10_000 }) }),
  ThingNotFound: none,
  ThingNotInTrash: none,
  ThingInTrash: none,
  OwnersAlone: none,
  OutsideGrant: none,
  GrantNotFound: none,
  DelegateNotFound: none,
  DelegateIsOwner: none,
  AccessAlreadyGiven: fc.record({ grant: grantId }),
  EndDayPassed: fc
    .tuple(osloDate, fc.integer({ min: 1, max: 1000 }))
    .map(([endDay, days]) => ({ endDay, today: addDays(endDay, days) })),
  GivenByAnother: fc.record({ givenBy: fc.constantFrom("owner", "operator") }),
  AccessHasEnded: fc.record({ at: instant, how: fc.constantFrom(...GrantEnd.literals) }),
  ReservationExceeded: tooLarge.map(({ most, has }) => ({ reserved: most, has })),
  KeyReused: none,
  KeyUnderWay: none,
  LogAltered: none,
  HeadRefused: fc.record({ why: fc.constantFrom(...HeadRefused.fields.why.literals) }),
  LogEntryNotFound: none,
  ReceiptInvalid: fc.record({ why: fc.constantFrom(...ReceiptInvalid.fields.why.literals) }),
  AccountNotFound: none,
  AccountExists: none,
  ElectronicIdNotAccepted: fc.record({ anyOf: fc.subarray(["bankid", "buypass"], { minLength: 1 }) }),
  NotSignatory: none,
  RoleMissing: fc.record({ anyOf: fc.subarray([...Role.literals], { minLength: 1 }) }),
  UserNotFound: none,
  UserExists: none,
  LastAccountManager: none,
  LogoUnfit: fc.record({
    faults: fc.subarray([...LogoFault.literals], { minLength: 1 }),
    maxBytes: fc.constant(Bytes.make(512_000)),
    minPixels: fc.constant(50)
  }),
  LogoNotProposed: none,
  KontrollNotFound: none,
  RequestNotOpen: fc.record({ state: fc.constantFrom("Declined", "Withdrawn", "Expired", "Shared", "Over") }),
  NothingShared: none,
  DocumentNotAcceptable: fc.record({ why: fc.constantFrom("OtherSender", "Uploaded", "Changed", "InTrash") }),
  SubscriptionMissing: none,
  RegistrationStartsElsewhere: none,
  RepliesNotTaken: none,
  ReservationRemovedOnSite: none,
  NotChosenProvider: fc.record({ chosen: fc.constantFrom(null, "digipost", "e-boks") }),
  MigrationNotOpen: fc.record({ phase: fc.constantFrom("planned", "running", "completed", "cancelled") }),
  PackageRefused: fc.record({ why: fc.constantFrom("NotPublic", "Altered") })
}

/** A refusal of this tag, with facts that belong together. */
export const refusalOf = <Tag extends keyof RefusalByTag>(tag: Tag): fc.Arbitrary<RefusalByTag[Tag]> =>
  fc
    .tuple(facts[tag], fc.subarray(["AUTH-3", "AUTH-4", "FIELD-25"]))
    .map(([facts, rules]) => ({ _tag: tag, rules, ...facts }) as unknown as RefusalByTag[Tag])

/** The tags of all refusals. */
export const refusalTags = Object.keys(facts) as ReadonlyArray<keyof RefusalByTag>

export const refusal: fc.Arbitrary<Refusal> = fc.oneof(...refusalTags.map((tag) => refusalOf(tag)))
