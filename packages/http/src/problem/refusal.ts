import { Refusal } from "@postkasse/core/refusal"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import { EdgeRefusal } from "./edge.ts"

/** Every no that this API says: the core's and the edge's own. */
export type AnyRefusal = Refusal | EdgeRefusal
export type RefusalTag = AnyRefusal["_tag"]
export type AnyRefusalByTag = { readonly [R in AnyRefusal as R["_tag"]]: R }

/** The schemas of all refusals, by tag. */
export const refusalSchemas = new Map(
  [...Refusal.members, ...EdgeRefusal.members].map((member) => [member.fields._tag.schema.literal, member])
)

/**
 * The status of each refusal. 401 is kept for who is not logged in or has no token that holds, so that a client may act on
 * it alone; what one may not know of is 404 (FIELD-25).
 */
export const statusOf = {
  SessionEnded: 401,
  LoginRefused: 401,
  TokenRefused: 401,
  CrossSiteRequest: 403,
  ElectronicIdTooWeak: 403,
  ScopeMissing: 403,
  SenderUnknown: 403,
  ElectronicIdNotAccepted: 403,
  NotSignatory: 403,
  SubscriptionMissing: 403,
  RoleMissing: 403,
  NationalIdNotAllowed: 403,
  MailboxIsClosed: 403,
  ReopeningNeedsLevel: 403,
  LevelTooLow: 403,
  OwnersAlone: 403,
  LetterHeld: 403,
  ConfirmationAwaited: 403,
  MailboxNotFound: 404,
  LetterNotFound: 404,
  SendingNotFound: 404,
  AccountNotFound: 404,
  KontrollNotFound: 404,
  UserNotFound: 404,
  FolderNotFound: 404,
  ThingNotFound: 404,
  AddressNotFound: 404,
  RouteNotFound: 404,
  MethodNotAllowed: 405,
  LifeForbids: 409,
  AccountExists: 409,
  RepliesNotTaken: 409,
  ReservationRemovedOnSite: 409,
  NotChosenProvider: 409,
  MigrationNotOpen: 409,
  RequestNotOpen: 409,
  NothingShared: 409,
  RegistrationStartsElsewhere: 409,
  UserExists: 409,
  LastAccountManager: 409,
  LogoNotProposed: 409,
  DeletionNotDue: 409,
  DeletionUndecided: 409,
  AlreadyVerified: 409,
  TooManyAddresses: 409,
  VerificationLapsed: 409,
  NoConfirmationAsked: 409,
  SendingNotOpen: 409,
  FilesMissing: 409,
  FolderExists: 409,
  FolderIsFixed: 409,
  FolderNotEmpty: 409,
  ThingInTrash: 409,
  ThingNotInTrash: 409,
  StorageFull: 409,
  SpaceNotReserved: 409,
  KeyUnderWay: 409,
  MalformedRequest: 400,
  DigestDiffers: 400,
  FileBrokenOff: 400,
  ContentTooLarge: 413,
  UnsupportedMediaType: 415,
  RangeNotSatisfiable: 416,
  PasswordRefused: 422,
  TooManyRecipients: 422,
  TooManyFiles: 422,
  LetterTooLarge: 422,
  VisibleInThePast: 422,
  RecipientNotDigital: 422,
  FileDiffers: 422,
  DocumentTooLarge: 422,
  ReservationExceeded: 422,
  KeyReused: 422,
  ReceiptInvalid: 422,
  LogoUnfit: 422,
  PackageRefused: 422,
  AddressInvalid: 422,
  DocumentNotAcceptable: 422,
  TooManyGuesses: 429,
  InternalFault: 500,
  LogAltered: 500,
  Unavailable: 503
} as const satisfies Record<RefusalTag, ContentfulStatusCode>
