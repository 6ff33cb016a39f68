/**
 * Storage: how much of a mailbox's space is used, and what still fits (QUOTA). What comes in always fits; what its people
 * put in themselves does only where there is room. Sizes are bytes of plaintext.
 *
 * Whoever uploads or sends reserves space first and commits it when the bytes are there: so what is on its way counts too,
 * and no two that are on their way at once can together pass the limit (QUOTA-5).
 *
 * @module
 */
import { Schema } from "effect"
import { Instant, OsloDate } from "../calendar/index.ts"
import { MailboxId } from "../mailbox/index.ts"
import { SenderKind } from "../organisation/index.ts"
import { Bytes } from "../policy/index.ts"
import { RuleId } from "../rule/index.ts"
import { Identifier } from "../transaction/index.ts"

export const ReservationId = Identifier.pipe(Schema.brand("ReservationId"))
export type ReservationId = typeof ReservationId.Type

/** Space that is promised to something on its way in, until `lapsesAt` (QUOTA-4). */
export const Reservation = Schema.Struct({ id: ReservationId, bytes: Bytes, lapsesAt: Instant })
export type Reservation = typeof Reservation.Type

/** Space bought beyond what is included, until that day ends in Oslo; null where it has no end (QUOTA-2). */
export const BoughtSpace = Schema.Struct({ bytes: Bytes, until: Schema.NullOr(OsloDate) })
export type BoughtSpace = typeof BoughtSpace.Type

/** The account of a mailbox's space. */
export const StorageAccount = Schema.Struct({
  mailbox: MailboxId,
  /** All that is stored and counts, what is in the trash too (QUOTA-4). */
  used: Bytes,
  reservations: Schema.Array(Reservation),
  bought: Schema.Array(BoughtSpace)
})
export type StorageAccount = typeof StorageAccount.Type

/** How something came into the mailbox; whether it counts follows from that (QUOTA-1). */
export const Origin = Schema.Union([
  Schema.TaggedStruct("Received", { sender: SenderKind }),
  Schema.TaggedStruct("Uploaded", {}),
  Schema.TaggedStruct("SentCopy", {})
])
export type Origin = typeof Origin.Type

/** What space is asked for: a document of one's own, or one's own copy of a letter that one sends. */
export type Purpose = "upload" | "sentCopy"

/** Someone asks for space for something of `bytes`. */
export interface SpaceRequest {
  readonly id: ReservationId
  readonly purpose: Purpose
  readonly bytes: Bytes
}

/** How a mailbox's space is divided, in bytes. `used` can be more than `limit`: a full mailbox receives (QUOTA-3). */
export interface Space {
  readonly limit: Bytes
  readonly used: Bytes
  readonly reserved: Bytes
  readonly left: Bytes
}

const rules = Schema.Array(RuleId)
const event = { mailbox: MailboxId, at: Instant, rules }

export const SpaceReserved = Schema.TaggedStruct("SpaceReserved", {
  ...event,
  reservation: Reservation,
  policy: Schema.NonEmptyString
})
export type SpaceReserved = typeof SpaceReserved.Type

/** What was on its way has come, and is as large as `bytes`; the reservation is spent. */
export const SpaceUsed = Schema.TaggedStruct("SpaceUsed", { ...event, reservation: ReservationId, bytes: Bytes })
export type SpaceUsed = typeof SpaceUsed.Type

/** A reservation is given up, or has lapsed unused (QUOTA-4). */
export const SpaceReleased = Schema.TaggedStruct("SpaceReleased", { ...event, reservation: ReservationId })
export type SpaceReleased = typeof SpaceReleased.Type

/** Mail has come in; `bytes` of it count (QUOTA-1, QUOTA-3). */
export const SpaceTaken = Schema.TaggedStruct("SpaceTaken", { ...event, bytes: Bytes })
export type SpaceTaken = typeof SpaceTaken.Type

/** Something is deleted for good, and `bytes` are given back (QUOTA-4). */
export const SpaceFreed = Schema.TaggedStruct("SpaceFreed", { ...event, bytes: Bytes })
export type SpaceFreed = typeof SpaceFreed.Type

export const SpaceBought = Schema.TaggedStruct("SpaceBought", { ...event, bought: BoughtSpace })
export type SpaceBought = typeof SpaceBought.Type

/** What happens to a mailbox's space. */
export const StorageEvent = Schema.Union([SpaceReserved, SpaceUsed, SpaceReleased, SpaceTaken, SpaceFreed, SpaceBought])
export type StorageEvent = typeof StorageEvent.Type

/**
 * There is no room: `missing` bytes must be freed or bought first. Nothing that was stored is lost, and mail still comes in
 * (QUOTA-3, SEND-4).
 */
export const StorageFull = Schema.TaggedStruct("StorageFull", { rules, missing: Bytes, left: Bytes })
export type StorageFull = typeof StorageFull.Type

/** One uploaded document is larger than any may be (SEND-4). */
export const DocumentTooLarge = Schema.TaggedStruct("DocumentTooLarge", { rules, most: Bytes, has: Bytes })
export type DocumentTooLarge = typeof DocumentTooLarge.Type

/** No space is reserved under this id: it never was, it is spent or given up, or it has lapsed (QUOTA-4). */
export const SpaceNotReserved = Schema.TaggedStruct("SpaceNotReserved", { rules })
export type SpaceNotReserved = typeof SpaceNotReserved.Type

/** What came is larger than what was reserved for it (QUOTA-5). */
export const ReservationExceeded = Schema.TaggedStruct("ReservationExceeded", { rules, reserved: Bytes, has: Bytes })
export type ReservationExceeded = typeof ReservationExceeded.Type
