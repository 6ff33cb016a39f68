import { DateTime } from "effect"
import fc from "fast-check"
import { instant, osloDate } from "../calendar/arbitrary.ts"
import { mailboxId } from "../mailbox/arbitrary.ts"
import { senderKind } from "../organisation/arbitrary.ts"
import { Bytes } from "../policy/index.ts"
import {
  type BoughtSpace,
  type Origin,
  type Purpose,
  type Reservation,
  ReservationId,
  type SpaceRequest,
  type StorageAccount
} from "./index.ts"

export const reservationId: fc.Arbitrary<ReservationId> = fc.uuid({ version: 7 }).map((id) => ReservationId.make(id))
export const purpose: fc.Arbitrary<Purpose> = fc.constantFrom("upload", "sentCopy")

/** How much is stored or asked for at once: from nothing to some gigabytes, often near what is included. */
export const storedBytes: fc.Arbitrary<Bytes> = fc
  .oneof(fc.nat(5), fc.nat(100_000_001), fc.integer({ min: 999_999_990, max: 1_000_000_010 }), fc.nat(5_000_000_000))
  .map((bytes) => Bytes.make(bytes))

export const origin: fc.Arbitrary<Origin> = fc.oneof(
  fc.constantFrom<Origin>({ _tag: "Uploaded" }, { _tag: "SentCopy" }),
  senderKind.map((sender) => ({ _tag: "Received" as const, sender }))
)

export const reservation: fc.Arbitrary<Reservation> = fc.record({
  id: reservationId,
  bytes: storedBytes,
  lapsesAt: instant
})

export const boughtSpace: fc.Arbitrary<BoughtSpace> = fc.record({ bytes: storedBytes, until: fc.option(osloDate) })

/** An account, perhaps of a mailbox that has received more than it has space for. */
export const storageAccount: fc.Arbitrary<StorageAccount> = fc.record({
  mailbox: mailboxId,
  used: storedBytes,
  reservations: fc.uniqueArray(reservation, { selector: ({ id }) => id, maxLength: 3 }),
  bought: fc.array(boughtSpace, { maxLength: 2 })
})

export const spaceRequest: fc.Arbitrary<SpaceRequest> = fc.record({ id: reservationId, purpose, bytes: storedBytes })

/** A moment at which something of the account's may just have lapsed, or be about to. */
export const instantOn = (account: StorageAccount): fc.Arbitrary<DateTime.Utc> =>
  fc.oneof(
    instant,
    ...account.reservations.map(({ lapsesAt }) =>
      fc.integer({ min: -1, max: 1 }).map((millis) => DateTime.add(lapsesAt, { milliseconds: millis }))
    )
  )
