import { DateTime, Result } from "effect"
import { addMillis, hasEnded, type Instant, type OsloDate } from "../calendar/index.ts"
import type { MailboxId } from "../mailbox/index.ts"
import type { SenderKind } from "../organisation/index.ts"
import { Bytes, type ProviderProfile, type StoragePolicy } from "../policy/index.ts"
import type { RuleId } from "../rule/index.ts"
import type {
  BoughtSpace,
  DocumentTooLarge,
  Origin,
  Reservation,
  ReservationExceeded,
  ReservationId,
  Space,
  SpaceBought,
  SpaceFreed,
  SpaceNotReserved,
  SpaceReleased,
  SpaceRequest,
  SpaceReserved,
  SpaceTaken,
  SpaceUsed,
  StorageAccount,
  StorageFull
} from "./model.ts"

/** The account of a mailbox that is still empty. */
export const emptyAccount = (mailbox: MailboxId): StorageAccount => ({
  mailbox,
  used: bytesOf(0),
  reservations: [],
  bought: []
})

/** Whether what came in this way counts: all but public mail (QUOTA-1, QUOTA-4). */
export const counts = (origin: Origin): boolean => origin._tag !== "Received" || origin.sender !== "public"

/** How the mailbox's space is divided at `at`: what is included and bought, used, on its way, and left (QUOTA-1, QUOTA-2). */
export const spaceOf = (policy: StoragePolicy, account: StorageAccount, at: Instant): Space => {
  const bought = account.bought.filter((one) => isInForce(one, at)).map(({ bytes }) => bytes)
  const held = account.reservations.filter((one) => !hasLapsed(one, at)).map(({ bytes }) => bytes)
  const [limit, reserved] = [sum([policy.included, ...bought]), sum(held)]
  return { limit, used: account.used, reserved, left: bytesOf(limit - account.used - reserved) }
}

/**
 * Promises space to an upload or a sending, if there is room for it beside all that is stored and on its way; so whatever
 * comes first, what was promised never passes the limit (QUOTA-5). A mailbox with no space left promises nothing, not even
 * to an empty file (SEND-4). Reserving again under the same id puts the new reservation in the old one's place.
 *
 * @example
 * ```ts
 * import { MailboxId } from "@postkasse/core/mailbox"
 * import { Bytes, digipost } from "@postkasse/core/policy"
 * import { emptyAccount, ReservationId, reserve } from "@postkasse/core/storage"
 * import { DateTime, Result } from "effect"
 *
 * const account = {
 *   ...emptyAccount(MailboxId.make("0190b5a0-0000-7000-8000-000000000001")),
 *   used: Bytes.make(999_000_000)
 * }
 * const id = ReservationId.make("0190b5a0-0000-7000-8000-000000000002")
 * const request = { id, purpose: "upload", bytes: Bytes.make(3_000_000) } as const
 * const answer = reserve(digipost, account, request, DateTime.makeUnsafe("2026-11-26T12:00:00Z"))
 * if (Result.isFailure(answer) && answer.failure._tag === "StorageFull") console.log(answer.failure.missing) // → 2000000
 * ```
 */
export const reserve = (
  profile: ProviderProfile,
  account: StorageAccount,
  request: SpaceRequest,
  at: Instant
): Result.Result<SpaceReserved, StorageFull | DocumentTooLarge> => {
  const { maxUpload: most, reservationLives } = profile.storage
  const { id, bytes } = request
  if (request.purpose === "upload" && bytes > most) {
    return Result.fail({ _tag: "DocumentTooLarge", rules: ["SEND-4"], most, has: bytes })
  }
  const { limit, used, reserved, left } = spaceOf(profile.storage, without(account, id), at)
  const missing = used + reserved + Math.max(bytes, 1) - limit
  if (missing > 0) {
    return Result.fail({ _tag: "StorageFull", rules: ["SEND-4", "QUOTA-3"], missing: bytesOf(missing), left })
  }
  return Result.succeed({
    _tag: "SpaceReserved",
    mailbox: account.mailbox,
    at,
    rules: ["QUOTA-1", "QUOTA-5"],
    reservation: { id, bytes, lapsesAt: addMillis(at, reservationLives) },
    policy: profile.version
  })
}

/** Spends a reservation on what has come, of `bytes` and no more than was reserved (QUOTA-5). */
export const commit = (
  account: StorageAccount,
  id: ReservationId,
  bytes: Bytes,
  at: Instant
): Result.Result<SpaceUsed, SpaceNotReserved | ReservationExceeded> => {
  const reservation = account.reservations.find((one) => one.id === id)
  if (reservation === undefined || hasLapsed(reservation, at)) {
    return Result.fail({ _tag: "SpaceNotReserved", rules: ["QUOTA-4"] })
  }
  const reserved = reservation.bytes
  if (bytes > reserved) return Result.fail({ _tag: "ReservationExceeded", rules: ["QUOTA-5"], reserved, has: bytes })
  return Result.succeed({
    _tag: "SpaceUsed",
    mailbox: account.mailbox,
    at,
    rules: ["QUOTA-1", "QUOTA-5"],
    reservation: id,
    bytes
  })
}

/** Gives up a reservation: the upload was broken off, the letter not sent. Harmless where there is none. */
export const release = (account: StorageAccount, id: ReservationId, at: Instant): SpaceReleased =>
  released(account, id, at, ["QUOTA-5"])

/** The reservations that have lapsed unused by `at` (QUOTA-4). They hold no space from that moment, job or no job. */
export const lapse = (account: StorageAccount, at: Instant): ReadonlyArray<SpaceReleased> =>
  account.reservations.filter((one) => hasLapsed(one, at)).map(({ id }) => released(account, id, at, ["QUOTA-4"]))

/**
 * Takes in mail of `bytes`, however full the mailbox is (QUOTA-3); what counts of it may pass the limit, and then nothing is
 * uploaded or sent before there is room again (SEND-4).
 */
export const receive = (account: StorageAccount, sender: SenderKind, bytes: Bytes, at: Instant): SpaceTaken => ({
  _tag: "SpaceTaken",
  mailbox: account.mailbox,
  at,
  rules: received[sender],
  bytes: counted({ _tag: "Received", sender }, bytes)
})

/** Gives back the space of what is deleted for good; what is in the trash is not, and still counts (QUOTA-4). */
export const free = (account: StorageAccount, origin: Origin, bytes: Bytes, at: Instant): SpaceFreed => ({
  _tag: "SpaceFreed",
  mailbox: account.mailbox,
  at,
  rules: ["QUOTA-4"],
  bytes: counted(origin, bytes)
})

/**
 * Adds bought space (QUOTA-2), until the day `until` ends or without end. When it ends nothing is lost: the mailbox may then
 * be full, and is like any full one (QUOTA-3).
 */
export const buy = (account: StorageAccount, bytes: Bytes, until: OsloDate | null, at: Instant): SpaceBought => ({
  _tag: "SpaceBought",
  mailbox: account.mailbox,
  at,
  rules: ["QUOTA-2"],
  bought: { bytes, until }
})

/** The bytes that something of this origin and size takes of a mailbox's space (QUOTA-1). */
export const counted = (origin: Origin, bytes: Bytes): Bytes => (counts(origin) ? bytes : bytesOf(0))

/** The account without what was reserved under this id. */
export const without = (account: StorageAccount, id: ReservationId): StorageAccount => ({
  ...account,
  reservations: account.reservations.filter((one) => one.id !== id)
})

/** Bytes added up. */
export const sum = (sizes: ReadonlyArray<Bytes>): Bytes =>
  bytesOf(sizes.reduce<number>((total, size) => total + size, 0))

/** A number of bytes: never less than none, never more than a number can count exactly. */
export const bytesOf = (size: number): Bytes => Bytes.make(Math.max(0, Math.min(size, Number.MAX_SAFE_INTEGER)))

const isInForce = ({ until }: BoughtSpace, at: Instant): boolean => until === null || !hasEnded(until, at)

const hasLapsed = ({ lapsesAt }: Reservation, at: Instant): boolean => DateTime.isGreaterThanOrEqualTo(at, lapsesAt)

const released = (
  { mailbox }: StorageAccount,
  reservation: ReservationId,
  at: Instant,
  rules: ReadonlyArray<RuleId>
): SpaceReleased => ({ _tag: "SpaceReleased", mailbox, at, rules, reservation })

const received: Readonly<Record<SenderKind, ReadonlyArray<RuleId>>> = {
  person: ["QUOTA-1", "QUOTA-3"],
  company: ["QUOTA-1", "QUOTA-3"],
  voluntary: ["QUOTA-1", "QUOTA-3", "QUOTA-4"],
  public: ["QUOTA-1", "RECEIVE-4"]
}
