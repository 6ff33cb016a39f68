/**
 * Policy: what a provider decides, as versioned data with a date of effect. Every number of the rule catalogue stands
 * here and nowhere else; a stored decision names the version it was made by, so that it can be replayed.
 *
 * @module
 */
import { Schema } from "effect"
import { Instant } from "../calendar/index.ts"
import { ElectronicLevel, Level } from "../identity/index.ts"

const Millis = Schema.Int.check(Schema.isGreaterThan(0))
const Count = Schema.Int.check(Schema.isGreaterThan(0))

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
  reopenLevel: Level
})
export type LifePolicy = typeof LifePolicy.Type

/** A provider's policies, from `effectiveFrom` until the next version's. */
export const ProviderProfile = Schema.Struct({
  provider: Schema.Literals(["digipost", "e-boks"]),
  version: Schema.NonEmptyString,
  effectiveFrom: Instant,
  session: SessionPolicy,
  password: PasswordPolicy,
  opening: OpeningPolicy,
  sending: SendingPolicy,
  directory: DirectoryPolicy,
  life: LifePolicy
})
export type ProviderProfile = typeof ProviderProfile.Type
