/**
 * Policy: what a provider decides, as versioned data with a date of effect. Every number of the rule catalogue stands
 * here and nowhere else; a stored decision names the version it was made by, so that it can be replayed.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { ElectronicId, ElectronicLevel, Level } from "../identity/index.ts"

const Millis = Schema.Int.check(Schema.isGreaterThan(0))
const Count = Schema.Int.check(Schema.isGreaterThan(0))
const Hour = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 24 }))

/** A number of bytes of plaintext. */
export const Bytes = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)).pipe(Schema.brand("Bytes"))
export type Bytes = typeof Bytes.Type

export const SessionPolicy = Schema.Struct({
  /** ms since last use after which a browser session ends (AUTH-10). */
  browserIdle: Millis,
  /** ms since its start after which a browser session ends (AUTH-10). */
  browserAbsolute: Millis,
  /** Oslo calendar days since last use after which a mobile session ends (AUTH-8). */
  mobileIdleDays: Count,
  /** ms since last use after which a mobile session is worth a password only (AUTH-9). */
  mobileLevelIdle: Millis,
  /** ms since the login that proved the level after which a mobile session is worth a password only (AUTH-9). */
  mobileLevelAge: Millis
})
export type SessionPolicy = typeof SessionPolicy.Type

export const PasswordPolicy = Schema.Struct({
  /** Fewest and most characters (AUTH-12). */
  minCharacters: Count,
  maxCharacters: Count,
  /** Wrong guesses allowed per account and per address within `guessWindow` ms (AUTH-12). */
  guessesPerAccount: Count,
  guessesPerAddress: Count,
  guessWindow: Millis
})
export type PasswordPolicy = typeof PasswordPolicy.Type

export const RequestPolicy = Schema.Struct({
  /** ms that requests are counted over. */
  window: Millis,
  /** Most requests of one person, for one organisation, and from one address that nobody is logged in at, in a window. */
  person: Count,
  organisation: Count,
  address: Count
})
export type RequestPolicy = typeof RequestPolicy.Type

export const OpeningPolicy = Schema.Struct({
  /** The least level that opens public mail, whatever its sender asked for: never a password (AUTH-4). */
  publicFloor: ElectronicLevel
})
export type OpeningPolicy = typeof OpeningPolicy.Type

export const SendingPolicy = Schema.Struct({
  /** Most bytes of one letter, all its files together (SEND-6). */
  maxBytes: Bytes,
  /** Most files of one letter (SEND-6). */
  maxFiles: Count,
  /** Most bytes of a document that is stored with its letter; a larger one is stored apart. */
  smallDocument: Bytes,
  /** ms an opened sending waits for its files before it lapses. */
  openSendingLives: Millis,
  /** Oslo calendar days an idempotency key is remembered: at least thirty (FIELD-10). */
  idempotencyDays: Schema.Int.check(Schema.isGreaterThanOrEqualTo(30))
})
export type SendingPolicy = typeof SendingPolicy.Type

export const ScanPolicy = Schema.Struct({
  /** ms that a turn at a sending is held by whoever scans it, unless it is renewed: a killed server's ends by itself (TRUST-7). */
  turnLives: Millis,
  /** ms until a sending that was scanned in vain is looked at again, at first and at most: it doubles each time (TRUST-7). */
  firstRetry: Millis,
  longestRetry: Millis,
  /** ms from its acceptance that a sending is held unseen before its sender gets it back (TRUST-7). */
  holdsFor: Millis
})
export type ScanPolicy = typeof ScanPolicy.Type

export const DirectoryPolicy = Schema.Struct({
  /** Most recipients in one lookup (FIELD-9). */
  maxQueries: Count,
  /** Oslo calendar months that an old mailbox address keeps resolving (CONTACT-6). */
  oldAddressMonths: Count
})
export type DirectoryPolicy = typeof DirectoryPolicy.Type

export const LifePolicy = Schema.Struct({
  /** Oslo calendar months from closing to deletion for good (LIFE-3). */
  closedMonths: Count,
  /** The least level at which a closed mailbox can be reopened (LIFE-3). */
  reopenLevel: Level,
  /**
   * Oslo calendar months from the registering of a death within which the estate's papers must have come; null for no limit
   * (LIFE-6, LIFE-12).
   */
  estateMonths: Schema.NullOr(Count),
  /** Oslo calendar months from the registering of a death to deletion (LIFE-7). */
  deceasedMonths: Count,
  /** Whether the provider must delete then, or may: the operator decides (LIFE-7). */
  deceasedDeletion: Schema.Literals(["duty", "right"])
})
export type LifePolicy = typeof LifePolicy.Type

export const DelegationPolicy = Schema.Struct({
  /** The least level at which an owner lets others in, or changes on what terms (ACCESS-1). */
  giveLevel: Level,
  /** Oslo calendar days for the owner to see what a delegate put in the trash before it is deleted for good (ACCESS-4). */
  trashSeenDays: Count,
  /** Oslo calendar days before its end day that a grant's end is warned of (FIELD-22). */
  warnDays: Count
})
export type DelegationPolicy = typeof DelegationPolicy.Type

export const StoragePolicy = Schema.Struct({
  /** Bytes that a person may store before buying more (QUOTA-1). */
  included: Bytes,
  /** Most bytes of one uploaded document (SEND-4). */
  maxUpload: Bytes,
  /** ms that a reservation holds space without being used (QUOTA-4). */
  reservationLives: Millis
})
export type StoragePolicy = typeof StoragePolicy.Type

export const RetentionPolicy = Schema.Struct({
  /** Oslo calendar days in the trash before deletion for good (RETAIN-2). */
  trashDays: Count
})
export type RetentionPolicy = typeof RetentionPolicy.Type

export const ContactPolicy = Schema.Struct({
  /** Most e-mail addresses of a person (CONTACT-3). */
  maxEmailAddresses: Count,
  /** Most phone numbers of a person: exactly zero or one (CONTACT-3). */
  maxPhoneNumbers: Count,
  /** Most e-mail addresses, and most phone numbers, of an organisation (NOTIFY-6). */
  maxBusinessAddresses: Count,
  /** ms that the link in an e-mail, and the code in an SMS, verify an address (CONTACT-4). */
  emailVerificationLives: Millis,
  phoneVerificationLives: Millis,
  /** Oslo calendar days after which a person is asked to confirm the contact information (CONTACT-5). */
  confirmDays: Count
})
export type ContactPolicy = typeof ContactPolicy.Type

export const ChannelPolicy = Schema.Struct({
  /** Oslo calendar months that an updated or verified e-mail address or phone number counts for notification (FIELD-4). */
  freshMonths: Count
})
export type ChannelPolicy = typeof ChannelPolicy.Type

export const NotificationPolicy = Schema.Struct({
  /** The one address that all e-mail is sent from, and that nobody reads (NOTIFY-4). */
  noReply: Schema.String.check(Schema.isPattern(/^[a-z0-9.-]+@[a-z0-9.-]+$/u)),
  /** The hours of the day in Oslo from which (in) and until which (out) SMS go out (FIELD-7). */
  smsFromHour: Hour,
  smsUntilHour: Hour,
  /** Most characters of an SMS in GSM-7, and where GSM-7 cannot write it (FIELD-7). */
  smsCharacters: Count,
  smsUnicodeCharacters: Count,
  /** Most characters of an e-mail's subject and text (FIELD-7). */
  emailSubjectCharacters: Count,
  emailTextCharacters: Count,
  /** Oslo calendar days after a public letter became visible that it is reminded of, unopened (NOTIFY-8). */
  reminderDays: Count
})
export type NotificationPolicy = typeof NotificationPolicy.Type

export const PersonalSendingPolicy = Schema.Struct({
  /** The level that a person's letter opens at when its sender asks for an e-ID (SEND-1). */
  electronicLevel: ElectronicLevel,
  /** Most hits of a search for recipients (SEND-2). */
  searchHits: Count
})
export type PersonalSendingPolicy = typeof PersonalSendingPolicy.Type

export const KontrollPolicy = Schema.Struct({
  /** Oslo calendar days after which an unanswered request expires (KONTROLL-7). */
  requestDays: Count
})
export type KontrollPolicy = typeof KontrollPolicy.Type

export const OrganisationPolicy = Schema.Struct({
  /** The electronic IDs that open a business account (BUSINESS-1). */
  openWith: Schema.Array(ElectronicId),
  /** Whether businesses compose and send on computers only (SEND-8). */
  composeOnComputersOnly: Schema.Boolean,
  /** Most bytes, and fewest pixels each way, of a logo (SEND-12). */
  logoMaxBytes: Bytes,
  logoMinPixels: Count
})
export type OrganisationPolicy = typeof OrganisationPolicy.Type

export const PrintPolicy = Schema.Struct({
  /** Most pages of a printed document (FIELD-15). */
  maxPages: Count,
  /** The page in mm, and how many mm it may fall short of it (FIELD-15). */
  pageWidth: Count,
  pageHeight: Count,
  pageShortfall: Count,
  /** mm from the left edge that are kept free for the bar code, from where to where down the page in mm (FIELD-15). */
  leftMargin: Count,
  barCodeFrom: Count,
  barCodeUntil: Count,
  /** The versions of PDF that the printer takes (FIELD-15). */
  pdfVersions: Schema.NonEmptyArray(Schema.NonEmptyString)
})
export type PrintPolicy = typeof PrintPolicy.Type

/** A provider of mailboxes for public mail: those that the contact register knows. A third is one more name here. */
export const Provider = Schema.Literals(["digipost", "e-boks"]).annotate({ identifier: "Provider" })
export type Provider = typeof Provider.Type

/** What one can ask customer service for (SUPPORT-1, SUPPORT-6). *Deletion* is an estate's request for it sooner (LIFE-11). */
export const CaseKind = Schema.Literals(["Guardian", "Attorney", "Estate", "Deletion", "Correction", "Other"])
export type CaseKind = typeof CaseKind.Type

/** What papers can come to a case (ACCESS-5, ACCESS-6, LIFE-6, LIFE-11, LIFE-12). */
export const PaperKind = Schema.Literals([
  "GuardianshipPapers",
  "PowerOfAttorney",
  "DoctorsCertificate",
  "ProbateCertificate",
  "EstateAuthority",
  "DeathCertificate",
  "CopyOfId",
  "Other"
]).annotate({ identifier: "PaperKind" })
export type PaperKind = typeof PaperKind.Type

/** What a case of one kind must have before it is granted. */
export const CaseNeeds = Schema.Struct({
  papers: Schema.Array(PaperKind),
  /** Which of e-mail address and phone number the one who asks must give (ACCESS-5, LIFE-6). */
  contact: Schema.Literals(["none", "either", "both"]),
  /** Whether the one who asks must be recorded as named in the papers (ACCESS-6). */
  named: Schema.Boolean,
  /** Fewest witnesses recorded, none of them named in the papers (ACCESS-10). */
  witnesses: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Whether it may come by post, and not by a message alone (SUPPORT-1, SUPPORT-3). */
  byPost: Schema.Boolean
})
export type CaseNeeds = typeof CaseNeeds.Type

export const CasePolicy = Schema.Struct({
  needs: Schema.Record(CaseKind, CaseNeeds),
  /** Papers needed besides, where the case was opened by post: nobody has logged in to ask for it (AUTH-7, SUPPORT-3). */
  papersByPost: Schema.Array(PaperKind)
})
export type CasePolicy = typeof CasePolicy.Type

/** A provider's policies, from `effectiveFrom` until the next version's. */
export const ProviderProfile = Schema.Struct({
  provider: Provider,
  version: Schema.NonEmptyString,
  effectiveFrom: Instant,
  session: SessionPolicy,
  password: PasswordPolicy,
  request: RequestPolicy,
  opening: OpeningPolicy,
  sending: SendingPolicy,
  scan: ScanPolicy,
  directory: DirectoryPolicy,
  life: LifePolicy,
  case: CasePolicy,
  delegation: DelegationPolicy,
  storage: StoragePolicy,
  retention: RetentionPolicy,
  contact: ContactPolicy,
  channel: ChannelPolicy,
  notification: NotificationPolicy,
  personalSending: PersonalSendingPolicy,
  kontroll: KontrollPolicy,
  organisation: OrganisationPolicy,
  print: PrintPolicy
})
export type ProviderProfile = typeof ProviderProfile.Type
